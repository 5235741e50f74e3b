import type { PageModule, RouteRow } from './route.ts';

/** By name, not by import: a page knows this table through its links. */
const pages = import.meta.glob<PageModule>('../*/[A-Z]*Page.tsx');
const page = (name: string) => pages[`../${name}.tsx`]!;

export const routes: readonly RouteRow[] = [
  { path: '/m/', load: page('home/HomePage'), title: 'me.title.home', bar: 'home' },
  { path: '/m/meetings', load: page('read/MeetingsPage'), title: 'me.title.meetings', bar: 'meetings' },
  {
    path: '/m/meetings/:id',
    load: page('read/MeetingPage'),
    title: 'me.title.meeting',
    bar: 'meetings',
  },
  { path: '/m/meetings/:id/votes/:voteId', load: page('vote/VotePage'), title: 'me.title.vote' },
  { path: '/m/tasks', load: page('read/TasksPage'), title: 'me.title.tasks', bar: 'tasks' },
  { path: '/m/report', load: page('read/ReportPage'), title: 'me.title.tasks', bar: 'tasks' },
  { path: '/m/pledge', load: page('pledge/PledgePage'), title: 'pledge.title.short', bar: 'home' },
  { path: '/m/pledge/write', load: page('pledge/WritePage'), title: 'pledge.title.short' },
  { path: '/m/pledge/report', load: page('pledge/ReportPage'), title: 'pledge.title.short' },
  { path: '/m/pledge/initiatives', load: page('pledge/InitiativesPage'), title: 'pledge.initiatives', bar: 'home' },
  { path: '/m/pledge/initiatives/:id', load: page('pledge/InitiativePage'), title: 'pledge.initiative' },
  { path: '/m/study', load: page('read/StudyPage'), title: 'me.title.study', bar: 'study' },
  { path: '/m/cell', load: page('desk/CellPage'), title: 'phone.title.cell', bar: 'cell' },
  { path: '/m/cell/reports', load: page('desk/ReportsPage'), title: 'phone.duty.reports', bar: 'cell' },
  { path: '/m/cell/study', load: page('desk/StudyPage'), title: 'phone.duty.study', bar: 'cell' },
  { path: '/m/cell/tasks', load: page('desk/TasksPage'), title: 'phone.duty.tasks', bar: 'cell' },
  { path: '/m/cell/pledges', load: page('pledge/CellPledgesPage'), title: 'pledge.cell', bar: 'cell' },
  { path: '/m/cell/pledges/:memberId', load: page('pledge/MemberPage'), title: 'pledge.member', bar: 'cell' },
  { path: '/m/cell/pledges/:memberId/write', load: page('pledge/HelpWritePage'), title: 'pledge.help.register' },
  { path: '/m/cell/pledges/:memberId/report', load: page('pledge/HelpReportPage'), title: 'pledge.help.mid' },
  { path: '/m/cell/registration', load: page('pledge/RegistrationPage'), title: 'pledge.registration', bar: 'cell' },
  { path: '/m/cell/above', load: page('desk/AbovePage'), title: 'phone.duty.above', bar: 'cell' },
  { path: '/m/cell/review', load: page('desk/ReviewPage'), title: 'phone.duty.review', bar: 'cell' },
  {
    path: '/m/cell/settings',
    load: page('desk/SettingsPage'),
    title: 'phone.title.series',
    bar: 'cell',
  },
  { path: '/m/meetings/:id/prepare', load: page('prepare/PreparePage'), title: 'phone.title.prepare' },
  { path: '/m/meetings/:id/run', load: page('run/RunPage'), title: 'phone.title.run' },
  { path: '/m/meetings/:id/minutes', load: page('minutes/MinutesPage'), title: 'phone.title.minutes' },
  {
    path: '/m/meetings/:id/conflicts',
    load: page('minutes/ConflictsPage'),
    title: 'phone.conflict.title',
  },
  { path: '/m/refused', load: page('desk/RefusedPage'), title: 'phone.refused.title' },
];
