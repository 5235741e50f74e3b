import { ok, startOfDay } from '@bontot/kernel';
import { connect, type Database } from '@bontot/persistence';
import { Members } from '../src/storage/members.ts';
import { reorganise } from '../src/storage/reorganise.ts';
import { TreeKeeper } from '../src/storage/tree-keeper.ts';
import { Units } from '../src/storage/units.ts';
import { person, seeder, startDirectory, unit, type RunningDirectory } from './running-directory.ts';

const PAIRS = 20;
const part = (n: number) => `P${n}`;
const numbers = Array.from({ length: PAIRS * 2 }, (_, n) => n);
const tree = [
  unit('QN', null, 'province'),
  unit('QN-LH', 'QN', 'commune'),
  unit('QN-LH-C', 'QN-LH', 'grassroots_committee'),
  // Part committees nest, so each of them may come under each other one; every one has a cell that must follow it.
  ...numbers.flatMap((n) => [
    unit(part(n), 'QN-LH-C', 'part_committee'),
    unit(`${part(n)}-1`, part(n), 'cell', 'school'),
  ]),
];
const TODAY = '2025-01-02';
const department = person('org_dept', '/QN/');

describe('moves of units at the same time', () => {
  let directory: RunningDirectory;
  let units: Units;
  let elsewhere: Database;

  beforeEach(async () => {
    directory = await startDirectory();
    units = directory.service.app.get(Units);
    elsewhere = await connect({ uri: process.env.MONGODB_URI!, database: `${directory.prefix}directory` });
    const { body } = await directory.call(seeder, 'POST', '/api/v1/import', { units: tree });
    expect(body.units.filter(({ result }: { result: string }) => result !== 'changed')).toEqual([]);
  });
  afterEach(async () => {
    await elsewhere.close();
    await directory.stop();
  });

  const move = (unitId: string, parentId: string, decision = '1-QĐ') =>
    directory.call(department, 'POST', `/api/v1/units/${unitId}/move`, {
      parentId,
      decision,
      effectiveOn: '2025-01-01',
    });

  /** Another process: stores of its own on the same database. */
  const processBeside = () => {
    const parts = { units: new Units(elsewhere), members: new Members(elsewhere) };
    const basis = { decision: '2-QĐ', effectiveOn: '2025-01-01', by: 'person:X', at: startOfDay(TODAY) };
    return {
      units: parts.units,
      move: (unitId: string, parentId: string) => reorganise(parts, unitId, { kind: 'move', parentId }, basis, TODAY),
      sleepsAtItsWrite() {
        const { promise: fell, resolve: fall } = Promise.withResolvers<void>();
        const { promise: woken, resolve: wake } = Promise.withResolvers<void>();
        const save = parts.units.store.save.bind(parts.units.store);
        parts.units.store.save = async (change) => {
          fall();
          await woken;
          return save(change);
        };
        return { fell, wake };
      },
    };
  };

  /** The product's own: another one beside it would look at what that one has in hand. */
  const keeper = () => directory.service.app.get(TreeKeeper);

  /** Every unit reaches the province by its parents, and its path says the same. */
  const expectOneTree = async () => {
    await keeper().tend();
    const whole = new Map((await units.whole()).map(({ id, state }) => [id, state]));
    const pathOf = (id: string, below: readonly string[] = []): string => {
      if (below.includes(id)) return `a cycle: ${[...below, id].join(' < ')}`;
      const { parentId } = whole.get(id)!;
      return parentId === null ? `/${id}/` : `${pathOf(parentId, [...below, id])}${id}/`;
    };
    const stood = [...whole.values()].map(({ unitId, path, stale }) => ({ unitId, path, stale }));
    expect(stood).toEqual(stood.map(({ unitId }) => ({ unitId, path: pathOf(unitId), stale: false })));
  };

  it('put one of two under the other, never each under the other', async () => {
    const pairs = Array.from({ length: PAIRS }, (_, n) => [part(2 * n), part(2 * n + 1)] as const);
    const answers = await Promise.all(pairs.map(([one, other]) => Promise.all([move(one, other), move(other, one)])));
    for (const both of answers) {
      expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
      expect(both.find(({ status }) => status === 422)!.body.code).toBe('MOVE_INTO_ITSELF');
    }
    await expectOneTree();
  });

  it('are in one order for all processes', async () => {
    const [one, two, three] = [processBeside(), processBeside(), processBeside()];
    const rings = Array.from({ length: PAIRS / 2 }, (_, n) => [0, 1, 2].map((k) => part(3 * n + k)));
    const outcomes = await Promise.all(
      rings.map(([a, b, c]) => Promise.all([one.move(a!, b!), two.move(b!, c!), three.move(c!, a!)])),
    );
    for (const ring of outcomes)
      expect(ring.map((outcome) => (outcome.ok ? 'moved' : outcome.refusal.code)).sort()).toEqual([
        'MOVE_INTO_ITSELF',
        'moved',
        'moved',
      ]);
    await expectOneTree();
  });

  it('leave one path to each unit when what they go under goes elsewhere in the same instant', async () => {
    const beside = processBeside();
    const fours = Array.from({ length: PAIRS / 2 }, (_, n) => [0, 1, 2, 3].map((k) => part(4 * n + k)));
    const answers = await Promise.all(
      fours.map(([a, b, c, d]) => Promise.all([move(a!, b!), beside.move(b!, c!), move(c!, d!)])),
    );
    expect(answers.flat().filter((answer) => ('ok' in answer ? !answer.ok : answer.status !== 200))).toEqual([]);
    await expectOneTree();
  });

  it('give a unit the path of now when what it goes under got another one between the look and the write', async () => {
    await processBeside().move(part(1), part(2));
    await keeper().tend();
    await processBeside().move(part(2), part(3));
    const save = units.store.save.bind(units.store);
    units.store.save = async (change) => {
      if (change.id === part(0) && change.state.parentId === part(1)) {
        units.store.save = save;
        // A keeper that was already past what is in hand settles the unit with all it finds below.
        const parent = await units.followParents((await units.find(part(1)))!.state);
        await units.run(`${part(1)}-1`, () => ok({ type: 'follow-parent', parent }));
        await units.run(part(1), () => ok({ type: 'settle-below', path: parent.path, spans: parent.spans }));
      }
      return save(change);
    };
    expect((await move(part(0), part(1))).status).toBe(200);
    await expectOneTree();
    expect((await units.find(part(0)))!.state.path).toBe('/QN/QN-LH/QN-LH-C/P3/P2/P1/P0/');
  });

  it('are finished by others while the process that has the turn sleeps, and are not done twice when it wakes', async () => {
    const slow = processBeside();
    const asleep = slow.sleepsAtItsWrite();
    const mine = slow.move(part(0), part(1));
    await asleep.fell;
    expect(await move(part(1), part(0))).toMatchObject({ status: 422, body: { code: 'MOVE_INTO_ITSELF' } });
    asleep.wake();
    expect(await mine).toMatchObject({ ok: true, value: { after: { state: { changes: [{ kind: 'move' }] } } } });
    await expectOneTree();
  });

  it('are finished by the keeper when the process that had the turn was killed', async () => {
    const killed = processBeside();
    const asleep = killed.sleepsAtItsWrite();
    void killed.move(part(0), part(1));
    await asleep.fell;
    await expectOneTree();
    expect((await units.find(part(0)))!.state.parentId).toBe(part(1));
  });

  it('do not stand in the way of others when one of them fails', async () => {
    const failing = processBeside();
    failing.units.store.save = () => Promise.reject(new TypeError('a bug'));
    await expect(failing.move(part(0), part(1))).rejects.toThrow('a bug');
    expect((await move(part(1), part(0))).status).toBe(200);
    await expectOneTree();
  });
});
