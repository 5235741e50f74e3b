import { can, type Actor } from '@bontot/access';
import { formatTime, formatWeekday } from '@bontot/i18n';
import { localDateOf, type LocalDate } from '@bontot/kernel';
import { useLanguage, useSession, type Crumb } from '../../shared/index.ts';
import type { Overview } from './answers.ts';

/** The units above that the person may look at, outermost first; a name that leads nowhere is left out. */
export function crumbsOf({ path, parents }: Overview['unit'], actor: Actor, today: LocalDate): Crumb[] {
  return parents
    .filter(({ id }) => {
      const end = path.indexOf(`/${id}/`);
      return end >= 0 && can(actor, 'dashboards.read', { path: path.slice(0, end + id.length + 2) }, today);
    })
    .map(({ id, name }) => ({ name, href: `/units/${id}` }));
}

/** What stands over every overview: the way here, and how many cells it speaks of as of when. */
export function useHead(overview: Overview, askedAt: number): { title: string; crumbs: Crumb[]; facts: string } {
  const { t, language } = useLanguage();
  const { actor, today } = useSession();
  const day = formatWeekday(language, localDateOf(askedAt), '');
  const { name } = overview.unit;
  const isNow = today.startsWith(overview.period);
  return {
    title: isNow ? t('units.titleToday', { name }) : t('units.titleYear', { name, year: overview.period }),
    crumbs: crumbsOf(overview.unit, actor, today),
    facts: `${t('units.facts', { cells: overview.cells, moment: `${day}, ${formatTime(language, askedAt)}` })} · ${t('units.reviewedView')}`,
  };
}
