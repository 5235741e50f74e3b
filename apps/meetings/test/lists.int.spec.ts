import { connect, type Database } from '@bontot/persistence';
import { uniqueName } from '@bontot/testing';
import { Meetings, type LinesWanted } from '../src/storage/meetings.ts';

const COMMUNES = 10;
const CELLS = 20;
const MONTHS = 12;
const LIMIT = 30;

let database: Database;
let meetings: Meetings;

beforeAll(async () => {
  database = await connect({ uri: process.env.MONGODB_URI!, database: uniqueName('meeting-lists') });
  meetings = new Meetings(database);
  await database.ensureIndexes();
  const documents = [];
  for (let commune = 1; commune <= COMMUNES; commune++)
    for (let cell = 1; cell <= CELLS; cell++)
      for (let month = 1; month <= MONTHS; month++) {
        const unitId = `QN-${commune}-${cell}`;
        const meetingId = `${unitId}-${month}`;
        const heldOn = `2026-${String(month).padStart(2, '0')}-${String(1 + (cell % 28)).padStart(2, '0')}`;
        documents.push({
          ...{ _id: meetingId, version: 1, outbox: [], unitId, heldOn, state: cell === 1 ? 'in_progress' : 'closed' },
          above: ['QN', `QN-${commune}`, unitId],
          // One in twelve waits for its score.
          waiting: { score: month === 12, minutes: false, conflict: false },
          line: { meetingId, unitId, heldOn },
        });
      }
  await meetings.store.model.collection.insertMany(documents as never);
});
afterAll(async () => {
  await database.connection.dropDatabase();
  await database.close();
});

type Stats = { executionStats: { totalKeysExamined: number; totalDocsExamined: number; nReturned: number } };

/** What the query of a page does, as MongoDB tells it. */
async function explained(wanted: Partial<LinesWanted>): Promise<{ plan: string; stats: Stats['executionStats'] }> {
  const profiled = database.connection.db!;
  await profiled.command({ profile: 2 });
  const found = await meetings.lines({ within: ['QN'], alone: false, draftsOf: [], limit: LIMIT, ...wanted });
  await profiled.command({ profile: 0 });
  expect(found).toHaveLength(LIMIT);
  const [last] = await profiled
    .collection('system.profile')
    .find({ op: 'query', 'command.find': 'meetings' })
    .sort({ ts: -1 })
    .limit(1)
    .toArray();
  const { find, filter, sort, limit } = last!['command'] as Record<string, unknown>;
  const explained = await profiled.command({
    explain: { find, filter, sort, limit },
    verbosity: 'executionStats',
  });
  return { plan: JSON.stringify(explained['queryPlanner'].winningPlan), stats: (explained as Stats).executionStats };
}

/** No line is read that is not told, and none is sorted: the index has the order of days. */
const isOnePass = ({ plan, stats }: Awaited<ReturnType<typeof explained>>, perLine = 1) => {
  expect(plan).toContain('IXSCAN');
  expect(plan).not.toContain('"stage":"SORT"');
  expect(stats.totalDocsExamined).toBeLessThanOrEqual(perLine * LIMIT);
};

describe('a page of meetings is one pass over an index', () => {
  it('of the whole province', async () => isOnePass(await explained({})));
  it('of a commune, after another page', async () =>
    isOnePass(await explained({ within: ['QN-3'], after: { heldOn: '2026-06-15', meetingId: 'QN-3-14-6' } })));
  it('follows another without a line twice or left out, also in the middle of a day', async () => {
    const seen: string[] = [];
    for (let after: LinesWanted['after']; ;) {
      const page = await meetings.lines({ within: ['QN'], alone: false, draftsOf: [], limit: 7, after });
      seen.push(...page.map(({ line }) => line.meetingId));
      if (page.length < 7) break;
      const { heldOn, meetingId } = page.at(-1)!.line;
      after = { heldOn, meetingId };
    }
    expect(seen).toHaveLength(COMMUNES * CELLS * MONTHS);
    expect(new Set(seen).size).toBe(seen.length);
  });
  it('of the cells of one supervisor', async () =>
    isOnePass(await explained({ within: ['QN-1-1', 'QN-2-2', 'QN-3-3'] })));
  it('of what waits for its score', async () => isOnePass(await explained({ waiting: 'score' })));
  it('of what is in progress, rare among many', async () => isOnePass(await explained({ state: 'in_progress' })));
  it('of a span of days', async () =>
    isOnePass(await explained({ within: ['QN-3'], from: '2026-03-01', to: '2026-05-31' })));
});
