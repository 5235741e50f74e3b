import { memberChanged, plainMembership, topics, unitChanged, type Member, type Unit } from '@bontot/contracts';
import { addDays, localDateOf } from '@bontot/kernel';
import { meetingSheet, type Act, type Envelope, type SyncResult } from '@bontot/meeting-core';
import type { OutgoingEvent } from '@bontot/messaging';
import { person, signingAs, type Signing } from '@bontot/testing';
import { opaqueId } from '../apps/cli/src/demo/random.ts';
import { readSecrets } from '../tools/start/secrets.ts';
import { drained, profiling, startService, type Rig, type Running } from './rig.ts';

export const COMMUNES = 59;
export const CELLS = 4_785;
/** Village and quarter cells, which meet on the same evenings. */
export const CLOSING = 1_421;
const MEMBERS = 22;
const ABSENT = 3;
const SPEAKERS = 8;

export const today = localDateOf(Date.now());
export const month = today.slice(0, 7);

export const communeOf = (cell: number): string => `P-${String(cell % COMMUNES).padStart(2, '0')}`;
export const cellOf = (cell: number): string => `${communeOf(cell)}-${String(cell).padStart(4, '0')}`;
export const pathOf = (cell: number): string => `/P/${communeOf(cell)}/${cellOf(cell)}/`;
export const meetingOf = (cell: number, what: string): string => opaqueId(cellOf(cell), what);
const memberOf = (cell: number, n: number): string => opaqueId(cellOf(cell), 'member', n);

/** The province in the service: all cells; members of those that close. */
export async function tellDirectory(rig: Rig): Promise<void> {
  const at = (unitId: string, parentId: string | null, path: string, level: Unit['level']): Unit => ({
    ...{ unitId, parentId, path, level, version: 1, grassroots: level === 'cell', name: `Chi bộ ${unitId}` },
    ...{ cellType: level === 'cell' ? ('residential' as const) : null, validFrom: '2020-01-01', validTo: null },
    successorOf: [],
  });
  const units = [
    at('P', null, '/P/', 'province'),
    ...Array.from({ length: COMMUNES }, (_, n) => at(communeOf(n), 'P', `/P/${communeOf(n)}/`, 'commune')),
    ...Array.from({ length: CELLS }, (_, n) => at(cellOf(n), communeOf(n), pathOf(n), 'cell')),
  ];
  const members = Array.from({ length: CLOSING * MEMBERS }, (_, index): Member => {
    const [cell, n] = [Math.floor(index / MEMBERS), index % MEMBERS];
    return {
      ...{ memberId: memberOf(cell, n), version: 1, cellId: cellOf(cell), name: `Nguyễn Văn ${n}`, kind: 'full' },
      ...{ joinedCellOn: '2018-05-19', leftCellOn: null, ...plainMembership },
    };
  });
  await publishAll(
    rig,
    units.map((unit) => eventOf(unitChanged.type, unit.unitId, unit)),
  );
  await publishAll(
    rig,
    members.map((member) => eventOf(memberChanged.type, member.memberId, member)),
  );
  for (const group of ['meetings', 'scoring-worker']) await drained(rig, group, topics.directory.name);
}

const eventOf = (type: string, key: string, body: unknown): OutgoingEvent => ({
  ...{ type, topic: topics.directory.name, key, id: `bench-${key}`, source: 'bench', body },
});

async function publishAll({ publisher }: Rig, events: OutgoingEvent[]): Promise<void> {
  for (let from = 0; from < events.length; from += 2_000) await publisher.publish(events.slice(from, from + 2_000));
}

export const startMeetings = (rig: Rig): Promise<Running> =>
  startService(rig, 'apps/meetings/dist/main.js', profiling('meetings'));

/** The service's address, and whose hand signs the calls. */
export type Door = { url: string; sign: Signing };

