import type { Translate, WordKey } from '@bontot/i18n';
import { Go, usePath } from '../app/router.tsx';
import type { BarItem } from '../app/route.ts';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { Icon, type IconName } from './Icon.tsx';

type Item = { id: BarItem; href: string; icon: IconName; label: WordKey };
const HOME: Item = { id: 'home', href: '/m/', icon: 'home', label: 'phone.bar.home' };
const MEETINGS: Item = { id: 'meetings', href: '/m/meetings', icon: 'people', label: 'phone.bar.meetings' };
const TASKS: Item = { id: 'tasks', href: '/m/tasks', icon: 'task', label: 'phone.bar.tasks' };
const STUDY: Item = { id: 'study', href: '/m/study', icon: 'book', label: 'phone.bar.study' };
const CELL: Item = { id: 'cell', href: '/m/cell', icon: 'calendar', label: 'phone.bar.cell' };

/** What the number beside an item counts, for whoever does not see where it stands. */
const wordsOf = (id: BarItem, n: number, t: Translate): string =>
  id === 'meetings' || id === 'tasks' || id === 'study' ? t(`me.bar.${id}`, { n }) : String(n);

/** The docked bar of four named items; `counts` says what waits behind one. */
export function Bar({ counts = {} }: { counts?: Partial<Record<BarItem, number>> }) {
  const { t } = useWords();
  const { leads } = useSession();
  const { route } = usePath();
  return (
    <nav class="four" aria-label={t('phone.bar')}>
      {[HOME, MEETINGS, TASKS, leads ? CELL : STUDY].map(({ id, href, icon, label }) => (
        <Go key={id} href={href} aria-current={route?.bar === id ? 'page' : undefined}>
          <Icon name={icon} />
          {t(label)}
          {counts[id] ? (
            <>
              <span class="n" aria-hidden="true">
                {counts[id]}
              </span>
              <span class="sr">{wordsOf(id, counts[id], t)}</span>
            </>
          ) : null}
        </Go>
      ))}
    </nav>
  );
}
