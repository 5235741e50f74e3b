import {
  evidenceRecorded,
  pledgeChanged,
  registrationChanged,
  type EventContract,
  type PledgeStanding,
  type RegistrationStanding,
} from '@bontot/contracts';
import { canonical } from '@bontot/kernel';
import { changedFacts, type Fact } from '@bontot/meeting-core';
import { newId, type OutgoingEvent } from '@bontot/messaging';
import type { Changed, Kept } from '@bontot/persistence';
import type { Pledge, Registration } from '@bontot/pledge-core';
import { BY_TIMER, PLEDGES } from '../config.ts';

/** What the committee above said itself needs nobody's verdict (rule R7). */
const DECIDED_ABOVE = new Set(['initiative.recognised', 'model.recognised']);

/** What a change of an aggregate proves: each fact that differs, in full, with the aggregate's version as its revision. */
export function factEvents(
  before: readonly Fact[],
  after: readonly Fact[],
  version: number,
  { at, by }: Changed,
): OutgoingEvent[] {
  return changedFacts(before, after).map((fact) => ({
    ...envelope(evidenceRecorded as unknown as EventContract, fact.cellId),
    recordedAt: new Date(at).toISOString(),
    sender: by,
    confirmed: by === BY_TIMER || DECIDED_ABOVE.has(fact.measure),
    body: { ...fact, revision: version },
  }));
}

/** The story of an aggregate for those who tell people about it: nothing where nothing of it has changed. */
function storyEvents<State, Body extends { unitId: string; version: number; at: string }>(
  contract: EventContract,
  bodyOf: (state: State, version: number) => Body,
  state: State,
  version: number,
  before: State | undefined,
): OutgoingEvent[] {
  const body = bodyOf(state, version);
  if (before !== undefined && canonical({ ...bodyOf(before, version), at: body.at }) === canonical(body)) return [];
  return [{ ...envelope(contract, body.unitId), body }];
}

export const pledgeStory = (kept: Kept<Pledge>, version: number, before: Kept<Pledge> | undefined) =>
  storyEvents(pledgeChanged as unknown as EventContract, pledgeStanding, kept, version, before);

export const registrationStory = (kept: Kept<Registration>, version: number, before: Kept<Registration> | undefined) =>
  storyEvents(registrationChanged as unknown as EventContract, registrationStanding, kept, version, before);

const envelope = ({ type, topic }: EventContract, key: string) => ({
  ...{ type, topic: topic.name, key },
  id: newId(),
  source: PLEDGES,
});

const pledgeStanding = (pledge: Kept<Pledge>, version: number): PledgeStanding => ({
  ...{ memberId: pledge.memberId, year: pledge.year, unitId: pledge.unitId, version },
  ...{ state: pledge.state, obliged: pledge.obliged },
  dueOn: {
    registered: pledge.terms.registered,
    mid: pledge.terms.mid,
    end: pledge.terms.end,
    reviewed: pledge.terms.reviewed,
  },
  registeredOn: pledge.registeredOn,
  midOn: pledge.reports.mid?.on ?? null,
  endOn: pledge.reports.end?.on ?? null,
  reviewedOn: pledge.review?.on ?? null,
  amendmentAsked: pledge.amendment !== null,
  withdrawalAsked: pledge.withdrawalAsked !== null,
  toConfirm: pledge.helped.length,
  returned: pledge.returned !== null,
  remindedOn: pledge.reminders.at(-1)?.on ?? null,
  at: new Date(pledge.changed.at).toISOString(),
});

const registrationStanding = (registration: Kept<Registration>, version: number): RegistrationStanding => ({
  ...{ unitId: registration.unitId, year: registration.year, version, subject: registration.subject },
  ...{ state: registration.state, submittedOn: registration.submittedOn, registeredOn: registration.registeredOn },
  signedBySecretary: registration.compact.secretary !== null,
  signedByCommittee: registration.compact.committee !== null,
  at: new Date(registration.changed.at).toISOString(),
});
