// Lint for the pages: a colour or a size in pixels is named in tokens.css and nowhere else (the guide, chapter 12).

const COLOUR = /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|oklch|lab)\(/i;
/** Nothing in pixels; sizes are in rem, lines in the tokens `--w-…`. */
const PIXELS = /(?<![\w.-])-?\d*\.?\d+px\b/;

/** What is raw in a text, or undefined. */
export function rawIn(text) {
  return COLOUR.exec(text)?.[0] ?? PIXELS.exec(text)?.[0];
}

const withoutComments = (css) => css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));

const rule = {
  meta: { type: 'problem', schema: [], messages: { raw: '«{{what}}» outside of tokens.css: use a token' } },
  create(context) {
    const report = (node, what) => context.report({ node, messageId: 'raw', data: { what } });
    if (context.filename.endsWith('.css'))
      return {
        Program() {
          for (const [index, line] of withoutComments(context.sourceCode.text).split('\n').entries()) {
            const what = rawIn(line);
            const at = { line: index + 1, column: 0 };
            if (what) context.report({ loc: { start: at, end: at }, messageId: 'raw', data: { what } });
          }
        },
      };
    const check = (node, text) => {
      const what = typeof text === 'string' && rawIn(text);
      if (what) report(node, what);
    };
    return {
      Literal: (node) => check(node, node.value),
      TemplateElement: (node) => check(node, node.value.cooked),
    };
  },
};

/** ESLint wants a syntax tree; a style sheet is looked at as text. */
export const cssParser = {
  meta: { name: 'bontot-css', version: '1' },
  parseForESLint(text) {
    const lines = text.split('\n');
    const end = { line: lines.length, column: lines.at(-1).length };
    const loc = { start: { line: 1, column: 0 }, end };
    const program = { type: 'Program', body: [], sourceType: 'module', range: [0, text.length], loc };
    return { ast: { ...program, tokens: [], comments: [] } };
  },
};

export const rawStyle = { rules: { 'raw-style': rule } };
