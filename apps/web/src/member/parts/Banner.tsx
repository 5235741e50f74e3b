import { formatTime } from '@bontot/i18n';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { signInAddress } from '../app/session.tsx';
import { newer } from '../app/worker.ts';
import { useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import { sending } from '../data/sender.ts';
import { useTold } from '../data/told.ts';
import { Icon, type IconName } from './Icon.tsx';
import { Go } from '../app/router.tsx';

type Look = 'notdue' | 'good' | 'risk' | 'na' | 'fail';
const ICONS: Record<Look, IconName> = { notdue: 'notdue', good: 'good', risk: 'risk', na: 'na', fail: 'fail' };

/** One thing to know, with an icon of its own. */
export function Banner({
  look = 'notdue',
  icon,
  children,
}: {
  look?: Look;
  icon?: IconName;
  children: ComponentChildren;
}) {
  return (
    <div class={`banner ${look}`}>
      <Icon name={icon ?? ICONS[look]} />
      <div>{children}</div>
    </div>
  );
}

/** How long «sent» is said before it goes. */
const SAID_MS = 6_000;

/** Whether the line stands and what waits, calmly; on top of every page. */
export function LineBanner() {
  const { language, t } = useWords();
  const isOnline = useTold(online);
  const { waiting, refused, sentAt, signInNeeded } = useTold(sending);
  const takeOver = useTold(newer);
  const [said, setSaid] = useState<number | null>(null);
  useEffect(() => {
    if (sentAt === null || Date.now() - sentAt > SAID_MS) return;
    setSaid(sentAt);
    const timer = setTimeout(() => setSaid(null), SAID_MS);
    return () => clearTimeout(timer);
  }, [sentAt]);
  const lines: ComponentChildren[] = [];
  if (signInNeeded)
    lines.push(
      <Banner look="risk" icon="off" key="sign-in">
        <p>
          <b>{t('phone.line.ended')}</b> {waiting > 0 ? t('phone.line.endedWaiting', { n: waiting }) : ''}{' '}
          <a href={signInAddress()}>{t('phone.line.signIn')}</a>
        </p>
      </Banner>,
    );
  else if (!isOnline)
    lines.push(
      <Banner icon="off" key="off">
        <p>
          <b>{t('phone.line.off')}</b> {t('phone.line.offSafe')}{' '}
          {waiting > 0 && <span data-waiting={waiting}>{t('phone.line.waiting', { n: waiting })}</span>}
        </p>
      </Banner>,
    );
  else if (waiting > 0)
    lines.push(
      <Banner icon="sync" key="sending">
        <p data-waiting={waiting}>{t('phone.line.sending', { n: waiting })}</p>
      </Banner>,
    );
  else if (said !== null)
    lines.push(
      <Banner look="good" key="sent">
        <p>{t('phone.line.sent', { time: formatTime(language, said) })}</p>
      </Banner>,
    );
  if (refused > 0)
    lines.push(
      <Banner look="risk" key="refused">
        <p>
          {t('phone.line.refused', { n: refused })} <Go href="/m/refused">{t('phone.line.refusedSee')}</Go>
        </p>
      </Banner>,
    );
  if (takeOver)
    lines.push(
      <Banner look="na" icon="sync" key="newer">
        <p>
          {t('phone.line.newer')}{' '}
          <button class="linklike" type="button" onClick={takeOver}>
            {t('phone.line.newerTake')}
          </button>
        </p>
      </Banner>,
    );
  return (
    <div class="lines" role="status">
      {lines}
    </div>
  );
}
