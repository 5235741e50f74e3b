import { say, type Language, type WordKey } from '@bontot/i18n';
import type { AccountName } from '../provider.ts';
import { html, page } from './layout.ts';

/** What each account is called, in the order of the permission matrix. */
const ROLES: Record<AccountName, WordKey> = {
  'org-dept': 'role.org_dept',
  'standing-committee': 'role.standing_committee',
  committee: 'role.committee',
  supervisor: 'role.supervisor',
  inspector: 'role.inspector',
  secretary: 'role.secretary',
  deputy: 'role.deputy',
  member: 'role.member',
  probationary: 'role.probationary',
  exempt: 'role.exempt',
  technical: 'role.technical',
};

/** The accounts of development to choose from: a button each, so that it needs neither a password nor a script. */
export function signInPage(language: Language, address: string): string {
  const accounts = (Object.keys(ROLES) as AccountName[]).map(
    (account) =>
      html`<li>
        <button type="submit" name="account" value="${account}">
          <span class="role">${say(language, ROLES[account])}</span> <code>${account}</code>
        </button>
      </li>`,
  );
  const content = html`<h1>${say(language, 'signIn.title')}</h1>
    <p class="soft">${say(language, 'signIn.choose')}</p>
    <p class="notice">${say(language, 'signIn.development')}</p>
    <form method="post" action="${address}?lang=${language}" aria-label="${say(language, 'signIn.accounts')}">
      <ul class="accounts">
        ${accounts}
      </ul>
    </form>`;
  const title = say(language, 'signIn.title');
  return page({ language, title, content, addressIn: (other) => `${address}?lang=${other}` });
}
