import type { Account, Choice } from '@bontot/testing';
import type { Page } from 'playwright-core';
import type { RouteId } from '../src/routes.ts';
import * as files from './import-fixtures.ts';
import * as meetings from './meeting-fixtures.ts';
import * as organisation from './organisation-fixtures.ts';
import * as people from './people-fixtures.ts';
import * as pledges from './pledge-fixtures.ts';
import * as register from './register-fixtures.ts';
import { today } from './waiting-fact.ts';

/** How a page is brought into one of its states. */
export type Scene = {
  as?: Account;
  path: string;
  /** What is seen once the state is reached; else the title stands and nothing is waited for any more. */
  ready?: string;
  /** What the reader then does: opens a dialog, a row; `ready` is what it leads to. */
  then?: (page: Page) => Promise<void>;
  /** Shown at these widths alone. */
  at?: readonly Width[];
  /** What the browser's console says of an answer that this scene is about. */
  expected?: RegExp;
  /** Answers that take the place of the product's, before the page is opened; for states it cannot be brought into. */
  stub?: (page: Page) => Promise<void>;
};
export type States = { full: Scene; empty?: Scene; loading?: Scene; error?: Scene };

/** What the frame of every page asks for; it is never held back. */
const FRAME = /\/api\/v1\/(session|people\/me|stream|notices\/unread)\b/;
const api = (page: Page, answer: Parameters<Page['route']>[1]): Promise<unknown> =>
  page.route((url) => url.pathname.startsWith('/api/') && !FRAME.test(url.pathname), answer);

const silence = (page: Page): Promise<unknown> => api(page, () => new Promise(() => undefined));
const failure = (page: Page): Promise<unknown> =>
  api(page, (route) =>
    route.fulfill({
      status: 500,
      contentType: 'application/problem+json',
      body: JSON.stringify({ type: 'about:blank', status: 500, code: 'BUG', reference: '01TEST', detail: '…' }),
    }),
  );
/** Only the paths that match are answered by `body`; everything else comes from the product. */
export const instead =
  (matches: RegExp, body: unknown) =>
  async (page: Page): Promise<void> =>
    void (await page.route(
      (url) => matches.test(url.pathname),
      (route) => route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(body) }),
    ));

/** What the meetings service answers, in every state that its pages show; the rest of the page comes from the product. */
const meetingAnswers: [RegExp, (query: URLSearchParams) => unknown][] = [
  [/\/api\/v1\/meetings$/, meetings.linesFor],
  [/\/api\/v1\/meetings\/[^/]+$/, () => meetings.waitingView],
  [/\/api\/v1\/months$/, meetings.monthsFor],
  [/\/api\/v1\/tasks$/, () => meetings.tasks],
  [/\/api\/v1\/study$/, () => meetings.studies],
  [/\/api\/v1\/unit-reports$/, () => meetings.reports],
  [/\/api\/v1\/meeting-settings\/[^/]+$/, () => meetings.settings],
];
type Answers = readonly [RegExp, (query: URLSearchParams) => unknown][];
const answering =
  (answers: Answers) =>
  async (page: Page): Promise<void> => {
    for (const [matches, answer] of answers)
      await page.route(
        (url) => matches.test(url.pathname),
        (route) => route.fulfill({ status: 200, json: answer(new URL(route.request().url()).searchParams) }),
      );
  };
export const withMeetings = answering(meetingAnswers);
const withPeople = answering(people.peopleAnswers);
const withNobody = answering(people.nobodyAnswers);
/** One answer about people in another state. */
const withPeopleBut = (matches: RegExp, answer: (query: URLSearchParams) => unknown) =>
  answering([...people.peopleAnswers, [matches, answer]]);
const PERSON = /\/api\/v1\/members\/01[^/]+$/;
const NO_MEETINGS = /\/api\/v1\/(meetings|months|tasks|study|unit-reports)$/;

