import { evidenceRecorded, memberChanged } from '@bontot/contracts';
import { startOfDay } from '@bontot/kernel';
import { Posts } from '../src/storage/posts.ts';
import { listenTo, type Heard } from './listen-to.ts';
import { person, seeder, smallTree, startDirectory, type Caller, type RunningDirectory } from './running-directory.ts';

const idOf = (tail: string): string => `01J8ZQ4T3N5W7Y9A1C3E5G${tail}`.padEnd(26, '0').slice(0, 26);
const M = (n: number) => idOf(`M${n}`);
const at = (day: string) => ({ clock: new Date(startOfDay(day) + 36_000_000).toISOString() });
const CELL = '/QN/QN-LH/QN-LH-07/';
const members = Array.from({ length: 7 }, (_, n) => ({
  ...{ memberId: M(n), cellId: 'QN-LH-07', name: `Đảng viên ${n}`, kind: n === 6 ? 'probationary' : 'full' },
  joinedCellOn: n === 6 ? '2026-08-01' : '2020-05-19',
}));
const paper = (number: string, date: string) => ({ number, date });

describe('candidates, training and classification on real engines', () => {
  let directory: RunningDirectory;
  let events: ReturnType<typeof listenTo>;

  beforeAll(async () => {
    directory = await startDirectory();
    events = listenTo(directory.prefix, [memberChanged, evidenceRecorded]);
    await events.subscription.start();
    // A December before anybody was known has said nothing of its year.
    await directory.call({ ...seeder, ...at('2026-12-05') }, 'POST', '/api/v1/directory/sweep');
    const posts = [
      { postId: idOf('P1'), personId: M(0), role: 'secretary', unitId: 'QN-LH-07', from: '2024-01-01', until: null },
      { postId: idOf('P2'), personId: M(1), role: 'deputy', unitId: 'QN-LH-07', from: '2024-01-01', until: null },
    ];
    const { body } = await directory.call({ ...seeder, ...at('2026-01-05') }, 'POST', '/api/v1/import', {
      ...{ units: smallTree, members, posts },
    });
    expect(body.members.map(({ result }: { result: string }) => result)).toEqual(Array(7).fill('changed'));
  });
  afterAll(async () => {
    await events.subscription.stop();
    await directory.stop();
  });

  const secretary = (day: string): Caller => ({ ...person('secretary', CELL, M(0)), ...at(day) });
  const committee = (day: string): Caller => ({ ...person('committee', '/QN/QN-LH/'), ...at(day) });
  const standing = (day: string): Caller => ({ ...person('standing_committee', '/QN/QN-LH/'), ...at(day) });
  const send = (caller: Caller, path: string, body: object) => directory.call(caller, 'POST', `/api/v1/${path}`, body);
  const read = async (caller: Caller, path: string) => (await directory.call(caller, 'GET', `/api/v1/${path}`)).body;
  const fact = (measure: string, source: string, more: (body: Record<string, unknown>) => boolean = () => true) =>
    events.until(({ body }: Heard) => body.measure === measure && body.source === source && more(body));
  const introduce = (candidateId: string, more: object = {}) => ({
    ...{ candidateId, cellId: 'QN-LH-07', name: 'Phạm Thị Mai', targetYear: '2026', helperIds: [M(2), M(3)] },
    resolution: paper('05-NQ/CB', '2026-02-04'),
    ...more,
  });

  it('lead from the resolution of the cell to a full member, with a fact at both turns', async () => {
    const id = idOf('CA');
    const step = async (caller: Caller, name: string, body: object) => {
      const answer = await send(caller, `candidates/${id}/${name}`, body);
      expect(`${name} ${answer.status}`).toBe(`${name} 200`);
      return answer.body.candidate;
    };
    const introduced = await send(secretary('2026-02-05'), 'candidates', introduce(id));
    expect(introduced).toMatchObject({ status: 201, body: { candidate: { stage: 'introduced' } } });
    expect((await send(secretary('2026-02-05'), 'candidates', introduce(id))).status).toBe(200);
    expect(await fact('candidate.introduced', `candidate/${id}`)).toMatchObject({
      ...{ cellId: 'QN-LH-07', effectiveOn: '2026-02-04', value: { n: 1 }, revision: 1 },
      evidence: [{ kind: 'decision_ref', ref: '05-NQ/CB' }],
    });
    await step(secretary('2026-03-10'), 'awareness-class', { from: '2026-03-10' });
    await step(secretary('2026-03-30'), 'certificate', {
      completedOn: '2026-03-20',
      certificate: paper('77', '2026-03-25'),
    });
    await step(secretary('2026-04-20'), 'verify', { on: '2026-04-20' });
    const voted = await step(secretary('2026-05-05'), 'vote', { on: '2026-05-05', for: 5, against: 1 });
    expect(voted).toMatchObject({ vote: { base: 6, adopted: true }, next: { step: 'send-up' } });
    await step(secretary('2026-05-08'), 'send-up', { on: '2026-05-08' });
    const decision = { admitted: true, decision: paper('31-QĐ/ĐU', '2026-06-10') };
    expect((await send(committee('2026-06-10'), `candidates/${id}/decide`, decision)).status).toBe(403);
    const waiting = await read(standing('2026-06-10'), 'candidates?unitId=QN-LH&stage=sent_up');
    expect(waiting).toMatchObject({ items: [{ candidateId: id }], may: { follow: false, decide: true } });
    await step(standing('2026-06-10'), 'decide', decision);
    await step(secretary('2026-06-20'), 'ceremony', { on: '2026-06-20' });

    expect(await fact('member.admitted', `admission/${id}`)).toMatchObject({
      effectiveOn: '2026-06-20',
      value: { n: 1 },
    });
    expect(await events.until(({ body }) => body.memberId === id)).toMatchObject({
      ...{ name: 'Phạm Thị Mai', kind: 'probationary', cellId: 'QN-LH-07', joinedCellOn: '2026-06-20' },
    });
    const early = await send(secretary('2027-06-01'), `candidates/${id}/full-vote`, {
      on: '2027-06-01',
      for: 6,
      against: 0,
    });
    expect(early).toMatchObject({ status: 422, body: { code: 'PROBATION_NOT_OVER' } });
    await step(secretary('2027-06-25'), 'full-vote', { on: '2027-06-25', for: 6, against: 0 });
    await step(standing('2027-07-10'), 'full-decision', { result: 'full', decision: paper('40-QĐ', '2027-07-10') });
    expect(await events.until(({ body }) => body.memberId === id && body.kind === 'full')).toBeDefined();
    const posts = (await directory.service.app.get(Posts).ofPersons([id])).map(
      ({ state: { role, from, until } }) => `${role} ${from}–${until ?? ''}`,
    );
    expect(posts.sort()).toEqual(['member 2027-07-10–', 'probationary 2026-06-20–2027-07-09']);
    expect(JSON.stringify(events.seen.filter(({ type }) => type === 'evidence.recorded.v1'))).not.toContain('Mai');
  });

  it('are withdrawn with the introduction that is annulled', async () => {
    const id = idOf('CB');
    await send(secretary('2026-02-05'), 'candidates', introduce(id, { name: 'Đỗ Quốc Tâm' }));
    const annul = { what: 'introduction', on: '2026-03-01', reason: 'Chuyển nơi cư trú' };
    expect((await send(secretary('2026-03-01'), `candidates/${id}/annul`, annul)).body.candidate.stage).toBe(
      'annulled',
    );
    const withdrawn = await fact('candidate.introduced', `candidate/${id}`, (body) => body.withdrawn === true);
    expect(withdrawn).toMatchObject({ revision: 2 });
  });

  it('are followed by leaders and the committee of the cell alone', async () => {
    const id = idOf('CA');
    const beside = person('secretary', '/QN/QN-HM/QN-HM-01/', M(5));
    for (const caller of [person('member', CELL, M(2)), beside, person('org_dept', '/QN/')]) {
      const answer = await directory.call(caller, 'GET', `/api/v1/candidates/${id}`);
      expect(answer.status).toBe(403);
      expect(JSON.stringify(answer.body)).not.toContain('Mai');
    }
    const helper = await send(
      secretary('2026-02-05'),
      'candidates',
      introduce(idOf('CC'), { helperIds: [M(2), M(6)] }),
    );
    expect(helper).toMatchObject({ status: 422, body: { code: 'HELPER_NOT_FULL' } });
  });

  it('count the training of leaders on 30 November, and the lack of it by the sweep after that day', async () => {
    const certificate = { number: '112/CN', date: '2026-08-14', issuer: 'Trung tâm chính trị' };
    // The year of the sweep's first look is the first of which the product can say that nothing was done.
    await directory.call({ ...seeder, ...at('2026-08-15') }, 'POST', '/api/v1/directory/sweep');
    const path = `training/${M(0)}/2026`;
    expect((await send(secretary('2026-08-15'), path, { certificate })).body).toMatchObject({ certificate });
    expect(await fact('training.completed', path)).toMatchObject({ effectiveOn: '2026-11-30', value: { yes: true } });
    const list = await read(committee('2026-09-01'), 'units/QN-LH/training?year=2026&below=true');
    expect(list.items.map(({ personId, training }: any) => [personId, training !== null])).toEqual([
      [M(1), false],
      [M(0), true],
    ]);
    const swept = await directory.call({ ...seeder, ...at('2026-12-01') }, 'POST', '/api/v1/directory/sweep');
    expect(swept.body.done).toMatchObject({ trainings: 1 });
    expect(await fact('training.completed', `training/${M(1)}/2026`)).toMatchObject({ value: { yes: false } });
    const again = await directory.call({ ...seeder, ...at('2026-12-02') }, 'POST', '/api/v1/directory/sweep');
    expect(again.body.done).toMatchObject({ trainings: 0 });
    expect((await send(secretary('2026-12-02'), `training/${M(3)}/2026`, { certificate })).status).toBe(404);
  });

  it('classify the whole cell in one form, row by row, and the committee decides', async () => {
    const path = 'units/QN-LH-07/classifications';
    const rows = [
      { memberId: M(0), grade: 4, for: 5, of: 6 },
      { memberId: M(1), grade: 3, for: 6, of: 6 },
      { memberId: M(6), grade: 3 },
      { memberId: idOf('N0'), grade: 3 },
      { memberId: M(2), grade: 3, for: 7, of: 6 },
    ];
    const voted = await send(secretary('2026-12-10'), `${path}/2026/propose`, { on: '2026-12-09', rows });
    expect(voted.body.results.map(({ result, code }: any) => code ?? result)).toEqual([
      ...['changed', 'changed', 'MEMBER_TOO_NEW', 'MEMBER_UNKNOWN', 'VOTES_EXCEED_BASE'],
    ]);
    const source = `classification/${M(0)}/2026`;
    expect(await fact('member.classified', source)).toMatchObject({ effectiveOn: '2026-12-09', value: { grade: 4 } });

    const lower = {
      on: '2026-12-20',
      number: '9-QĐ/ĐU',
      rows: [
        { memberId: M(0), grade: 3 },
        { memberId: M(1), grade: 3 },
      ],
    };
    expect((await send(secretary('2026-12-20'), `${path}/2026/decide`, lower)).status).toBe(403);
    const refused = await send(committee('2026-12-20'), 'units/QN-LH/classifications/2026/decide', lower);
    expect(refused.body.results.map(({ result, code }: any) => code ?? result)).toEqual([
      ...['DECISION_REASON_MISSING', 'changed'],
    ]);
    const reasoned = [{ memberId: M(0), grade: 3, reason: 'Chậm nộp báo cáo' }];
    await send(committee('2026-12-20'), 'units/QN-LH/classifications/2026/decide', { ...lower, rows: reasoned });
    expect(await fact('member.classified', source, ({ revision }) => revision === 2)).toMatchObject({
      ...{ value: { grade: 3 }, effectiveOn: '2026-12-09', evidence: [{ ref: '9-QĐ/ĐU' }] },
    });
    const list = await read(committee('2026-12-21'), 'units/QN-LH/classifications?year=2026&below=true');
    expect(list.shares).toEqual({ proposed: { 1: 0, 2: 0, 3: 1, 4: 1 }, decided: { 1: 0, 2: 0, 3: 2, 4: 0 } });
    expect(list.items.find(({ memberId }: any) => memberId === M(6))).toMatchObject({ tooNew: true });
    expect(JSON.stringify(events.seen)).not.toContain('Chậm nộp');
  });
});
