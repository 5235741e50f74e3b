import { addDays, addMonths, lastDayOfMonth, ok, type LocalDate } from '@bontot/kernel';
import { firstOf, needsDate, needsMonth, needsText } from './checks.ts';
import { put, same } from './decision.ts';
import { began, changedTo, refuseDuty, repeated, type Decided, type DutyAround } from './duty.ts';
import { factsAbout, type Fact } from './fact.ts';
import type { MonthDuty, MonthRequest } from './obligations.ts';

/** Whose month it is; said with what may be the first that is heard of it. */
export type MonthOf = Pick<MonthDuty, 'unitId' | 'month' | 'subject'>;

export type MonthAct =
  | ({ type: 'request' } & MonthOf &
      Pick<MonthRequest, 'requestId' | 'kind' | 'reason'> & { newDate?: LocalDate | null })
  | {
      type: 'decide';
      requestId: string;
      decision: 'approved' | 'refused';
      decidedOn: LocalDate;
      number?: string | null;
      reason?: string | null;
    }
  | ({ type: 'held' } & MonthOf & { meetingId: string; heldOn: LocalDate })
  /** The meeting that was held for it was annulled. */
  | { type: 'not-held'; meetingId: string }
  | { type: 'time-passed'; today: LocalDate };

type ActOf<Type extends MonthAct['type']> = Extract<MonthAct, { type: Type }>;

/** A month for which a unit owes its meeting: what is asked and decided about it, and whether the meeting was held. */
export function decideMonth(act: MonthAct, duty: MonthDuty | undefined, around: DutyAround): Decided<MonthDuty> {
  switch (act.type) {
    case 'request':
      return request(act, duty, around);
    case 'decide':
      return duty ? decision(act, duty, around) : refuseDuty('MONTH_REQUEST_UNKNOWN', { requestId: act.requestId });
    case 'held':
      return held(act, duty);
    case 'not-held':
      if (!duty || duty.heldBy !== act.meetingId) return ok([]);
      return settled('not-held', duty, { heldBy: null, lapsed: false }, around.today);
    case 'time-passed':
      return duty ? settled('time-passed', duty, {}, act.today) : ok([]);
  }
}

/**
 * Yes while an approved postponement or waiver stands, no once its new date has passed without the meeting; dated by the decision,
 * also when it was entered later (domain handbook 3.2 and 5.3).
 */
export function monthFacts(duty: MonthDuty): Fact[] {
  const { unitId, month, subject, lapsed } = duty;
  const approved = approvedOf(duty);
  if (!approved?.decision) return [];
  const { decidedOn, number } = approved.decision;
  const source = `month/${month}`;
  const measure = subject === 'committee' ? 'committee.meeting.excused' : 'meeting.regular.excused';
  const ref = number ?? `${source}/${approved.requestId}`;
  return [
    factsAbout(unitId, source, decidedOn)(
      measure,
      { yes: !lapsed },
      { slot: month, evidence: [{ kind: 'decision_ref', ref, issuedOn: decidedOn }] },
    ),
  ];
}

/** The request that holds: the last one that was approved. */
export const approvedOf = ({ requests }: Pick<MonthDuty, 'requests'>): MonthRequest | undefined =>
  requests.findLast((each) => each.decision?.decision === 'approved');

function request(act: ActOf<'request'>, duty: MonthDuty | undefined, around: DutyAround): Decided<MonthDuty> {
  const { unitId, month, subject, requestId, kind, reason } = act;
  const { today, by } = around;
  const newDate = kind === 'postponement' ? (act.newDate ?? null) : null;
  const standing = duty?.requests.find((other) => other.requestId === requestId);
  if (standing)
    return repeated(
      same([standing.kind, standing.reason, standing.newDate], [kind, reason, newDate]),
      'MONTH_REQUEST_EXISTS',
      { requestId },
    );
  const refused =
    firstOf(
      needsMonth(month),
      needsText('reason', reason),
      kind === 'postponement' ? needsDate('newDate', newDate ?? '') : undefined,
    ) ?? refusalOfStanding(month, duty, today);
  if (refused) return refused;
  const [from, to] = [addDays(today, 1), lastDayOfMonth(addMonths(`${month}-01`, 1))];
  if (newDate !== null && (newDate < from || newDate > to))
    return refuseDuty('NEW_DATE_OUT_OF_RANGE', { newDate, from, to });
  const asked: MonthRequest = { requestId, kind, reason, newDate, by, askedOn: today, decision: null };
  if (duty) return settled('requested', duty, { requests: [...duty.requests, asked] }, today);
  return began('month.requested', { ...fresh({ unitId, month, subject }), requests: [asked] });
}

