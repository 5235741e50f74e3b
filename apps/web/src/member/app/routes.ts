import type { WordKey } from '@bontot/i18n';
import type { ComponentType } from 'preact';

export type PageModule = { default: ComponentType };
/** Items of the docked bar: four at a time, the last one `cell` for whoever leads one, else `study`. */
export type BarItem = 'home' | 'meetings' | 'tasks' | 'study' | 'cell';

/** Every page, as data; each is a chunk of its own. Named parts of a path as `:name`: `usePath().params.name`. */
export type RouteRow = {
  path: `/m/${string}`;
  load: () => Promise<PageModule>;
  title: WordKey;
  /** Which item of the docked bar is lit; a page without one brings a dock of its own. */
  bar?: BarItem;
};

export const routes: readonly RouteRow[] = [
  { path: '/m/', load: () => import('../home/HomePage.tsx'), title: 'me.title.home', bar: 'home' },
  { path: '/m/meetings', load: () => import('../read/MeetingsPage.tsx'), title: 'me.title.meetings', bar: 'meetings' },
  {
    path: '/m/meetings/:id',
    load: () => import('../read/MeetingPage.tsx'),
    title: 'me.title.meeting',
    bar: 'meetings',
  },
  { path: '/m/meetings/:id/votes/:voteId', load: () => import('../vote/VotePage.tsx'), title: 'me.title.vote' },
  { path: '/m/tasks', load: () => import('../read/TasksPage.tsx'), title: 'me.title.tasks', bar: 'tasks' },
  { path: '/m/report', load: () => import('../read/ReportPage.tsx'), title: 'me.title.tasks', bar: 'tasks' },
  { path: '/m/study', load: () => import('../read/StudyPage.tsx'), title: 'me.title.study', bar: 'study' },
  { path: '/m/refused', load: () => import('./RefusedPage.tsx'), title: 'phone.refused.title' },
];
