import type { Language } from '@bontot/i18n';
import type { FastifyReply } from 'fastify';
import { asPage } from './page-headers.ts';

export type Notice = {
  language: Language;
  title: string;
  text: string;
  /** The code of an error, for those who are asked for help. */
  code?: string;
  link?: { href: string; text: string };
};

/** Values of the design's tokens; the sheet of the pages may be what is missing. */
const STYLE = `
:root{color-scheme:light dark;--paper:#F7F6F2;--surface:#FFFFFF;--line:#DAD6CC;--ink:#1B1F24;--ink-2:#474D55;--act:#1A4F8B;--on-act:#FFFFFF;--brand:#8E1B1F;--gold:#C69A33}
@media (prefers-color-scheme:dark){:root{--paper:#14171A;--surface:#1C2024;--line:#373E45;--ink:#ECEAE4;--ink-2:#BDC2C8;--act:#8DB8EC;--on-act:#0D1B2B;--brand:#EE9A94;--gold:#E0BC62}}
*{box-sizing:border-box}
body{margin:0;padding:2rem 1rem;background:var(--paper);color:var(--ink);font:1rem/1.5 "Be Vietnam Pro",system-ui,sans-serif}
main{max-width:34rem;margin:0 auto;padding:1.5rem;display:grid;gap:1rem;background:var(--surface);border:1px solid var(--line);border-radius:12px}
.mark{display:flex;align-items:center;gap:.5rem;font-weight:700;font-size:1.125rem}
h1,p{margin:0}h1{font-size:1.5rem;line-height:1.3}
.code{color:var(--ink-2);font-size:.8125rem}
a{justify-self:start;min-height:2.75rem;padding:.625rem 1rem;border-radius:8px;background:var(--act);color:var(--on-act);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid var(--act);outline-offset:2px}`;

const MARK =
  '<svg width="28" height="28" viewBox="0 0 28 28" aria-hidden="true"><path d="M2 8a6 6 0 0 1 6-6h5v11H2zM26 20a6 6 0 0 1-6 6h-5V15h11zM2 20a6 6 0 0 0 6 6h5V15H2z" fill="var(--brand)"/><path d="M26 8a6 6 0 0 0-6-6h-5v11h11z" fill="var(--gold)"/></svg>';

/** A page of the gateway itself: one thing that a person should know, and one way on. Set the status before. */
export async function sendNotice(reply: FastifyReply, notice: Notice, signInOrigin = ''): Promise<void> {
  const { language, title, text, code, link } = notice;
  const nonce = asPage(reply, signInOrigin);
  void reply.header('content-language', language);
  await reply.send(`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(title)} · Bốn Tốt</title><style nonce="${nonce}">${STYLE}</style></head>
<body><main><div class="mark">${MARK}<span lang="vi">Bốn Tốt</span></div>
<h1>${escaped(title)}</h1>
<p>${escaped(text)}</p>
${code === undefined ? '' : `<p class="code">${escaped(code)}</p>`}
${link === undefined ? '' : `<a href="${escaped(link.href)}">${escaped(link.text)}</a>`}
</main></body>
</html>
`);
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);