/** Asked before the last day of the month; what was postponed may be postponed again before its new date. */
function refusalOfStanding(month: string, duty: MonthDuty | undefined, today: LocalDate) {
  const lastDay = lastDayOfMonth(`${month}-01`);
  const approved = duty && approvedOf(duty);
  const open = duty?.requests.find((other) => other.decision === null);
  if (duty?.heldBy) return refuseDuty('MONTH_HELD', { month });
  if (approved?.kind === 'waiver') return refuseDuty('MONTH_WAIVED', { month });
  if (open) return refuseDuty('MONTH_REQUEST_OPEN', { requestId: open.requestId });
  const until = approved?.newDate && approved.newDate > lastDay ? approved.newDate : lastDay;
  return today < until ? undefined : refuseDuty('MONTH_REQUEST_LATE', { month, lastDay: until, today });
}

function decision(act: ActOf<'decide'>, duty: MonthDuty, { by, today }: DutyAround): Decided<MonthDuty> {
  const { requestId, decision: decided, decidedOn } = act;
  const number = act.number?.trim() || null;
  const reason = act.reason?.trim() || null;
  const asked = duty.requests.find((other) => other.requestId === requestId);
  if (!asked) return refuseDuty('MONTH_REQUEST_UNKNOWN', { requestId });
  if (asked.decision) {
    const isSame = same(
      [asked.decision.decision, asked.decision.decidedOn, asked.decision.number, asked.decision.reason],
      [decided, decidedOn, number, reason],
    );
    return repeated(isSame, 'MONTH_REQUEST_DECIDED', { requestId, decision: asked.decision.decision });
  }
  const refused = firstOf(
    needsDate('decidedOn', decidedOn),
    decided === 'refused' ? needsText('reason', reason) : undefined,
  );
  if (refused) return refused;
  if (decidedOn < asked.askedOn || decidedOn > today)
    return refuseDuty('DECIDED_OUT_OF_RANGE', { decidedOn, from: asked.askedOn, to: today });
  const said: MonthRequest = {
    ...asked,
    decision: { decision: decided, by, decidedOn, enteredOn: today, number, reason },
  };
  return settled(decided, duty, { requests: put(duty.requests, 'requestId', said) }, today);
}

/** By the typed day: a meeting held in time, and sent by a phone after the new date, has not lapsed. */
function held(act: ActOf<'held'>, duty: MonthDuty | undefined): Decided<MonthDuty> {
  const { unitId, month, subject, meetingId, heldOn } = act;
  if (!duty) return began('month.held', { ...fresh({ unitId, month, subject }), heldBy: meetingId });
  const newDate = approvedOf(duty)?.newDate ?? null;
  return changedTo('month.held', duty, {
    heldBy: meetingId,
    lapsed: newDate !== null && heldOn > newDate,
    dueAt: null,
  });
}

const fresh = (of: MonthOf): MonthDuty => ({ ...of, requests: [], heldBy: null, lapsed: false, dueAt: null });

/** Lapsed from the day after the new date on, while no meeting was held; the sweep comes on that day. */
function settled(what: string, duty: MonthDuty, patch: Partial<MonthDuty>, today: LocalDate): Decided<MonthDuty> {
  const next = { ...duty, ...patch };
  const newDate = next.heldBy === null ? (approvedOf(next)?.newDate ?? null) : null;
  const lapsed = next.heldBy === null ? newDate !== null && today > newDate : next.lapsed;
  const dueAt = newDate !== null && !lapsed ? addDays(newDate, 1) : null;
  return changedTo(`month.${what}`, duty, { ...patch, lapsed, dueAt });
}
