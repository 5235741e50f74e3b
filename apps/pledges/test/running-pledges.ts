import { evidenceRecorded, pledgeChanged, registrationChanged } from '@bontot/contracts';
import type {
  PledgeAct,
  PledgeContent,
  PledgeEnvelope,
  PledgeItem,
  PledgeResult,
  PledgeTarget,
} from '@bontot/pledge-core';
import { P, runningService, type Call, type Caller, type RunningService } from '@bontot/testing';
import { ulid } from 'ulid';
import { PLEDGES, pledgesEnv, type PledgesConfig } from '../src/config.ts';
import { pledgesOptions } from '../src/pledges.ts';

export {
  at,
  CELL,
  committee,
  COMMUNE,
  deputy,
  directoryTold,
  member,
  memberTold,
  OTHER_CELL,
  P,
  postTold,
  secretary,
  seeder,
  soon,
  supervisor,
  technical,
  unitTold,
  type Told,
} from '@bontot/testing';

export type RunningPledges = RunningService<PledgesConfig>;

export const startPledges = (change: Record<string, string> = {}): Promise<RunningPledges> =>
  runningService(
    {
      ...{ name: PLEDGES, schema: pledgesEnv, options: pledgesOptions },
      hears: [evidenceRecorded, pledgeChanged, registrationChanged],
    },
    change,
  );

/** A device that sends acts about members' years and initiatives. */
export class Device {
  readonly deviceId = `device-${ulid()}`;
  readonly #call: Call;
  #seq = 0;

  constructor(call: Call) {
    this.#call = call;
  }

  /** Numbers acts without sending them. */
  write(target: PledgeTarget, acts: readonly PledgeEnvelope['act'][], baseVersion = 1_000): PledgeEnvelope[] {
    return acts.map((act) => ({
      ...{ commandId: ulid(), seq: (this.#seq += 1), baseVersion, deviceTime: 0, target, act },
    }));
  }

  async send(caller: Caller, commands: readonly PledgeEnvelope[]): Promise<PledgeResult[]> {
    const { deviceId } = this;
    const { status, body } = await this.#call(caller, 'POST', '/api/v1/pledges/acts', { deviceId, commands });
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return (body as { results: PledgeResult[] }).results;
  }

  /** What became of acts, in a word each. */
  async tries(caller: Caller, target: PledgeTarget, ...acts: PledgeEnvelope['act'][]): Promise<string[]> {
    return (await this.send(caller, this.write(target, acts))).map((result) =>
      result.outcome === 'refused' ? result.code : result.outcome,
    );
  }

  /** Does acts; what was not applied throws. */
  async does(caller: Caller, target: PledgeTarget, ...acts: PledgeEnvelope['act'][]): Promise<void> {
    const outcomes = await this.tries(caller, target, ...acts);
    if (outcomes.some((outcome) => outcome !== 'applied')) throw new Error(JSON.stringify(outcomes));
  }
}

/** An item with the id of a record, as devices make them. */
export const itemOf = (number: number, more: Partial<PledgeItem> = {}): PledgeItem => ({
  ...{ itemId: P(700 + number), kind: 'target', title: `Việc ${number}`, measure: `Đo ${number}` },
  ...{ dueOn: null, personal: false, carriedFrom: null },
  ...more,
});
export const contentOf = (more: Partial<PledgeContent> = {}): PledgeContent => ({
  ...{ ethics: 'Giữ gìn đạo đức', duties: 'Hoàn thành nhiệm vụ', weaknesses: 'Ngại phát biểu' },
  items: [itemOf(1), itemOf(2, { personal: true, title: 'Cai thuốc lá' })],
  ...more,
});
export const reportOf = (term: 'mid' | 'end'): PledgeAct => ({
  ...{ type: 'report', term, text: '', selfGrade: 3 },
  items: [1, 2].map((number) => ({
    ...{ itemId: P(700 + number), done: 'done' as const, line: `Đã làm ${number}`, evidence: [], selfGrade: null },
  })),
});
