import { languages, say, type Language } from '@bontot/i18n';

/** HTML that is safe as it is: made by `html`, never by hand. */
export class Html {
  readonly #text: string;
  constructor(text: string) {
    this.#text = text;
  }
  toString(): string {
    return this.#text;
  }
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** HTML with values in it: what is not HTML itself is escaped, lists are put one after the other. */
export function html(parts: TemplateStringsArray, ...values: (string | Html | Html[])[]): Html {
  const written = values.map((value) => {
    if (Array.isArray(value)) return value.join('\n');
    return value instanceof Html ? String(value) : value.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
  });
  return new Html(parts.map((part, index) => part + (written[index] ?? '')).join(''));
}

const MARK = html`<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">
  <path class="leaf" d="M2 8a6 6 0 0 1 6-6h5v11H2zM26 20a6 6 0 0 1-6 6h-5V15h11zM2 20a6 6 0 0 0 6 6h5V15H2z" />
  <path class="leaf gold" d="M26 8a6 6 0 0 0-6-6h-5v11h11z" />
</svg>`;

const NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English', ru: 'Русский' };

/**
 * A whole page.
 * @param addressIn the address of this page in another language
 */
export function page(given: {
  language: Language;
  title: string;
  content: Html;
  addressIn: (language: Language) => string;
}): string {
  const { language, title, content, addressIn } = given;
  const choices = languages.map((one) =>
    one === language
      ? html`<li><a href="${addressIn(one)}" lang="${one}" hreflang="${one}" aria-current="true">${NAMES[one]}</a></li>`
      : html`<li><a href="${addressIn(one)}" lang="${one}" hreflang="${one}">${NAMES[one]}</a></li>`,
  );
  return String(
    html`<!doctype html>
      <html lang="${language}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width,initial-scale=1" />
          <title>${title} · Bốn Tốt</title>
          <link rel="stylesheet" href="/pages/sign-in.css" />
        </head>
        <body>
          <header class="top">
            <div class="mark">${MARK}<span lang="vi">Bốn Tốt</span></div>
            <nav aria-label="${say(language, 'signIn.language')}">
              <ul class="languages">
                ${choices}
              </ul>
            </nav>
          </header>
          <main>${content}</main>
        </body>
      </html> `,
  );
}
