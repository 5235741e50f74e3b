import { measureOf, measures, periodOf, type EvidenceBody, type FactValue } from '@bontot/contracts';
import { eventually } from '@bontot/testing';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ulid } from 'ulid';
import { unit } from './builders.ts';
import {
  memberEvent,
  person,
  publisherSystem,
  startScoring,
  system,
  type Caller,
  type RunningScoring,
} from './running-scoring.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
/** Where a measure is made and where people see or enter it. */
type Row = { spec: string; page: string };

const of = (spec: string, page: string, ids: string[]): Record<string, Row> =>
  Object.fromEntries(ids.map((id) => [id, { spec, page }]));
const CORE = 'libs/meeting-core/src';
const PHONE = 'apps/web/src/member/run';
const TARGETS = 'apps/web/src/admin/targets/TargetsPage.tsx';
const CASES = 'apps/web/src/admin/cases/CasesPage.tsx';
const ENTER = 'apps/web/src/admin/register/EnterPage.tsx';
const PEOPLE = 'apps/web/src/admin/people';
const CELL_PAGE = 'apps/web/src/admin/cell/CellPage.tsx';
const HERE = 'apps/scoring/test/measures.int.spec.ts';

/** Every measure of the catalogue: the spec of its first producer, and its page. */
const TABLE: Record<string, Row> = {
  ...of(`${CORE}/facts.unit.spec.ts`, PHONE, [
    ...['meeting.regular.held', 'resolution.adopted', 'meeting.premeeting.held', 'meeting.papers.on_time'],
    ...['meeting.attendance', 'meeting.unexcused', 'meeting.duration.met', 'meeting.speakers', 'meeting.thematic.held'],
    ...['meeting.thematic.followed_up', 'minutes.signed.on_time', 'meeting.grade', 'meeting.supervisor.attended'],
    'committee.meeting.held',
  ]),
  ...of(`${CORE}/months.unit.spec.ts`, 'apps/web/src/admin/meetings/UnitMeetingsPage.tsx', [
    ...['meeting.regular.excused', 'committee.meeting.excused'],
  ]),
  ...of(`${CORE}/task-decide.unit.spec.ts`, 'apps/web/src/admin/meetings/TasksPart.tsx', [
    ...['task.completed', 'task.on_time', 'task.exceeded'],
  ]),
  ...of(`${CORE}/reports.unit.spec.ts`, 'apps/web/src/admin/meetings/UnitMeetingsPage.tsx', [
    ...['document.acknowledged', 'member.reported', 'members.reviewed', 'report.on_time'],
  ]),
  ...of('libs/pledge-core/src/facts.unit.spec.ts', 'apps/web/src/member/pledge/PledgePage.tsx', [
    ...['pledge.registered', 'pledge.reported', 'pledge.reviewed', 'pledge.graded', 'initiative.recognised'],
  ]),
  ...of('libs/pledge-core/src/facts.ts', 'apps/web/src/admin/pledges/UnitPledgesPage.tsx', [
    ...['model.recognised', 'emulation.registered'],
  ]),
  ...of('apps/directory/test/candidates.int.spec.ts', `${PEOPLE}/CandidatesPage.tsx`, [
    ...['candidate.introduced', 'member.admitted'],
  ]),
  ...of('apps/directory/test/candidates.int.spec.ts', `${PEOPLE}/ClassificationPage.tsx`, ['member.classified']),
  ...of('apps/directory/test/candidates.int.spec.ts', `${PEOPLE}/TrainingPage.tsx`, ['training.completed']),
  ...of(HERE, TARGETS, [
    ...['target.achieved', 'inspection.done', 'programme.concretised', 'issue.stage', 'candidate.target'],
    ...['admission.target', 'principle.graded'],
  ]),
  ...of(HERE, CASES, [
    ...['discipline.imposed', 'discipline.leader', 'discipline.self_detected', 'violation.found', 'complaint.founded'],
    ...['sub.discipline.imposed', 'cases.cleared'],
  ]),
  ...of(HERE, 'apps/web/src/admin/dues/DuesPage.tsx', ['dues.paid']),
  ...of(HERE, ENTER, ['unity.breach', 'evidence.falsified']),
  ...of('apps/scoring/src/card/roll-up.unit.spec.ts', CELL_PAGE, [
    ...['sub.meeting.grade', 'sub.pledge.registered', 'sub.member.passed', 'sub.member.good', 'sub.member.admitted'],
    'sub.cell.has_model',
  ]),
  ...of('apps/scoring/test/roll-up.int.spec.ts', CELL_PAGE, ['sub.cell.attended']),
  // Follows from a decision on the title, which nobody can enter yet; until then it comes through the door of a sender.
  ...of(HERE, CELL_PAGE, ['sub.cell.recognised']),
};

