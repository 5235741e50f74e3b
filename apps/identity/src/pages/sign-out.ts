import { languageOf, languages, type Language } from '@bontot/i18n';
import type { PageContext } from 'oidc-provider';
import { messagePage, signOutPage } from './sign-out-page.ts';

/** Our pages for what the provider says to people itself. */
export function providerPages(home: string | undefined) {
  const say = (context: PageContext, text: string): void => {
    context.type = 'html';
    context.body = text;
  };
  const done = (context: PageContext): void =>
    say(context, messagePage(placeOf(context), 'signIn.outDone', 'signIn.outDoneText', home));
  return {
    logoutSource: (context: PageContext): void => say(context, askToSignOut(context, true)),
    postLogoutSuccessSource: done,
    renderError: (context: PageContext): void =>
      say(context, messagePage(placeOf(context), 'signIn.failed', 'signIn.outdated', home)),
    /** The provider's own page for somebody without a session sends a form by an inline script, which no page may run. */
    async withoutScripts(context: PageContext, next: () => Promise<void>): Promise<void> {
      await next();
      if (context.oidc?.route !== 'end_session' || context.status !== 200 || context.oidc.session?.accountId) return;
      say(context, askToSignOut(context, false));
    },
  };
}

const askToSignOut = (context: PageContext, signedIn: boolean): string =>
  signOutPage(placeOf(context), {
    action: context.oidc!.urlFor('end_session_confirm'),
    secret: context.oidc!.session!.state!.secret,
    signedIn,
  });

function placeOf({ req }: PageContext): { language: Language; addressIn: (language: Language) => string } {
  const address = new URL(req.url ?? '/', 'http://here');
  const wanted = languages.find((language) => language === address.searchParams.get('lang'));
  const addressIn = (language: Language): string => {
    address.searchParams.set('lang', language);
    return `${address.pathname}${address.search}`;
  };
  return { language: wanted ?? languageOf(req.headers['accept-language']), addressIn };
}
