import type { Instant } from '@bontot/kernel';
import type { InitiativeAct } from './initiative.ts';
import type { Grade, PledgeContent, PledgeItem, Proof, ReportSaid, Term, WithdrawalGround } from './pledge.ts';

/** What persons do to a member's year. Whose it is stands in the target; `by` is who is signed in. */
export type PledgeAct =
  /** Of the member alone: drafts lie here or on the phone. */
  | { type: 'write'; content: PledgeContent }
  /** Starts a draft from last year's pledge: what was not finished, or all of it where nobody reported. */
  | { type: 'carry-over' }
  /** Of the member; or of a helper, and then it waits for the member unless a signed paper proves it. */
  | { type: 'register'; content: PledgeContent; proof?: Proof | null }
  | { type: 'amend'; content: PledgeContent; reason: string; proof?: Proof | null }
  | { type: 'add-deed'; item: PledgeItem }
  | ({ type: 'report'; term: Term; proof?: Proof | null } & ReportSaid)
  | { type: 'confirm'; helpedId: string }
  | { type: 'decline'; helpedId: string }
  | { type: 'comment'; text: string }
  | { type: 'ask-withdrawal'; ground: WithdrawalGround; reason: string }
  /** Of the secretary. */
  | { type: 'decide-amendment'; approved: boolean; reason: string }
  | { type: 'decide-withdrawal'; approved: boolean; reason: string }
  | { type: 'withdraw'; ground: WithdrawalGround; reason: string }
  | { type: 'return'; reason: string }
  | {
      type: 'review';
      grade: Grade;
      reason: string;
      meetingId?: string | null;
      items?: { itemId: string; grade: Grade }[];
    }
  | { type: 'remind' }
  | { type: 'resolve-conflict'; conflictId: string; take: 'standing' | 'losing' }
  /** Of the committee above. */
  | { type: 'reopen'; reason: string };

export type PledgeActType = PledgeAct['type'];

export type PledgeTarget = { memberId: string; year: number } | { initiativeId: string };

/** One act on its way, from a page or a phone that was offline. What was decided under its id before is a repeat. */
export type PledgeEnvelope = {
  commandId: string;
  /** Counts per device: the order in which the person acted. */
  seq: number;
  /** The version that the device had seen; 0 where there was none. */
  baseVersion: number;
  /** The device's clock: informs, and decides nothing. */
  deviceTime: Instant;
  target: PledgeTarget;
  act: PledgeAct | InitiativeAct;
};

/** As in meetings; without gaps, because each command stands for itself. */
export type PledgeResult = { commandId: string; seq: number; version: number } & (
  | { outcome: 'applied' | 'repeated' | 'set_aside' }
  | { outcome: 'refused'; code: string; details: Record<string, unknown> }
);
