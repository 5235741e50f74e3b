import { developmentAccounts } from '@bontot/contracts';
import { addDays, localDateOf } from '@bontot/kernel';
import {
  factsOf,
  meetingSheet,
  type Act,
  type Envelope,
  type Fact,
  type Meeting,
  type SyncResult,
} from '@bontot/meeting-core';
import { MongoClient } from 'mongodb';
import { opaqueId } from '../../apps/cli/src/demo/random.ts';
import type { Finding } from './checks.ts';
import type { Doors } from './doors.ts';
import type { Random } from './random.ts';
import { post, type ChaosMember, type ChaosPost, type ChaosUnit } from './tree.ts';

const MEMBERS = 7;
const ABSENT = 2;
const { secretary, deputy, supervisor } = developmentAccounts;
type Account = 'secretary' | 'deputy' | 'supervisor';
type Part = { as: Account; acts: (meeting: { digest: string }) => Act[]; needsDigest?: true };
type MinutesAnswer = { digest: string };

/**
 * Meetings that are planned, held, closed, signed and scored while services die: a phone that hands its commands in by parts,
 * some parts twice and some before those that they follow, and does not stop before each was decided.
 */
export class ChaosMeetings {
  readonly #doors: Doors;
  readonly #cells: readonly ChaosUnit[];
  readonly #random: Random;
  /** Commands that each device had numbered in the end, by meeting. */
  readonly #numbered = new Map<string, Record<string, number>>();
  readonly today = localDateOf(Date.now());

  constructor(doors: Doors, cells: readonly ChaosUnit[], random: Random) {
    this.#doors = doors;
    this.#cells = cells;
    this.#random = random;
  }

