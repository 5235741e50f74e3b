import { say, type Language, type WordKey } from '@bontot/i18n';
import { html, page, type Html } from './layout.ts';

type Place = { language: Language; addressIn: (language: Language) => string };

/**
 * Asks whether the session here ends too. Without a session there is nothing to ask: one button leads back.
 * @param confirm where the answer goes, and the secret that says it came from this page
 */
export function signOutPage(
  { language, addressIn }: Place,
  confirm: { action: string; secret: string; signedIn: boolean },
): string {
  const word = (key: WordKey) => say(language, key);
  const acts: Html[] = confirm.signedIn
    ? [
        html`<button class="first" type="submit" name="logout" value="yes">${word('signIn.out')}</button>`,
        html`<button type="submit">${word('signIn.outKeep')}</button>`,
      ]
    : [html`<button class="first" type="submit" name="logout" value="yes">${word('signIn.open')}</button>`];
  const title = word(confirm.signedIn ? 'signIn.out' : 'signIn.outDone');
  const content = html`<h1>${title}</h1>
    <p>${word(confirm.signedIn ? 'signIn.outText' : 'signIn.outDoneText')}</p>
    <form method="post" action="${confirm.action}" class="acts">
      <input type="hidden" name="xsrf" value="${confirm.secret}" />
      ${acts}
    </form>`;
  return page({ language, title, content, addressIn });
}

/** A sentence and, where there is one, a way on. */
export function messagePage({ language, addressIn }: Place, title: WordKey, text: WordKey, home?: string): string {
  const link =
    home === undefined ? [] : [html`<p><a class="first" href="${home}">${say(language, 'signIn.open')}</a></p>`];
  const content = html`<h1>${say(language, title)}</h1>
    <p>${say(language, text)}</p>
    ${link}`;
  return page({ language, title: say(language, title), content, addressIn });
}
