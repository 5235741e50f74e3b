import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { toggleLargeType, usePreferences } from '../app/preferences.ts';
import { back as goBack, usePath } from '../app/router.tsx';
import type { BarItem } from '../app/route.ts';
import { useWords } from '../app/words.ts';
import { Bar } from './Bar.tsx';
import { LineBanner } from './Banner.tsx';
import { Icon, Mark } from './Icon.tsx';
import { Settings } from './Settings.tsx';

type Parts = {
  title: string;
  sub?: ComponentChildren;
  /** Where «back» leads when the app was opened at this page; without it the mark stands there. */
  back?: string;
  /** «Step 2 of 5». */
  steps?: { at: number; of: number };
  /** In place of the docked bar: the page's own act. */
  dock?: ComponentChildren;
  counts?: Partial<Record<BarItem, number>>;
  children: ComponentChildren;
};

/** The frame of every page: head with large type one tap away, state of the line, content, dock. */
export function Page({ title, sub, back, steps, dock, counts, children }: Parts) {
  const { t } = useWords();
  const { type } = usePreferences();
  const { route } = usePath();
  const [settings, setSettings] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(title);
  useFocusOnArrival(heading);
  return (
    <div class="phone">
      <header>
        <div class="top">
          {back === undefined ? (
            <Mark />
          ) : (
            <button class="back" type="button" aria-label={t('phone.back')} onClick={() => goBack(back)}>
              <Icon name="backwards" />
            </button>
          )}
          <div class="top-words">
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {sub && <p>{sub}</p>}
          </div>
          <button
            class="top-tool"
            type="button"
            aria-pressed={type === 'large'}
            aria-label={t('phone.large')}
            onClick={toggleLargeType}
          >
            <Icon name="text" />
          </button>
          {back === undefined && (
            <button class="top-tool" type="button" aria-label={t('phone.settings')} onClick={() => setSettings(true)}>
              <Icon name="settings" />
            </button>
          )}
        </div>
        {steps && (
          <div class="prog" role="img" aria-label={t('phone.step', { n: steps.at, of: steps.of })}>
            {Array.from({ length: steps.of }, (_, index) => (
              <i key={index} class={index < steps.at ? 'on' : ''} />
            ))}
          </div>
        )}
      </header>
      <main class="in" id="main" tabIndex={-1}>
        <LineBanner />
        {children}
      </main>
      {dock ? (
        <section class="dock" aria-label={t('phone.dock')}>
          {dock}
        </section>
      ) : route?.bar ? (
        <Bar {...(counts ? { counts } : {})} />
      ) : null}
      <Settings open={settings} onClose={() => setSettings(false)} />
    </div>
  );
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Bốn Tốt`;
  }, [title]);
}

let lastPath: string | undefined;

/** After a change of page the focus stands on its title, so that a screen reader says where one is; not on first load. */
function useFocusOnArrival(heading: { current: HTMLElement | null }): void {
  const { path } = usePath();
  useEffect(() => {
    if (lastPath !== undefined && lastPath !== path) heading.current?.focus({ preventScroll: true });
    lastPath = path;
  }, [path, heading]);
}