const REGISTRATION = /\/api\/v1\/registrations\/[^/]+\/\d+$/;
/** What the pledges service answers to administrators' pages; the rest of the page comes from the product. */
const pledgeAnswers: [RegExp, unknown][] = [
  [/\/api\/v1\/pledges\/shares$/, pledges.shares],
  [/\/api\/v1\/registrations$/, pledges.registrations],
  [REGISTRATION, pledges.registrationView()],
  [/\/api\/v1\/initiatives$/, pledges.initiatives],
  [/\/api\/v1\/models$/, pledges.models],
  [/\/api\/v1\/pledge-campaigns\//, pledges.campaign],
];
/** Each path that matches is answered by its body. */
export const insteadOf =
  (answers: [RegExp, unknown][]) =>
  async (page: Page): Promise<void> => {
    for (const [matches, body] of answers) await instead(matches, body)(page);
  };
const withPledges = insteadOf(pledgeAnswers);
const ownRegistration = (state: keyof typeof pledges.committeeRegistration): Scene => ({
  as: 'committee',
  path: `${PLEDGES}?part=own`,
  stub: instead(REGISTRATION, pledges.committeeRegistration[state]),
});

/** What the evidence register answers, in every state that its pages show. */
const registerAnswers: [RegExp, (query: URLSearchParams) => unknown][] = [
  [/\/register\/records$/, register.recordsFor],
  [/\/register\/cases$/, () => register.cases],
  [/\/register\/clearances$/, () => register.clearances],
  [/\/register\/clearances\/preview$/, () => register.preview],
  [/\/register\/dues\/[^/]+\/[^/]+$/, () => register.dues],
  [/\/units\/[^/]+\/members$/, () => register.members],
  [/\/api\/v1\/cells\/[^/]+\/exemptions$/, () => register.claims],
  [/\/api\/v1\/senders$/, () => register.senders],
  [/\/api\/v1\/unclaimed$/, () => register.unclaimed],
];
const withRegister = async (page: Page): Promise<void> => {
  for (const [matches, answer] of registerAnswers)
    await page.route(
      (url) => matches.test(url.pathname),
      (route) => route.fulfill({ status: 200, json: answer(new URL(route.request().url()).searchParams) }),
    );
};

/** A page that asks for something: it can wait for it, and fail to get it. */
export const asking = (full: Scene, empty?: Omit<Scene, 'as'>): States => {
  const { as, path } = full;
  const place = { ...(as ? { as } : {}), path };
  return {
    full,
    ...(empty ? { empty: { ...place, ...empty } } : {}),
    loading: { ...place, ready: '.loading[data-shown=true]', stub: async (page) => void (await silence(page)) },
    error: { ...place, ready: '[role=alert]', expected: /500/, stub: async (page) => void (await failure(page)) },
  };
};

const year = today().slice(0, 4);
const NOTHING = { items: [], next: null };
const CELL = '/cells/QN-LH-07';
const MEETING = `/meetings/${meetings.waitingView.meeting.meetingId}`;
const COMMITTEE = '/units/QN-LH/meetings';
const PLEDGES = '/units/QN-LH/pledges';
const PLANS = /\/api\/v1\/plans$/;
const PLAN = /\/api\/v1\/plans\/01[^/]+$/;
/** A year before anything was recorded. */
const BEFORE = '?period=2021';

const IMPORT_PAGE = `/import/${files.importId}`;
const withImport = (told: unknown) => answering(files.importAnswers(told));
const CELL_UNIT = '/units/QN-LH-07';
const PERSON_PAGE = `/people/${people.personId}`;
const CANDIDATE_PAGE = `/candidates/${people.candidateId}`;
const aboutPeople = (as: Account, path: string, ready: string): States =>
  asking({ as, path, ready, stub: withPeople }, { path, ready: '#main .state', stub: withNobody });

/** Every page of the route table in all its states: a route without a row here does not compile. */
export const pages: Record<RouteId, States> = {
  home: { full: { as: 'technical', path: '/' } },
  cell: asking({ as: 'secretary', path: CELL, ready: 'button.summary' }, { path: `${CELL}${BEFORE}` }),
  enter: asking(
    { as: 'secretary', path: `${CELL}/enter`, ready: '.fact-form' },
    {
      path: `${CELL}/enter`,
      stub: instead(/\/evidence$/, NOTHING),
    },
  ),
  unit: asking(
    { as: 'committee', path: '/units/QN-LH', ready: '#main a[href^="/cells/"]' },
    {
      path: '/units/QN-LH',
      stub: instead(/\/(pending|movers|cells|children)$/, { ...NOTHING, total: 0 }),
    },
  ),
  'unit-cells': asking(
    { as: 'committee', path: '/units/QN-LH/cells', ready: '#main a[href^="/cells/"]' },
    { path: '/units/QN-LH/cells?q=khongcodau' },
  ),
  assigned: asking(
    { as: 'supervisor', path: '/assigned', ready: '#main a[href^="/cells/"]' },
    { path: '/assigned', stub: instead(/\/mine\/cells$/, { ...NOTHING, total: 0 }) },
  ),
  meetings: asking(
    { as: 'supervisor', path: '/meetings', ready: '.meet-list', stub: withMeetings },
    { path: '/meetings', stub: instead(NO_MEETINGS, NOTHING) },
  ),
  meeting: asking(
    { as: 'supervisor', path: MEETING, ready: '.sheet-form', stub: withMeetings },
    { path: MEETING, stub: instead(/\/api\/v1\/meetings\/[^/]+$/, meetings.emptyView) },
  ),
  'unit-meetings': asking(
    { as: 'committee', path: COMMITTEE, ready: '.month-head', stub: withMeetings },
    { path: COMMITTEE, stub: instead(/^\/api\/.*\/(cells|meetings|months)$/, { ...NOTHING, total: 0 }) },
  ),
  'unit-pledges': asking(
    { as: 'committee', path: PLEDGES, ready: '.pledge-total', stub: withPledges },
    { path: PLEDGES, stub: instead(/\/pledges\/shares$/, { ...pledges.shares, items: [] }) },
  ),
  imports: asking(
    { as: 'committee', path: '/import', ready: '.import-list', stub: withImport(files.preview) },
    { path: '/import', ready: '#main .state', stub: instead(/\/api\/v1\/imports$/, NOTHING) },
  ),
  import: asking(
    { as: 'committee', path: IMPORT_PAGE, ready: '.import-rows', stub: withImport(files.preview) },
    { path: IMPORT_PAGE, ready: '#main .state', stub: withImport(files.refused) },
  ),
  'unit-people': aboutPeople('committee', `${CELL_UNIT}/people`, 'table.worst, .card-list'),
  'unit-transfers': aboutPeople('committee', '/units/QN-LH/transfers', '.meet-list'),
  'unit-candidates': aboutPeople('committee', '/units/QN-LH/candidates', '.pipeline'),
  'unit-classification': aboutPeople('secretary', `${CELL_UNIT}/classification`, '.grade-row'),
  'unit-training': aboutPeople('committee', '/units/QN-LH/training', '.meet-list'),
  'unit-duplicates': aboutPeople('committee', '/units/QN-LH/duplicates', '.twins'),
  person: asking(
    { as: 'committee', path: PERSON_PAGE, ready: '.people-contact', stub: withPeople },
    { path: PERSON_PAGE, ready: '#main .state', stub: withNobody },
  ),
  candidate: asking({ as: 'committee', path: CANDIDATE_PAGE, ready: '.way', stub: withPeople }),
  organisation: asking(
    { as: 'org-dept', path: '/organisation', ready: '[data-unit][aria-level="2"]' },
    { path: '/organisation', ready: '.tree-note', stub: instead(/\/children$/, NOTHING) },
  ),
  plans: asking(
    { as: 'org-dept', path: '/organisation/plans', ready: '.card-list', stub: instead(PLANS, organisation.plans) },
    { path: '/organisation/plans', ready: '#main .state', stub: instead(PLANS, NOTHING) },
  ),
  plan: asking(
    { as: 'org-dept', path: organisation.planPath, ready: '.plan-said', stub: instead(PLAN, organisation.draftPlan) },
    { path: '/organisation/plans/new', ready: '.plan-editor' },
  ),
  inbox: asking(
    { as: 'supervisor', path: '/inbox', ready: 'li.pending' },
    { path: '/inbox', stub: instead(/\/register\/pending$/, NOTHING) },
  ),
  'unit-register': asking(
    { as: 'committee', path: '/units/QN-LH/register', ready: '.meet-list', stub: withRegister },
    { path: '/units/QN-LH/register', stub: instead(/\/register\/records$/, NOTHING) },
  ),
  'unit-cases': asking(
    { as: 'inspector', path: '/units/QN-LH/cases', ready: '.meet-list', stub: withRegister },
    { path: '/units/QN-LH/cases', stub: instead(/\/register\/(cases|clearances)$/, NOTHING) },
  ),
  'cell-dues': asking(
    { as: 'secretary', path: `${CELL}/dues`, ready: '.dues', stub: withRegister },
    { path: `${CELL}/dues`, ready: '.state-title', stub: instead(/\/register\/dues\//, register.noDues) },
  ),
  'cell-exemptions': asking(
    { as: 'secretary', path: `${CELL}/exemptions`, ready: '.meet-list', stub: withRegister },
    {
      path: `${CELL}/exemptions`,
      ready: '.state-title',
      stub: instead(/\/api\/v1\/cells\/[^/]+\/exemptions$/, NOTHING),
    },
  ),
  senders: asking(
    { as: 'org-dept', path: '/senders', ready: '.meet-list', stub: withRegister },
    { path: '/senders', ready: '.state-title', stub: instead(/\/api\/v1\/(senders|unclaimed)$/, NOTHING) },
  ),
  notices: asking(
    { as: 'secretary', path: '/notices', ready: '#main li' },
    { path: '/notices', stub: instead(/\/api\/v1\/notices$/, { ...NOTHING, unread: 0 }) },
  ),
};

/** More of the same pages: another subject, another reader, nobody at all. */
export const others: Record<string, Scene> = {
  'signed out': { path: CELL, ready: 'a[href^="/auth/login"]', expected: /401 \(Unauthorized\).*\/session\b/ },
  'an account without a member': {
    path: '/',
    ready: 'form.ask',
    expected: /401 \(Unauthorized\).*\/session\b/,
    stub: async (page) =>
      void (await page.route(/\/api\/v1\/session$/, (route) =>
        route.fulfill({ status: 401, json: { code: 'ACCOUNT_UNKNOWN' } }),
      )),
  },
  'not found': { as: 'secretary', path: '/khong-co-trang-nay' },
  forbidden: { as: 'member', path: '/units/QN-LH', ready: '[role=alert]', expected: /403 \(Forbidden\).*\/QN-LH\b/ },
  'own cell of a member': { as: 'member', path: CELL, ready: 'button.summary' },
  'a committee': { as: 'committee', path: '/cells/QN-LH', ready: 'button.summary' },
  province: { as: 'org-dept', path: '/units/QN', ready: '#main a[href^="/units/"]' },
  'tasks given to cells': { as: 'committee', path: `${COMMITTEE}?part=tasks`, ready: '.meet-list', stub: withMeetings },
  'documents sent for study': {
    as: 'committee',
    path: `${COMMITTEE}?part=study`,
    ready: '.meet-list',
    stub: withMeetings,
  },
  'reports asked from cells': {
    as: 'committee',
    path: `${COMMITTEE}?part=reports`,
    ready: '.meet-list',
    stub: withMeetings,
  },
  'no documents sent yet': {
    as: 'committee',
    path: `${COMMITTEE}?part=study`,
    ready: '.state-title',
    stub: instead(NO_MEETINGS, NOTHING),
  },
  'columns of a file': {
    as: 'committee',
    path: IMPORT_PAGE,
    ready: '.import-columns',
    stub: withImport(files.mapping),
  },
  'a file being written': {
    as: 'committee',
    path: IMPORT_PAGE,
    ready: '.import-progress',
    stub: withImport(files.working),
  },
  'what became of a file': {
    as: 'committee',
    path: IMPORT_PAGE,
    ready: '.import-figures',
    stub: withImport(files.done),
  },
  'dues of a month that is over': {
    as: 'secretary',
    path: `${CELL}/dues`,
    ready: '.dues',
    stub: instead(/\/register\/dues\//, register.duesOver),
  },
  'a claim that waits': { as: 'supervisor', path: `${CELL}/exemptions`, ready: '.meet-list', stub: withRegister },
  'a new target': {
    as: 'committee',
    path: '/units/QN-LH/register',
    ready: 'form.ask',
    stub: withRegister,
    then: (page) => page.locator('#main button.first').click(),
  },
  'a new contract': {
    as: 'org-dept',
    path: '/senders',
    ready: '.contract-measures',
    stub: withRegister,
    then: (page) => page.locator('#main button.first').click(),
  },
  'limits of a cell': {
    as: 'committee',
    path: `${COMMITTEE}?part=limits&cellId=QN-LH-07`,
    ready: 'form.ask',
    stub: withMeetings,
  },
  'months of a province': { as: 'org-dept', path: '/units/QN/meetings', ready: '.meet-list', stub: withMeetings },
  'registrations of cells': {
    as: 'committee',
    path: `${PLEDGES}?part=registrations&show=all`,
    ready: '.meet-list',
    stub: withPledges,
  },
  'a committee’s own registration, none yet': { ...ownRegistration('none'), ready: 'form.ask' },
  'a committee’s own registration, none to read': {
    ...ownRegistration('noneToRead'),
    ready: '.state-title',
    as: 'org-dept',
  },
  'a committee’s own registration, being written': { ...ownRegistration('draft'), ready: '.pledge-signs' },
  'a committee’s own registration, handed in': { ...ownRegistration('submitted'), ready: '.pledge-targets' },
  'a committee’s own registration, returned': { ...ownRegistration('returned'), ready: '.banner.risk' },
  'a committee’s own registration, signed by both': { ...ownRegistration('signed'), ready: '.banner.good' },
  'initiatives of members': {
    as: 'committee',
    path: `${PLEDGES}?part=initiatives&show=all`,
    ready: '.meet-list',
    stub: withPledges,
  },
  'models of cells': { as: 'committee', path: `${PLEDGES}?part=models`, ready: '.meet-list', stub: withPledges },
  'nothing of pledges waits': {
    as: 'committee',
    path: `${PLEDGES}?part=models`,
    ready: '.state-title',
    stub: instead(/\/api\/v1\/models$/, { ...NOTHING, names: {} }),
  },
  'the campaign of a year': {
    as: 'committee',
    path: `${PLEDGES}?part=campaign`,
    ready: '.pledge-dates',
    stub: withPledges,
  },
  'a confirmed score sheet': {
    as: 'supervisor',
    path: MEETING,
    ready: 'table.sheet',
    stub: instead(/\/api\/v1\/meetings\/[^/]+$/, meetings.confirmedView),
  },
  'the tree of a day': {
    as: 'org-dept',
    path: '/organisation?on=2025-07-01',
    ready: '[data-unit][aria-level="2"]',
    stub: instead(/\/api\/v1\/units$/, organisation.unitsOfADay),
  },
  'a plan with problems': {
    as: 'org-dept',
    path: organisation.planPath,
    ready: '.plan-problems',
    stub: instead(PLAN, organisation.planWithProblems),
  },
  'a plan that was carried out': {
    as: 'org-dept',
    path: organisation.planPath,
    ready: '.banner.good',
    stub: instead(PLAN, organisation.appliedPlan),
  },
  'members by the hundred': {
    as: 'committee',
    path: '/units/QN-LH/people',
    ready: 'table.worst, .card-list',
    stub: withPeopleBut(/\/units\/[^/]+\/members$/, () => people.manyMembers),
  },
  'finished transfers': {
    as: 'committee',
    path: '/units/QN-LH/transfers?show=closed',
    ready: '.meet-list',
    stub: withPeople,
  },
  'candidates whose way has ended': {
    as: 'committee',
    path: '/units/QN-LH/candidates?show=closed',
    ready: '.meet-list',
    stub: withPeople,
  },
  'grades to decide': {
    as: 'committee',
    path: `${CELL_UNIT}/classification`,
    ready: '.grade-row',
    stub: withPeopleBut(/\/classifications$/, people.decisionAnswer),
  },
  'grades of a commune': {
    as: 'committee',
    path: '/units/QN-LH/classification',
    ready: '.class-cells',
    stub: withPeople,
  },
  'a member who has left': {
    as: 'committee',
    path: PERSON_PAGE,
    ready: '.people-contact',
    stub: withPeopleBut(PERSON, () => people.personWhoLeft),
  },
  'a record closed as a duplicate': {
    as: 'committee',
    path: PERSON_PAGE,
    ready: '.people-acts',
    stub: withPeopleBut(PERSON, () => people.personWhoIsDuplicate),
  },
  'an earlier day': {
    as: 'secretary',
    path: `${CELL}?asOf=${year}-06-30&knownOn=${year}-07-05&view=self`,
    ready: 'button.summary',
  },
};

const OPEN_DIALOG = 'dialog[open] .dialog-body';
/** From the side bar, or from the menu that holds what it holds on a narrow screen. */
async function settings(page: Page): Promise<void> {
  const wide = page.locator('.side-tools button').nth(1);
  if (await wide.isVisible()) return wide.click();
  await page.locator('button.menu').click();
  await page.locator('dialog.drawer > div > button.wide').nth(1).click();
}
async function enterFact(page: Page): Promise<void> {
  await page.locator('select').first().selectOption('candidate.introduced');
  const day = page.locator('input[type=date]').first();
  await day.fill((await day.getAttribute('min'))!);
  await page.locator('input[inputmode=numeric]').fill('1');
  await page.locator('.paper input').first().fill('08-NQ/CB');
  await page.locator('button[type=submit]').click();
}

/** What opens on a page, and what comes of an act. */
export const acts: Record<string, Scene> = {
  'the menu': {
    as: 'committee',
    path: '/notices',
    at: [360],
    then: (page) => page.locator('button.menu').click(),
    ready: OPEN_DIALOG,
  },
  settings: { as: 'secretary', path: '/notices', then: settings, ready: `${OPEN_DIALOG} .choices` },
  keys: { as: 'secretary', path: '/notices', then: (page) => page.keyboard.press('?'), ready: OPEN_DIALOG },
  'search, found': {
    as: 'committee',
    path: '/notices',
    then: async (page) => {
      await page.keyboard.press('/');
      await page.locator('dialog[open] input').fill('thon 7');
    },
    ready: `${OPEN_DIALOG} [role=option]`,
  },
  'a unit’s history': {
    as: 'org-dept',
    path: '/organisation',
    stub: instead(/\/api\/v1\/units\/[^/]+$/, organisation.unitWithHistory),
    then: (page) => page.locator('.tree .history').first().click(),
    ready: `${OPEN_DIALOG} .changes`,
  },
  'all cells of a day': {
    as: 'org-dept',
    path: '/organisation?on=2025-07-01',
    stub: instead(/\/api\/v1\/units$/, organisation.unitsOfADay),
    then: (page) => page.locator('.list-foot .btn').first().click(),
    ready: '[data-unit][aria-level="3"]',
  },
  'a plan to be approved': {
    as: 'org-dept',
    path: organisation.planPath,
    stub: instead(PLAN, organisation.draftPlan),
    then: (page) => page.locator('.tools .btn.first').click(),
    ready: `${OPEN_DIALOG} form.ask`,
  },
  'a plan that is changed': {
    as: 'org-dept',
    path: organisation.planPath,
    stub: instead(PLAN, organisation.draftPlan),
    then: (page) => page.locator('.tools .btn').first().click(),
    ready: '.plan-editor',
  },
  'a plan with faults': {
    as: 'org-dept',
    path: '/organisation/plans/new',
    then: (page) => page.locator('.plan-editor button[type=submit]').click(),
    ready: '.plan-editor [aria-invalid=true]',
  },
  'search in the tree, not found': {
    as: 'org-dept',
    path: '/organisation',
    then: (page) => page.locator('#main input[type=search]').fill('khongcodau'),
    ready: '#main [role=status]:not(.loading)',
  },
  'a branch that failed': {
    as: 'org-dept',
    path: '/organisation',
    stub: async (page) =>
      void (await page.route(/\/children\?/, (route) => route.fulfill({ status: 500, json: { code: 'BUG' } }))),
    expected: /500/,
    ready: '.tree-note .btn',
  },
  'an open indicator': {
    as: 'secretary',
    path: CELL,
    then: (page) => page.locator('button.summary').filter({ visible: true }).first().click(),
    ready: '.rules',
  },
  'another day to choose': {
    as: 'secretary',
    path: CELL,
    then: (page) => page.locator('.tools > button').first().click(),
    ready: `${OPEN_DIALOG} input[type=date]`,
  },
  'figures of the heatmap': {
    as: 'committee',
    path: '/units/QN-LH',
    at: [1440],
    then: async (page) => {
      await page.locator('table.heat tbody th').first().focus();
      await page.keyboard.press('b');
    },
    ready: 'table.heat.table',
  },
  'an entry with faults': {
    as: 'secretary',
    path: `${CELL}/enter?measure=dues.paid`,
    then: (page) => page.locator('button[type=submit]').click(),
    ready: '[aria-invalid=true]',
  },
  'an entry that was sent': {
    as: 'secretary',
    path: `${CELL}/enter`,
    stub: instead(/\/api\/v1\/evidence$/, {}),
    then: enterFact,
    ready: '.register .card-body[role=status]',
  },
  'one unit in the inbox': { as: 'supervisor', path: '/inbox?cellId=QN-LH-07', ready: 'li.pending' },
  'a reason to reject': {
    as: 'supervisor',
    path: '/inbox',
    then: async (page) => {
      await page.locator('li.pending button').nth(1).click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a score that differs without a reason': {
    as: 'supervisor',
    path: MEETING,
    stub: withMeetings,
    then: async (page) => {
      await page.locator('.sheet-row input').first().fill('0');
      await page.locator('.sheet-form button[type=submit]').click();
    },
    ready: '.sheet-more [aria-invalid=true]',
  },
  'a sheet to return': {
    as: 'supervisor',
    path: MEETING,
    stub: withMeetings,
    then: async (page) => {
      await page.locator('.sheet-send button[type=button]').click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a postponement to approve': {
    as: 'committee',
    path: COMMITTEE,
    stub: withMeetings,
    then: async (page) => {
      await page.locator('.meet-acts button').first().click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'one cell’s pledges in numbers': {
    as: 'committee',
    path: `${PLEDGES}?cellId=QN-LH-07`,
    stub: withPledges,
    ready: `${OPEN_DIALOG} .pledge-figures`,
  },
  'a registration to return': {
    as: 'committee',
    path: `${PLEDGES}?part=registrations`,
    stub: withPledges,
    then: async (page) => {
      await page.locator('.meet-acts button').first().click();
      await page.locator('dialog[open] .dialog-actions button').nth(1).click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a committee’s own registration to hand in': {
    ...ownRegistration('none'),
    then: (page) => page.locator('form.ask button[type=submit]').click(),
    ready: '#main [aria-invalid=true]',
  },
  'a committee’s own registration to withdraw': {
    ...ownRegistration('signed'),
    then: async (page) => {
      await page.locator('#main button.quiet').last().click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a committee’s own registration that somebody else has changed': {
    ...ownRegistration('draft'),
    then: async (page) => {
      await page.locator('form.ask textarea').first().fill('Giữ vững 21 chi bộ đủ kỳ họp');
      await instead(REGISTRATION, pledges.committeeRegistration.changedMeanwhile)(page);
      await page.route(/\/registrations\/[^/]+\/\d+\/acts$/, (route) =>
        route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          body: JSON.stringify({ type: 'about:blank', status: 409, code: 'REGISTRATION_CHANGED', detail: '…' }),
        }),
      );
      await page.locator('form.ask button[type=button]').last().click();
    },
    ready: 'form.ask [role=alert] details',
    expected: /409/,
  },
  'an initiative to recognise': {
    as: 'committee',
    path: `${PLEDGES}?part=initiatives`,
    stub: withPledges,
    then: async (page) => {
      await page.locator('.meet-acts button').first().click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a task to give': {
    as: 'committee',
    path: `${COMMITTEE}?part=tasks`,
    stub: withMeetings,
    then: async (page) => {
      await page.locator('#main button.first').first().click();
      await page.locator('form.ask button[type=submit]').click();
    },
    ready: '.desk-cells li',
  },
  'a document to send': {
    as: 'committee',
    path: `${COMMITTEE}?part=study`,
    stub: withMeetings,
    then: async (page) => {
      await page.locator('#main button.first').first().click();
      await page.locator('form.ask button[type=submit]').click();
    },
    ready: 'form.ask [aria-invalid=true]',
  },
  'a transfer to send': {
    as: 'committee',
    path: PERSON_PAGE,
    stub: withPeople,
    then: async (page) => {
      await page.locator('.people-acts button').first().click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a transfer to receive': {
    as: 'committee',
    path: '/units/QN-LH/transfers',
    stub: withPeople,
    then: (page) => page.locator('.meet-acts button').first().click(),
    ready: `${OPEN_DIALOG} input[type=date]`,
  },
  'a vote of the cell on a candidate': {
    as: 'secretary',
    path: CANDIDATE_PAGE,
    stub: withPeople,
    then: async (page) => {
      await page.locator('#main button.first').click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'a grade that differs without a reason': {
    as: 'committee',
    path: `${CELL_UNIT}/classification`,
    stub: withPeopleBut(/\/classifications$/, people.decisionAnswer),
    then: async (page) => {
      await page.locator('.grade-row input[type=radio]').nth(3).check();
      await page.locator('.grade-form button[type=submit]').click();
    },
    ready: '.grade-row .fault',
  },
  'two records of one person': {
    as: 'committee',
    path: PERSON_PAGE,
    stub: withPeopleBut(PERSON, () => people.personWithTwin),
    then: async (page) => {
      await page.locator('.twins button').first().click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'an erasure to confirm': {
    as: 'committee',
    path: PERSON_PAGE,
    stub: withPeopleBut(PERSON, () => people.personWhoLeft),
    then: async (page) => {
      await page.locator('.people-acts button').nth(1).click();
      await page.locator('dialog[open] button[type=submit]').click();
    },
    ready: `${OPEN_DIALOG} [aria-invalid=true]`,
  },
  'an invitation shown once': {
    as: 'committee',
    path: PERSON_PAGE,
    stub: withPeopleBut(/\/invitation$/, () => ({ code: 'K7QM-2XPA-9TRD', expiresOn: '2099-12-12' })),
    then: (page) => page.locator('#main .card:has(> header) button.wide').last().click(),
    ready: '.invite-code',
  },
  'nothing assigned': { as: 'secretary', path: '/assigned' },
};

export const languages = ['vi', 'en', 'ru'] as const;
export const widths = [360, 1440] as const;
export type Width = (typeof widths)[number];
/** Each language; dark and large where asked. */
export const looks: Choice[] = languages.map((language) => ({ language }));
export const furtherLooks: Choice[] = [
  { language: 'vi', theme: 'dark' },
  { language: 'ru', large: true },
];

export const nameOf = ({ language, theme, large }: Choice): string =>
  [language, theme === 'dark' && 'dark', large && 'large'].filter(Boolean).join(' ');
