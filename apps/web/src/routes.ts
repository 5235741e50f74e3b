import type { Action } from '@bontot/access';

/**
 * Every page, as data: the router is made from it, and so is the matrix of the accessibility tests. `page` names the
 * module below `admin/` whose default export is shown; `title` is a key of the catalogue; `needs` is what a post must
 * give somewhere for the page to be offered at all.
 */
export type RouteRow = {
  id: string;
  /** Named parts as `:name`. */
  path: string;
  page: string;
  title: string;
  needs?: Action;
  /** What the page reads from the search part. */
  search?: readonly string[];
};

export const routes = [
  { id: 'home', path: '/', page: 'shell/HomePage', title: 'shell.title.home' },
  {
    id: 'cell',
    path: '/cells/:cellId',
    page: 'cell/CellPage',
    title: 'shell.title.cell',
    needs: 'score.read',
    search: ['period', 'view', 'asOf', 'knownOn'],
  },
  {
    id: 'enter',
    path: '/cells/:cellId/enter',
    page: 'register/EnterPage',
    title: 'shell.title.enter',
    needs: 'evidence.enter',
    search: ['period', 'measure'],
  },
  { id: 'unit', path: '/units/:unitId', page: 'commune/UnitPage', title: 'shell.title.unit', needs: 'dashboards.read' },
  {
    id: 'unit-cells',
    path: '/units/:unitId/cells',
    page: 'commune/CellsPage',
    title: 'shell.title.cells',
    needs: 'dashboards.read',
  },
  {
    id: 'assigned',
    path: '/assigned',
    page: 'commune/AssignedPage',
    title: 'shell.title.assigned',
    needs: 'dashboards.read',
  },
  {
    id: 'meetings',
    path: '/meetings',
    page: 'meetings/DeskPage',
    title: 'shell.title.meetings',
    needs: 'meeting-score.confirm',
    search: ['cellId'],
  },
  {
    id: 'meeting',
    path: '/meetings/:meetingId',
    page: 'meetings/MeetingPage',
    title: 'shell.title.meeting',
    needs: 'minutes.read',
  },
  {
    id: 'unit-meetings',
    path: '/units/:unitId/meetings',
    page: 'meetings/UnitMeetingsPage',
    title: 'shell.title.unitMeetings',
    needs: 'dashboards.read',
    search: ['part', 'month', 'state', 'show', 'cellId'],
  },
  { id: 'tree', path: '/tree', page: 'tree/TreePage', title: 'shell.title.tree', needs: 'dashboards.read' },
  {
    id: 'inbox',
    path: '/inbox',
    page: 'register/InboxPage',
    title: 'shell.title.inbox',
    needs: 'evidence.confirm',
    search: ['cellId'],
  },
  { id: 'notices', path: '/notices', page: 'notices/NoticesPage', title: 'shell.title.notices' },
] as const satisfies readonly RouteRow[];

export type RouteId = (typeof routes)[number]['id'];
