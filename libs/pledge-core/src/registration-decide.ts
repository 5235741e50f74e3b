import { canonical, localDateOf, ok } from '@bontot/kernel';
import { began, changedTo, type Decided, type DutyAround } from '@bontot/meeting-core';
import { firstOf, needsState, needsText } from './checks.ts';
import { refuse } from './codes.ts';
import type { Registration, RegistrationAct, RegistrationState } from './registration.ts';

/** `digest` is that of what stands now; `version` counts what stands, `baseVersion` what the act rests on. */
export type RegistrationAround = DutyAround &
  Pick<Registration, 'unitId' | 'year' | 'subject'> & { digest: string; version: number; baseVersion: number };

const needs = (state: RegistrationState, ...expected: RegistrationState[]) =>
  needsState('REGISTRATION_OTHER_STATE', state, ...expected);

export const emptyRegistration = ({
  unitId,
  year,
  subject,
}: Pick<Registration, 'unitId' | 'year' | 'subject'>): Registration => ({
  ...{ unitId, year, subject, title: 'four_good', targets: [], issue: '', state: 'draft' },
  ...{ submittedOn: null, submittedBy: null, registeredOn: null, registeredBy: null, returned: null },
  ...{ withdrawn: null, compact: { digest: '', secretary: null, committee: null }, history: [] },
});

/** What is confirmed by both sides, as text: its digest is what they sign. */
export const compactText = ({ unitId, year, title, targets, issue }: Registration): string =>
  canonical({ unitId, year, title, targets, issue });

/**
 * draft → submitted → registered | returned; taken back at any time. Nobody writes over, hands in or judges what they have not
 * seen: an act that rests on an older version is refused, unless it says what stands already. A compact has its digest for that.
 */
export function decideRegistration(
  act: RegistrationAct,
  registration: Registration | undefined,
  around: RegistrationAround,
): Decided<Registration> {
  const decided = decideOnWhatStands(act, registration, around);
  const saysNothing = decided.ok && decided.value.length === 0;
  const { version, baseVersion } = around;
  if (saysNothing || act.type === 'confirm-compact' || baseVersion >= version) return decided;
  const { by, at } = registration?.history.at(-1) ?? {};
  return refuse('REGISTRATION_CHANGED', { version, by, at });
}

function decideOnWhatStands(
  act: RegistrationAct,
  registration: Registration | undefined,
  around: RegistrationAround,
): Decided<Registration> {
  const { by, at, today, unitId, year } = around;
  const before = registration ?? emptyRegistration(around);
  const { state } = before;
  const step = (what: string) => [...before.history, { at, by, what }];
  const to = (what: string, patch: Partial<Registration>): Decided<Registration> =>
    registration
      ? changedTo(`registration.${what}`, registration, { ...patch, history: step(what) })
      : began(`registration.${what}`, { ...before, ...patch, history: step(what) });
  if (!registration && act.type !== 'write') return refuse('REGISTRATION_UNKNOWN', { unitId, year });
  switch (act.type) {
    case 'write':
      if (registration && !isBack(state) && canonical(act.content) === canonical(contentOf(before))) return ok([]);
      return (
        needs(state, 'draft', 'returned', 'withdrawn') ??
        to('written', {
          ...{ ...act.content, state: 'draft', submittedOn: null, submittedBy: null, withdrawn: null },
          compact: { digest: '', secretary: null, committee: null },
        })
      );
    case 'submit':
      if (state === 'submitted') return ok([]);
      return (
        firstOf(needs(state, 'draft'), needsTargets(before)) ??
        to('submitted', { state: 'submitted', submittedOn: today, submittedBy: by, returned: null })
      );
    case 'register':
      if (state === 'registered') return ok([]);
      return (
        needs(state, 'submitted') ?? to('registered', { state: 'registered', registeredOn: today, registeredBy: by })
      );
    case 'return':
      return (
        firstOf(needs(state, 'submitted'), needsText('reason', act.reason)) ??
        to('returned', {
          ...{ state: 'returned', returned: { reason: act.reason, by, at } },
          compact: { digest: '', secretary: null, committee: null },
        })
      );
    case 'withdraw':
      if (state === 'withdrawn') return ok([]);
      return (
        needsText('reason', act.reason) ??
        to('withdrawn', {
          ...{ state: 'withdrawn', registeredOn: null, registeredBy: null },
          withdrawn: { reason: act.reason, by, at },
        })
      );
    case 'confirm-compact': {
      const { digest } = around;
      if (act.digest !== digest) return refuse('COMPACT_DIFFERS', { expected: digest });
      if (before.compact.digest === digest && before.compact[act.as]) return ok([]);
      const signature = { by, at, on: localDateOf(at) };
      return (
        // The secretary signs what is handed in, the committee what it has registered.
        (act.as === 'secretary' ? needs(state, 'submitted', 'registered') : needs(state, 'registered')) ??
        to(`compact-confirmed-${act.as}`, { compact: { ...before.compact, digest, [act.as]: signature } })
      );
    }
  }
}

/** Sent back or taken back: written again it is a draft, which can be handed in also where no word has changed. */
const isBack = (state: RegistrationState): boolean => state === 'returned' || state === 'withdrawn';
const contentOf = ({ title, targets, issue }: Registration) => ({ title, targets, issue });
const needsTargets = ({ targets }: Registration) =>
  targets.some(({ text }) => text.trim()) ? undefined : refuse('REGISTRATION_TARGETS');