const YEAR = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 4);
const TODAY = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const LAST_YEAR = String(Number(YEAR) - 1);
const COMMUNE = unit('QN-LH', { parentId: 'QN', path: '/QN/QN-LH/', level: 'commune', cellType: null });
const CELL = unit();
const committee = person('committee', COMMUNE.path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9C');
const supervisor = person('supervisor', CELL.path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9V');
const secretary = person('secretary', CELL.path, '01J8ZQ4T3N5W7Y9A1C3E5G7J9S');
const inspector = person('inspector', '/QN/', '01J8ZQ4T3N5W7Y9A1C3E5G7J9N');
const teller = { ...system('seeder'), clock: `${Number(YEAR) + 1}-01-02T03:00:00Z` };

let scoring: RunningScoring;
beforeAll(async () => {
  scoring = await startScoring();
  await scoring.knows(COMMUNE, CELL);
});
afterAll(() => scoring.stop());

async function post(caller: Caller, path: string, body?: object): Promise<any> {
  const answer = await scoring.call(caller, 'POST', `/api/v1/${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer)}`);
  return answer.body;
}
async function factsOf(cellId: string, period: string): Promise<any[]> {
  const path = `/api/v1/cells/${cellId}/assessments/${period}/evidence?limit=500`;
  const { body } = await scoring.call(inspector, 'GET', path);
  return body.items.filter((line: any) => line.kind === 'fact' && line.state !== 'superseded');
}
const values = async (cellId: string, measure: string, period = YEAR): Promise<FactValue[]> =>
  (await factsOf(cellId, period)).filter((fact) => fact.measure === measure).map(({ value }) => value);
/** Waits until a card says this of a measure. */
const says = (cellId: string, measure: string, value: FactValue, period = YEAR) =>
  eventually(async () =>
    (await values(cellId, measure, period)).some((each) => JSON.stringify(each) === JSON.stringify(value)),
  );

describe('every measure of the catalogue', () => {
  it('has a producer and a page here, and nothing else has', () =>
    expect(Object.keys(TABLE).sort()).toEqual(measures.map(({ id }) => id).sort()));

  it.each(measures.map(({ id }) => ({ id, ...TABLE[id]! })))(
    '$id is proved by its producer and has a page',
    ({ id, spec, page }) => {
      expect([spec, page].filter((path) => !existsSync(resolve(ROOT, path)))).toEqual([]);
      expect(readFileSync(resolve(ROOT, spec), 'utf8')).toContain(id);
    },
  );

  it('arrives on the card of its subject through the door of a sender', async () => {
    const kinds: Record<string, FactValue> = {
      flag: { yes: true },
      ratio: { part: 1, whole: 2 },
      grade: { grade: 3 },
      count: { n: 1 },
    };
    const items = measures.map(({ id, kind, subject }): EvidenceBody => ({
      ...{
        cellId: subject.includes('cell') ? CELL.unitId : COMMUNE.unitId,
        measure: id,
        source: `all/${id.replaceAll('.', '-')}`,
      },
      ...{ revision: 1, effectiveOn: `${LAST_YEAR}-03-01`, value: kinds[kind]! },
    }));
    expect(await post(publisherSystem, 'evidence', { items })).toMatchObject({
      accepted: measures.length,
      refused: [],
    });
    for (const { cellId, measure, value } of items)
      await says(cellId, measure, value, periodOf({ effectiveOn: `${LAST_YEAR}-03-01` }));
  });
});

/** What the register keeps, each by its own door: first what says no or nothing, then what says yes. */
describe('what the register keeps', () => {
  const due = { title: 'Kế hoạch năm', dueOn: `${YEAR}-12-31` };
  const record = { inspection: ulid(), programme: ulid(), issue: ulid() };
  const MEMBER = '01J8ZQ4T3N5W7Y9A1C3E5G7AN0';

  it('target.achieved is no when it is set, and yes when the plan is reached', async () => {
    const recordId = ulid();
    await post(committee, 'register/plans', { kind: 'target', recordId, unitId: CELL.unitId, plan: 5, ...due });
    await says(CELL.unitId, 'target.achieved', { yes: false });
    await post(secretary, `register/records/${recordId}/acts`, { type: 'reported', reported: 5 });
    await says(CELL.unitId, 'target.achieved', { yes: true });
  });
  it.each(['candidate.target', 'admission.target'])('%s is a number of the year', async (measure) => {
    const plan = { kind: 'year-plan', recordId: ulid(), unitId: CELL.unitId, measure, year: YEAR, n: 2 };
    await post(committee, 'register/plans', plan);
    await says(CELL.unitId, measure, { n: 2 });
  });
  it('principle.graded is a judgement', async () => {
    await post(supervisor, 'register/judgements', {
      unitId: CELL.unitId,
      half: `${YEAR}-H1`,
      grade: 3,
      reason: 'có căn cứ',
    });
    await says(CELL.unitId, 'principle.graded', { grade: 3 });
  });
  it('discipline.imposed, discipline.leader, discipline.self_detected and violation.found come from one case', async () => {
    const numbers = { people: 1, leaders: 1, selfDetected: 1, concludedOn: TODAY, violationOn: TODAY };
    await post(inspector, 'register/cases', {
      recordId: ulid(),
      unitId: CELL.unitId,
      matter: 'discipline',
      ...numbers,
    });
    for (const measure of ['discipline.imposed', 'discipline.leader', 'discipline.self_detected', 'violation.found'])
      await says(CELL.unitId, measure, { n: 1 });
  });
  it('complaint.founded, and sub.discipline.imposed of a committee', async () => {
    const numbers = { people: 1, concludedOn: TODAY };
    await post(inspector, 'register/cases', { recordId: ulid(), unitId: CELL.unitId, matter: 'complaint', ...numbers });
    await post(inspector, 'register/cases', {
      recordId: ulid(),
      unitId: COMMUNE.unitId,
      matter: 'discipline',
      ...numbers,
    });
    await says(CELL.unitId, 'complaint.founded', { n: 1 });
    await says(COMMUNE.unitId, 'sub.discipline.imposed', { n: 1 });
  });
  it('cases.cleared is only ever yes', async () => {
    const asked = { clearanceId: ulid(), unitId: COMMUNE.unitId, quarter: `${LAST_YEAR}-Q4`, exceptions: [] };
    await post(inspector, 'register/clearances', asked);
    for (const { unitId } of [CELL, COMMUNE]) await says(unitId, 'cases.cleared', { yes: true }, LAST_YEAR);
  });
  it.each(['unity.breach', 'evidence.falsified'])('%s is entered by those above', async (measure) => {
    const body = {
      cellId: CELL.unitId,
      measure,
      source: `register/${ulid()}`,
      revision: 1,
      effectiveOn: TODAY,
      value: { n: 1 },
    };
    expect(await post(committee, 'evidence', body)).toMatchObject({ accepted: 1 });
    await says(CELL.unitId, measure, { n: 1 });
  });

  it('inspection.done, programme.concretised, issue.stage and dues.paid say no when their day passes', async () => {
    await scoring.publish([memberEvent(MEMBER, CELL.unitId)]);
    const month = TODAY.slice(0, 7);
    const people = async () =>
      (await scoring.call(secretary, 'GET', `/api/v1/register/dues/${CELL.unitId}/${month}`)).body.people?.length;
    await eventually(async () => (await people()) === 1);
    await post(inspector, 'register/inspections', { recordId: record.inspection, unitId: CELL.unitId, ...due });
    await post(committee, 'register/plans', {
      kind: 'programme',
      recordId: record.programme,
      unitId: COMMUNE.unitId,
      ...due,
    });
    await post(secretary, 'register/issues', { recordId: record.issue, unitId: CELL.unitId, ...due });
    await post(teller, 'register/sweep');
    await says(CELL.unitId, 'inspection.done', { yes: false });
    await says(COMMUNE.unitId, 'programme.concretised', { yes: false });
    await says(CELL.unitId, 'issue.stage', { grade: 0 });
    await says(CELL.unitId, 'dues.paid', { part: 0, whole: 1 });
  });
  it('inspection.done, programme.concretised and issue.stage say yes when they are recorded', async () => {
    await post(inspector, `register/records/${record.inspection}/acts`, { type: 'done', doneOn: TODAY });
    await post(committee, `register/records/${record.programme}/acts`, { type: 'issued', issuedOn: TODAY });
    await post(secretary, `register/records/${record.issue}/acts`, { type: 'graded', grade: 4, gradedOn: TODAY });
    await says(CELL.unitId, 'inspection.done', { yes: true });
    await says(COMMUNE.unitId, 'programme.concretised', { yes: true });
    await says(CELL.unitId, 'issue.stage', { grade: 4 });
  });
  it('covers all that the catalogue gives to scoring but roll-ups', () => {
    const own = measures.filter(
      ({ id, producer }) => producer[0] === 'scoring' && (!id.startsWith('sub.') || id === 'sub.discipline.imposed'),
    );
    const proved = readFileSync(resolve(ROOT, HERE), 'utf8').split("describe('what the register keeps'")[1]!;
    expect(own.filter(({ id }) => !proved.includes(id)).map(({ id }) => measureOf(id)!.id)).toEqual([]);
  });
});