export const doorTo = async ({ dataDir }: Rig, { url }: Running): Promise<Door> => ({
  url,
  sign: await signingAs(readSecrets(dataDir).gatewayPrivateKey),
});

/** What a secretary does before the evening. */
export const prepared = (cell: number): Act[] => [
  {
    ...{ type: 'plan', unitId: cellOf(cell), kind: 'regular', month, heldOn: today },
    ...{ startsAt: '19:30', place: 'Nhà văn hóa thôn 7' },
  },
  { type: 'change', chairId: memberOf(cell, 0), clerkId: memberOf(cell, 1) },
  { type: 'announce' },
];

/** A meeting of 22 with 3 absent, as a phone hands it in at the end: roll call, two conclusions, a vote, tasks, closing. */
export function closing(cell: number): Act[] {
  const id = (...keys: (string | number)[]) => opaqueId(cellOf(cell), ...keys);
  const totals = { for: MEMBERS - ABSENT, against: 0, other: 0 };
  return [
    { type: 'open', startedAt: '19:30' },
    ...Array.from({ length: ABSENT }, (_, n): Act => ({
      ...{ type: 'mark', personId: memberOf(cell, MEMBERS - 1 - n), mark: 'excused', reasonClass: 'work' },
    })),
    ...Array.from({ length: 6 }, (_, n): Act => ({
      ...{ type: 'note-item', itemId: `item-${n + 1}`, note: 'Chi bộ thảo luận, thống nhất nội dung.' },
    })),
    ...Array.from({ length: SPEAKERS }, (_, n): Act => ({
      ...{ type: 'set-statement', statementId: id('said', n), personId: memberOf(cell, n), kind: 'opinion' },
      ...{ text: 'Nhất trí với báo cáo; đề nghị làm rõ tiến độ.' },
    })),
    { type: 'vote-by-hand', voteId: id('vote'), subject: 'Thông qua nghị quyết', threshold: 'majority', totals },
    { type: 'set-conclusion', conclusionId: id('c1'), kind: 'resolution', text: 'Dọn vệ sinh', voteId: id('vote') },
    { type: 'set-conclusion', conclusionId: id('c2'), kind: 'conclusion', text: 'Nộp báo cáo đúng hạn' },
    {
      type: 'set-task',
      task: {
        ...{ taskId: id('task'), title: 'Vận động hiến đất', ownerId: memberOf(cell, 2) },
        ...{ dueOn: addDays(today, 14), expected: 'Biên bản' },
      },
    },
    { type: 'close', endedAt: '21:10' },
  ];
}

/** A sheet that waits for the supervisor, as every closed meeting has it for some days. */
export const scored = (): Act[] => [
  {
    type: 'propose-score',
    points: Object.fromEntries(meetingSheet.blocks.flatMap(({ rows }) => rows).map(({ id, max }) => [id, max])),
  },
  { type: 'vote-score', totals: { for: MEMBERS - ABSENT, against: 0, other: 0 } },
  { type: 'send-score' },
];

/** Sends acts of the secretary of a cell, numbered from `first`; throws when one is not applied. */
export async function send(
  { url, sign }: Door,
  cell: number,
  first: number,
  acts: readonly Act[],
  baseVersion: number,
): Promise<void> {
  const meetingId = meetingOf(cell, 'meeting');
  const personId = memberOf(cell, 0);
  const commands = acts.map((act, index): Envelope => {
    const seq = first + index;
    return { commandId: opaqueId(meetingId, seq), meetingId, seq, baseVersion, deviceTime: Date.now(), act };
  });
  const authorization = await sign('meetings', person('secretary', pathOf(cell), personId));
  const answer = await fetch(`${url}/api/v1/meetings/acts`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ deviceId: `bench-${personId}`, commands }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text.slice(0, 500)}`);
  const bad = (JSON.parse(text) as { results: SyncResult[] }).results.find(({ outcome }) => outcome !== 'applied');
  if (bad) throw new Error(JSON.stringify(bad));
}
