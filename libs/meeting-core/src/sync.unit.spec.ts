import fc from 'fast-check';
import { aroundOf, inProgress } from '../test/builders.ts';
import type { Act, Envelope, Mark, Meeting, SyncResult } from './index.ts';
import { receive, standingOf, unitOf } from './index.ts';

const SEEN = 5;
const start = inProgress({ members: 6 });

type Device = 'phone' | 'desk';
type Lists = Record<Device, Envelope[]>;
/** One request: some commands of one device, from anywhere in its list, answered or lost on the way back. */
type Request = { device: Device; from: number; count: number };

const one = (ids: readonly string[]) => fc.constantFrom(...ids);
const actOn = (people: string[], items: string[], conclusions: string[]): fc.Arbitrary<Act> =>
  fc.oneof(
    fc.record({
      type: fc.constant('mark' as const),
      personId: one(people),
      mark: fc.constantFrom<Mark>('present', 'absent', 'unexcused', 'away'),
    }),
    fc.record({ type: fc.constant('note-item' as const), itemId: one(items), note: fc.constantFrom('A', 'B', 'C') }),
    fc.record({
      type: fc.constant('set-conclusion' as const),
      conclusionId: one(conclusions),
      kind: fc.constant('conclusion' as const),
      text: fc.constantFrom('X', 'Y', ''),
    }),
    fc.record({ type: fc.constant('remove-conclusion' as const), conclusionId: one(conclusions) }),
  );
const closing: Act = { type: 'close', endedAt: '20:45' };
const shared = fc.oneof(
  { weight: 9, arbitrary: actOn(['m1', 'm2', 'm3', 'stranger'], ['item-1', 'item-2'], ['c1', 'c2']) },
  { weight: 1, arbitrary: fc.constant(closing) },
);

const listOf = (device: Device, acts: Act[]): Envelope[] =>
  acts.map((act, index) => ({
    commandId: `${device}-${index + 1}`,
    meetingId: 'meeting',
    seq: index + 1,
    baseVersion: SEEN,
    deviceTime: 0,
    act,
  }));
const listsOf = (phone: fc.Arbitrary<Act>, desk: fc.Arbitrary<Act>): fc.Arbitrary<Lists> =>
  fc
    .tuple(fc.array(phone, { maxLength: 12 }), fc.array(desk, { maxLength: 12 }))
    .map(([a, b]) => ({ phone: listOf('phone', a), desk: listOf('desk', b) }));
const requests = fc.array(
  fc.record({ device: fc.constantFrom<Device>('phone', 'desk'), from: fc.nat(11), count: fc.nat(6) }),
  { maxLength: 20 },
);

/** The service: takes requests in, in whatever order they come, and then what each device still has to send. */
function deliver(lists: Lists, schedule: readonly Request[]) {
  let meeting: Meeting = start;
  const decided: { device: Device; envelope: Envelope; result: SyncResult; changed: boolean }[] = [];
  const take = (device: Device, envelope: Envelope): SyncResult => {
    const version = SEEN + 1 + decided.length;
    const received = receive(envelope, meeting, aroundOf({ deviceId: device, by: device, version }));
    const { outcome } = received.result;
    if (outcome === 'repeated' || outcome === 'gap') expect(received.meeting).toBe(meeting);
    else {
      const unit = unitOf(envelope.act);
      const changed = unit !== null && received.meeting?.touched[unit]?.version === version;
      decided.push({ device, envelope, result: received.result, changed });
    }
    meeting = received.meeting!;
    return received.result;
  };
  for (const { device, from, count } of schedule)
    for (const envelope of lists[device].slice(from, from + count)) take(device, envelope);
  for (const device of ['phone', 'desk'] as const)
    for (let next = 0; next < lists[device].length; next += 1) {
      const result = take(device, lists[device][next]!);
      if (result.outcome === 'gap') next = result.expected - 2;
    }
  return { meeting, decided };
}

/** In order, once, nothing lost. */
const inOrder = (commands: readonly { device: Device; envelope: Envelope }[]): Meeting =>
  commands.reduce<Meeting>(
    (meeting, { device, envelope }, index) =>
      receive(envelope, meeting, aroundOf({ deviceId: device, by: device, version: SEEN + 1 + index })).meeting!,
    start,
  );

describe('commands of two devices, late, twice and in any order', () => {
  it('end as if each had come once and in order', () => {
    fc.assert(
      fc.property(listsOf(shared, shared), requests, (lists, schedule) => {
        const { meeting, decided } = deliver(lists, schedule);
        expect(meeting).toEqual(inOrder(decided));
        for (const device of ['phone', 'desk'] as const)
          expect(decided.filter((one) => one.device === device).map(({ envelope }) => envelope)).toEqual(lists[device]);
      }),
      { numRuns: 300 },
    );
  });

  it('end the same whoever comes first, where they change different things', () => {
    const phone = actOn(['m1', 'm2'], ['item-1'], ['c1']);
    const desk = actOn(['m3', 'm4'], ['item-2'], ['c2']);
    const outcomeOf = ({ roll, agenda, conclusions, conflicts }: Meeting) => ({
      roll,
      agenda,
      conclusions: conclusions.toSorted((a, b) => a.conclusionId.localeCompare(b.conclusionId)),
      conflicts,
    });
    fc.assert(
      fc.property(listsOf(phone, desk), requests, requests, (lists, one, other) => {
        const results = [one, other].map((schedule) => outcomeOf(deliver(lists, schedule).meeting));
        expect(results[0]).toEqual(results[1]);
        expect(results[0]?.conflicts).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('lose nothing: the last word of a device on anything stands or waits beside', () => {
    const marks = actOn(['m1', 'm2'], ['item-1', 'item-2'], ['c1']).filter(({ type }) => type !== 'remove-conclusion');
    fc.assert(
      fc.property(listsOf(marks, marks), requests, (lists, schedule) => {
        const { meeting, decided } = deliver(lists, schedule);
        for (const device of ['phone', 'desk'] as const) {
          const mine = decided.filter((one) => one.device === device && one.result.outcome !== 'refused');
          const changing = mine.filter(({ changed, result }) => changed || result.outcome === 'set_aside');
          const waiting = meeting.conflicts.filter((other) => other.deviceId === device);
          for (const [unit, { envelope, result }] of lastByUnit(changing)) {
            const agreed = lastByUnit(mine).get(unit)?.envelope !== envelope;
            if (result.outcome !== 'set_aside') expect(standingOf(meeting, unit)).toMatchObject(saidBy(envelope.act));
            else if (!agreed) expect(waiting.map(({ conflictId }) => conflictId)).toContain(envelope.commandId);
          }
          const lastWords = [...lastByUnit(mine).values()].map(({ envelope }) => envelope.commandId);
          expect(lastWords).toEqual(expect.arrayContaining(waiting.map(({ conflictId }) => conflictId)));
        }
      }),
      { numRuns: 200 },
    );
  });
});

const lastByUnit = <Command extends { envelope: Envelope }>(commands: readonly Command[]): Map<string, Command> =>
  new Map(commands.map((command) => [unitOf(command.envelope.act)!, command]));

function saidBy(act: Act): object {
  if (act.type === 'mark') return { mark: act.mark };
  if (act.type === 'note-item') return { note: act.note };
  if (act.type === 'set-conclusion') return { text: act.text };
  throw new Error(act.type);
}
