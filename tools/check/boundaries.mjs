// Who may import what (docs/explanation/boundaries.md), as an ESLint plugin of two rules.
import { existsSync, readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Libraries without input, output, clock or chance: they run in a worker, an API and a browser alike. */
export const pureLibraries = [
  'kernel',
  'contracts',
  'scoring-core',
  'meeting-core',
  'pledge-core',
  'print',
  'access',
  'i18n',
];
/** Folders of a service that touch the outside; every other folder below `src/` is the domain and pure. */
export const outerFolders = ['api', 'events', 'jobs', 'storage', 'worker'];
/** Apps that hold no domain of their own. */
export const appsWithoutDomain = ['cli', 'gateway', 'identity', 'web'];
/** What pure code may import from the registry. */
const PURE_PACKAGES = new Set(['zod', 'zod/mini']);
/** Packages that one place owns, so that another client or a patch is a change in one place. */
const OWNED = [
  { packages: ['mongoose', 'mongodb'], owner: 'libs/persistence, libs/papers and storage/ folders', may: mayUseMongo },
  { packages: ['kafkajs'], owner: 'libs/messaging', may: mayUseKafka },
];
const BUILTIN = new Set(builtinModules);

function mayUseMongo({ project, kind, folders }) {
  const ofStores = project === 'libs/persistence' || project === 'libs/papers';
  return ofStores || (kind === 'apps' && folders[0] === 'src' && folders[1] === 'storage');
}

/** An e2e test plays a system of another make, which would have a client of its own. */
function mayUseKafka({ project, folders }) {
  return project === 'libs/messaging' || (folders[0] === 'test' && folders[1] === 'e2e');
}

/** Where a file lies: its project (`libs/kernel`, `tools`), and the folders below it. */
export function placeOf(root, file) {
  const [top, name, ...rest] = relative(root, file).split(sep);
  const isProject = top === 'apps' || top === 'libs';
  const below = isProject ? rest : [name, ...rest];
  return {
    kind: top,
    project: isProject ? `${top}/${name}` : top,
    name,
    folders: below.slice(0, -1),
    file: below.at(-1),
  };
}

/** True for code whose result depends on its arguments alone; specs beside it may do what tests do. */
export function isPure({ kind, name, folders, file }) {
  if (folders[0] !== 'src' || /\.spec\.ts$/.test(file)) return false;
  if (kind === 'libs') return pureLibraries.includes(name);
  return (
    kind === 'apps' && !appsWithoutDomain.includes(name) && folders.length > 1 && !outerFolders.includes(folders[1])
  );
}

/** Why `file` may not import `specifier`; undefined when it may. */
export function refusalOf(root, file, specifier) {
  const place = placeOf(root, file);
  if (specifier.startsWith('.')) {
    const target = placeOf(root, resolve(dirname(file), specifier));
    if (target.project === place.project) return crossesIntoOuter(place, target);
    if (target.kind === 'tools' && !isPure(place)) return undefined;
    // A bench measures the insides of a service; nothing imports a bench.
    if (place.kind === 'bench') return undefined;
    return `«${specifier}» leaves ${place.project}: import the package @bontot/${target.name} instead`;
  }
  if (specifier.startsWith('@bontot/')) return refusalOfOwn(root, place, specifier);
  const name = specifier.replace(/^node:/, '').split('/')[0];
  // Tools ask an engine whether it is ready, the bench and tests play clients without ours between: not the product.
  const product = (place.kind === 'apps' || place.kind === 'libs') && place.folders[0] === 'src';
  for (const { packages, owner, may } of OWNED)
    if (product && packages.includes(name) && !may(place)) return `only ${owner} may import ${name}`;
  if (!isPure(place) || PURE_PACKAGES.has(specifier)) return undefined;
  const builtin = specifier.startsWith('node:') || BUILTIN.has(name);
  return `pure code may not import ${specifier}${builtin ? ', a module of the machine' : ''}: hand the value in as an argument`;
}

function crossesIntoOuter(place, target) {
  if (place.kind !== 'apps' || !isPure(place) || isPure({ ...target, file: target.file ?? '' })) return undefined;
  return `the domain may not import the outer folder ${target.folders.slice(0, 2).join('/')}: turn the direction round`;
}

function refusalOfOwn(root, place, specifier) {
  const [, name, ...deep] = specifier.split('/');
  if (existsSync(join(root, 'apps', name))) return `an app is nobody's library: ${specifier} may not be imported`;
  if (deep.length > 0) return `a library is entered by its index only: import @bontot/${name}`;
  if (place.project === `libs/${name}` && place.folders[0] === 'src')
    return `a library does not import itself: use a relative path`;
  if (isPure(place) && !pureLibraries.includes(name))
    return `pure code may not import @bontot/${name}, which is not pure`;
  return undefined;
}

const ruleOnImports = {
  meta: { type: 'problem', schema: [], messages: { refused: '{{why}}' } },
  create(context) {
    const check = (node) => {
      const specifier = node?.type === 'TSLiteralType' ? node.literal : node;
      if (typeof specifier?.value !== 'string') return;
      const why = refusalOf(context.cwd, context.filename, specifier.value);
      if (why) context.report({ node: specifier, messageId: 'refused', data: { why } });
    };
    return {
      ImportDeclaration: (node) => check(node.source),
      ExportNamedDeclaration: (node) => check(node.source),
      ExportAllDeclaration: (node) => check(node.source),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument),
      "CallExpression[callee.name='require']": (node) => check(node.arguments[0]),
    };
  },
};

const OUTSIDE_GLOBALS = [
  'crypto',
  'performance',
  'process',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'fetch',
  'Temporal',
  'globalThis',
];

const ruleOnClock = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { impure: 'pure code reads no {{what}}: it comes in as an argument' },
  },
  create(context) {
    if (!isPure(placeOf(context.cwd, context.filename))) return {};
    const report = (node, what) => context.report({ node, messageId: 'impure', data: { what } });
    return {
      "MemberExpression[object.name='Date'][property.name='now']": (node) => report(node, 'clock (Date.now)'),
      "MemberExpression[object.name='Math'][property.name='random']": (node) => report(node, 'chance (Math.random)'),
      "NewExpression[callee.name='Date'][arguments.length=0]": (node) => report(node, 'clock (new Date())'),
      "CallExpression[callee.name='Date']": (node) => report(node, 'clock (Date())'),
      Program() {
        const { globalScope } = context.sourceCode.scopeManager;
        const unresolved = globalScope.through.map(({ identifier }) => identifier);
        for (const name of OUTSIDE_GLOBALS) {
          const known = globalScope.set.get(name)?.references.map(({ identifier }) => identifier) ?? [];
          const uses = new Set([...known, ...unresolved.filter((identifier) => identifier.name === name)]);
          for (const identifier of uses) report(identifier, `outside world (${name})`);
        }
      },
    };
  },
};

export const boundaries = { rules: { imports: ruleOnImports, 'no-outside': ruleOnClock } };

/** Names of the projects of the workspace: `libs/kernel`, `apps/scoring`, … */
export const projectsOf = (root) =>
  ['apps', 'libs'].flatMap((kind) => readdirSync(join(root, kind)).map((name) => `${kind}/${name}`));
