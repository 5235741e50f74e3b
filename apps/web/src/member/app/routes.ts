import type { RouteRow } from './route.ts';

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
  { path: '/m/cell', load: () => import('../desk/CellPage.tsx'), title: 'phone.title.cell', bar: 'cell' },
  { path: '/m/cell/reports', load: () => import('../desk/ReportsPage.tsx'), title: 'phone.duty.reports', bar: 'cell' },
  { path: '/m/cell/study', load: () => import('../desk/StudyPage.tsx'), title: 'phone.duty.study', bar: 'cell' },
  { path: '/m/cell/tasks', load: () => import('../desk/TasksPage.tsx'), title: 'phone.duty.tasks', bar: 'cell' },
  { path: '/m/cell/above', load: () => import('../desk/AbovePage.tsx'), title: 'phone.duty.above', bar: 'cell' },
  { path: '/m/cell/review', load: () => import('../desk/ReviewPage.tsx'), title: 'phone.duty.review', bar: 'cell' },
  {
    path: '/m/cell/settings',
    load: () => import('../desk/SettingsPage.tsx'),
    title: 'phone.title.series',
    bar: 'cell',
  },
  { path: '/m/meetings/:id/prepare', load: () => import('../prepare/PreparePage.tsx'), title: 'phone.title.prepare' },
  { path: '/m/meetings/:id/run', load: () => import('../run/RunPage.tsx'), title: 'phone.title.run' },
  { path: '/m/meetings/:id/minutes', load: () => import('../minutes/MinutesPage.tsx'), title: 'phone.title.minutes' },
  {
    path: '/m/meetings/:id/conflicts',
    load: () => import('../minutes/ConflictsPage.tsx'),
    title: 'phone.conflict.title',
  },
  { path: '/m/refused', load: () => import('./RefusedPage.tsx'), title: 'phone.refused.title' },
];
