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
  {
    id: 'unit-pledges',
    path: '/units/:unitId/pledges',
    page: 'pledges/UnitPledgesPage',
    title: 'pledges.title',
    needs: 'dashboards.read',
    search: ['part', 'year', 'by', 'show', 'cellId'],
  },
  {
    id: 'unit-people',
    path: '/units/:unitId/people',
    page: 'people/PeoplePage',
    title: 'people.title.people',
    needs: 'members.read',
    search: ['q', 'kind', 'is', 'on'],
  },
  {
    id: 'unit-transfers',
    path: '/units/:unitId/transfers',
    page: 'people/TransfersPage',
    title: 'people.title.transfers',
    needs: 'members.read',
    search: ['show'],
  },
  {
    id: 'unit-candidates',
    path: '/units/:unitId/candidates',
    page: 'people/CandidatesPage',
    title: 'people.title.candidates',
    needs: 'candidates.follow',
    search: ['show'],
  },
  {
    id: 'unit-classification',
    path: '/units/:unitId/classification',
    page: 'people/ClassificationPage',
    title: 'people.title.classification',
    needs: 'classification.read',
    search: ['year', 'form'],
  },
  {
    id: 'unit-training',
    path: '/units/:unitId/training',
    page: 'people/TrainingPage',
    title: 'people.title.training',
    needs: 'training.record',
    search: ['year'],
  },
  {
    id: 'unit-duplicates',
    path: '/units/:unitId/duplicates',
    page: 'people/DuplicatesPage',
    title: 'people.title.duplicates',
    needs: 'contact.read',
  },
  {
    id: 'person',
    path: '/people/:personId',
    page: 'people/PersonPage',
    title: 'people.title.person',
    needs: 'members.read',
  },
  {
    id: 'candidate',
    path: '/candidates/:candidateId',
    page: 'people/CandidatePage',
    title: 'people.title.candidate',
    needs: 'candidates.follow',
  },
  {
    id: 'organisation',
    path: '/organisation',
    page: 'tree/OrganisationPage',
    title: 'shell.title.tree',
    needs: 'dashboards.read',
    search: ['on'],
  },
  {
    id: 'plans',
    path: '/organisation/plans',
    page: 'organisation/PlansPage',
    title: 'organisation.title.plans',
    needs: 'units.manage',
    search: ['state'],
  },
  {
    id: 'plan',
    path: '/organisation/plans/:planId',
    page: 'organisation/PlanPage',
    title: 'organisation.title.plan',
    needs: 'units.manage',
  },
  {
    id: 'inbox',
    path: '/inbox',
    page: 'register/InboxPage',
    title: 'shell.title.inbox',
    needs: 'evidence.confirm',
    search: ['cellId'],
  },
  { id: 'imports', path: '/import', page: 'import/ImportsPage', title: 'shell.title.imports', needs: 'files.import' },
  {
    id: 'import',
    path: '/import/:importId',
    page: 'import/ImportPage',
    title: 'shell.title.imports',
    needs: 'files.import',
  },
  {
    id: 'unit-register',
    path: '/units/:unitId/register',
    page: 'targets/TargetsPage',
    title: 'reg.title',
    needs: 'dashboards.read',
    search: ['part'],
  },
  {
    id: 'unit-cases',
    path: '/units/:unitId/cases',
    page: 'cases/CasesPage',
    title: 'reg.cases.title',
    needs: 'cases.enter',
  },
  {
    id: 'cell-dues',
    path: '/cells/:cellId/dues',
    page: 'dues/DuesPage',
    title: 'reg.dues.title',
    needs: 'dues.read',
    search: ['month'],
  },
  {
    id: 'cell-exemptions',
    path: '/cells/:cellId/exemptions',
    page: 'exemptions/ExemptionsPage',
    title: 'reg.na.title',
    needs: 'dashboards.read',
    search: ['period'],
  },
  { id: 'senders', path: '/senders', page: 'senders/SendersPage', title: 'reg.senders.title', needs: 'unclaimed.read' },
  { id: 'notices', path: '/notices', page: 'notices/NoticesPage', title: 'shell.title.notices' },
] as const satisfies readonly RouteRow[];

export type RouteId = (typeof routes)[number]['id'];