  get members(): ChaosMember[] {
    return this.#cells.flatMap(({ unitId }) =>
      Array.from({ length: MEMBERS }, (_, n) => ({
        ...{ memberId: memberOf(unitId, n), cellId: unitId, name: `Nguyễn Văn ${n}`, kind: 'full' },
        ...{ joinedCellOn: '2018-05-19' },
      })),
    );
  }

  get posts(): ChaosPost[] {
    return this.#cells.flatMap(({ unitId }) => [post('deputy', unitId), post('supervisor', unitId)]);
  }

  /** Holds a meeting in each cell, some side by side. */
  async hold(atOnce: number): Promise<void> {
    const waiting = [...this.#cells];
    const next = async () => {
      for (let cell = waiting.shift(); cell; cell = waiting.shift()) await this.#holdOne(cell.unitId);
    };
    await Promise.all(Array.from({ length: atOnce }, next));
  }

  async #holdOne(unitId: string): Promise<void> {
    const meetingId = meetingOf(unitId);
    const numbered: Record<string, number> = {};
    this.#numbered.set(meetingId, numbered);
    for (const { as, acts, needsDigest } of this.#parts(unitId)) {
      const digest = needsDigest
        ? ((await this.#doors.ask(as, `/api/v1/meetings/${meetingId}/minutes`)) as MinutesAnswer).digest
        : '';
      const first = (numbered[as] ?? 0) + 1;
      const commands = acts({ digest }).map((act, index) => commandOf(meetingId, as, first + index, act));
      await this.#handIn(as, commands);
      numbered[as] = first + commands.length - 1;
    }
  }

  /** In two halves: perhaps the second one first, which waits for the first; perhaps one of them again. */
  async #handIn(as: Account, commands: Envelope[]): Promise<void> {
    const half = Math.ceil(commands.length / 2);
    const halves = [commands.slice(0, half), commands.slice(half)].filter((part) => part.length > 0);
    const sent = this.#random.chance(0.3) ? halves.toReversed() : halves;
    for (const part of this.#random.chance(0.3) ? [...sent, ...sent] : sent) await this.#send(as, part);
    // What left a gap is sent again; what was decided before is a repeat.
    for (const { outcome, ...rest } of await this.#send(as, commands))
      if (outcome !== 'repeated' && outcome !== 'applied') throw new Error(`${as}: ${outcome} ${JSON.stringify(rest)}`);
  }

  async #send(as: Account, commands: Envelope[]): Promise<SyncResult[]> {
    const deviceId = `chaos-phone-${as}`;
    return ((await this.#doors.ask(as, '/api/v1/meetings/acts', { deviceId, commands })) as { results: SyncResult[] })
      .results;
  }

  /** One meeting from the plan to the confirmed score, by who does it. */
  #parts(unitId: string): Part[] {
    const id = (...keys: (string | number)[]) => opaqueId('chaos', unitId, ...keys);
    const totals = { for: MEMBERS - ABSENT, against: 0, other: 0 };
    const section = { sectionId: 'all', heading: 'Biên bản', text: 'Chi bộ họp, thống nhất các nội dung.' };
    const points = Object.fromEntries(meetingSheet.blocks.flatMap(({ rows }) => rows).map(({ id, max }) => [id, max]));
    const task = { taskId: id('task'), title: 'Dọn vệ sinh', ownerId: memberOf(unitId, 1), expected: 'Ảnh' };
    const month = this.today.slice(0, 7);
    // Of this year, so that a cell has one card and its outcomes one order; on its last day there is no such date.
    const last = `${this.today.slice(0, 4)}-12-31`;
    const dueOn = this.today < last ? last : addDays(this.today, 1);
    const plan = { type: 'plan', unitId, kind: 'regular', month, heldOn: this.today, startsAt: '00:05' } as const;
    const vote = {
      type: 'vote-by-hand',
      voteId: id('vote'),
      subject: 'Nghị quyết',
      threshold: 'majority',
      totals,
    } as const;
    return [
      {
        as: 'secretary',
        acts: () => [
          { ...plan, place: 'Nhà văn hóa' },
          { type: 'change', chairId: secretary, clerkId: deputy },
          { type: 'announce' },
        ],
      },
      {
        as: 'secretary',
        acts: () => [
          { type: 'open', startedAt: '00:05' },
          ...Array.from({ length: ABSENT }, (_, n): Act => ({
            ...{ type: 'mark', personId: memberOf(unitId, MEMBERS - 1 - n), mark: n === 0 ? 'unexcused' : 'excused' },
            ...(n === 0 ? {} : { reasonClass: 'work' }),
          })),
          { type: 'set-guest', guestId: id('guest'), personId: supervisor, office: 'Cấp ủy viên', supervisor: true },
          ...Array.from({ length: 3 }, (_, n): Act => ({
            ...{ type: 'set-statement', statementId: id('said', n), personId: memberOf(unitId, n), kind: 'opinion' },
            text: 'Nhất trí',
          })),
          vote,
          {
            type: 'set-conclusion',
            conclusionId: id('conclusion'),
            kind: 'resolution',
            text: 'Đạt',
            voteId: id('vote'),
          },
          { type: 'set-task', task: { ...task, dueOn } },
        ],
      },
      { as: 'secretary', acts: () => [{ type: 'close', endedAt: '02:00' }] },
      {
        as: 'deputy',
        acts: () => [
          { type: 'write-minutes', sections: [section] },
          { type: 'read-out' },
          { type: 'approve-minutes', totals },
        ],
      },
      { as: 'deputy', needsDigest: true, acts: ({ digest }) => [{ type: 'sign', as: 'clerk', digest }] },
      { as: 'secretary', needsDigest: true, acts: ({ digest }) => [{ type: 'sign', as: 'chair', digest }] },
      {
        as: 'secretary',
        acts: () => [{ type: 'propose-score', points }, { type: 'vote-score', totals }, { type: 'send-score' }],
      },
      { as: 'supervisor', acts: () => [{ type: 'confirm-score', points: {}, why: {} }] },
    ];
  }

  /** At rest: each meeting once and whole, nothing in it twice; with the facts that must stand on the cards. */
  async check(mongodb: string, prefix: string): Promise<{ finding: Finding; facts: Fact[] }> {
    const client = await MongoClient.connect(mongodb);
    try {
      const db = client.db(`${prefix}meetings`);
      const rows = await db.collection('meetings').find({}).toArray();
      const differences: string[] = [];
      const stored = new Map(rows.map((row) => [String(row._id), row as unknown as Meeting & { todo: unknown[] }]));
      for (const { unitId } of this.#cells) {
        const meeting = stored.get(meetingOf(unitId));
        if (!meeting) differences.push(`the meeting of ${unitId} is lost`);
        else differences.push(...this.#faultsOf(unitId, meeting));
      }
      if (stored.size !== this.#cells.length)
        differences.push(`${stored.size} meetings, expected ${this.#cells.length}`);
      const tasks = await db.collection('tasks').countDocuments();
      if (tasks !== this.#cells.length) differences.push(`${tasks} tasks, expected ${this.#cells.length}`);
      return {
        finding: { checked: this.#cells.length, differences },
        facts: [...stored.values()].flatMap((meeting) => factsOf(meeting)),
      };
    } finally {
      await client.close();
    }
  }

  #faultsOf(unitId: string, meeting: Meeting & { todo: unknown[] }): string[] {
    const meetingId = meetingOf(unitId);
    const numbered = this.#numbered.get(meetingId) ?? {};
    const decided = Object.fromEntries(
      Object.entries(meeting.decided).map(([device, seq]) => [device.replace('chaos-phone-', ''), seq]),
    );
    const facts = factsOf(meeting);
    const wanted: [string, unknown, unknown][] = [
      ['state', meeting.state, 'closed'],
      ['commands of secretary', decided['secretary'], numbered['secretary']],
      ['commands of deputy', decided['deputy'], numbered['deputy']],
      ['commands of supervisor', decided['supervisor'], numbered['supervisor']],
      ['members on the roll', meeting.roll.length, MEMBERS],
      ['statements', meeting.statements.length, 3],
      ['votes', meeting.votes.length, 1],
      ['conclusions', meeting.conclusions.length, 1],
      ['tasks', meeting.assignments.length, 1],
      ['conflicts', meeting.conflicts.length, 0],
      ['minutes', meeting.minutes.state, 'signed'],
      ['signatures', meeting.minutes.signatures.length, 2],
      ['score', meeting.sheet.state, 'confirmed'],
      ['left to do', meeting.todo.length, 0],
      ['facts', facts.length, new Set(facts.map(({ measure }) => measure)).size],
    ];
    return wanted
      .filter(([, is, must]) => is !== must)
      .map(([what, is, must]) => `meeting of ${unitId}, ${what}: ${String(is)}, expected ${String(must)}`);
  }
}

const meetingOf = (unitId: string): string => opaqueId('chaos', unitId, 'meeting');
const memberOf = (unitId: string, n: number): string => opaqueId('chaos', unitId, 'member', n);
const commandOf = (meetingId: string, as: string, seq: number, act: Act): Envelope => ({
  commandId: opaqueId(meetingId, as, seq),
  meetingId,
  seq,
  baseVersion: 1_000_000,
  deviceTime: Date.now(),
  act,
});
