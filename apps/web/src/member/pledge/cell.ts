import type { CellPledges, PledgeAct, PledgeRow, PledgeView } from '@bontot/pledge-core';
import { useMemo } from 'preact/hooks';
import { useSession } from '../app/session.tsx';
import { today } from '../data/clock.ts';
import { actOnPledges, useWaitingPledges, type WaitingPledge } from '../data/pledge-acts.ts';
import { useRead, type Read } from '../data/read.ts';
import { cellPath, isAbout, ofPath } from './addresses.ts';
import { pledgeAfter, unheard } from './fold.ts';

/** The acts on a member's year that this phone has not heard back about. */
export const waitingFor = (
  waiting: readonly WaitingPledge[],
  { memberId, version }: Pick<PledgeRow, 'memberId' | 'version'>,
  year: number,
) =>
  unheard(
    waiting.filter(({ envelope }) => isAbout(envelope.target, memberId, year)),
    version,
  );

export type CellRead = Read<CellPledges> & { waiting: readonly WaitingPledge[]; unitId: string | undefined };

/** The pledges of the cell that this person leads. */
export function useCellPledges(year: number): CellRead {
  const { leads } = useSession();
  const read = useRead<CellPledges>(leads ? cellPath(leads.unitId, year) : null);
  return { ...read, waiting: useWaitingPledges(), unitId: leads?.unitId };
}

/** One member's year as the secretary reads it, with what this phone did to it meanwhile. */
export function useMember(memberId: string, year: number): Read<PledgeView> & { waits: boolean } {
  const read = useRead<PledgeView>(memberId ? ofPath(memberId, year) : null);
  const waiting = useWaitingPledges();
  const heard = read.value;
  const acts = useMemo(
    () => (heard ? waitingFor(waiting, { memberId, version: heard.version }, year) : []),
    [heard, waiting, memberId, year],
  );
  const value = useMemo(() => heard && acts.reduce(withAct, heard), [heard, acts]);
  return { ...read, value, waits: acts.length > 0 };
}

/** What the secretary decided on this phone is seen at once. */
function withAct(view: PledgeView, { act, deviceTime: at }: { act: { type: string }; deviceTime: number }): PledgeView {
  const { pledge } = view;
  const by = '';
  const said = act as PledgeAct;
  switch (said.type) {
    case 'review': {
      const { grade, reason, meetingId = null, items = [] } = said;
      const review = { grade, reason, meetingId, items, on: today(), at, by, unitId: pledge.unitId };
      return { ...view, may: [], pledge: { ...pledge, review, state: 'reviewed' } };
    }
    case 'decide-amendment': {
      const asked = pledge.amendment;
      const version = asked && { ...asked.content, ...asked, at };
      const versions = said.approved && version ? [...pledge.versions, version] : pledge.versions;
      return { ...view, pledge: { ...pledge, amendment: null, versions } };
    }
    case 'decide-withdrawal':
      return {
        ...view,
        pledge: {
          ...pledge,
          withdrawalAsked: null,
          ...(said.approved ? { withdrawal: pledge.withdrawalAsked, state: 'withdrawn' as const } : {}),
        },
      };
    case 'return':
      return { ...view, pledge: { ...pledge, returned: { reason: said.reason, by, at } } };
    case 'remind':
      return { ...view, pledge: { ...pledge, reminders: [...pledge.reminders, { on: today(), by }] } };
    case 'register':
    case 'report':
    case 'amend':
      // What a helper typed waits for the member, unless a signed paper proves it.
      return said.proof
        ? { ...view, pledge: pledgeAfter(pledge, said, at, yearOf(pledge)) }
        : { ...view, pledge: { ...pledge, helped: [...pledge.helped, helpedOf(said, at)] } };
    default:
      return view;
  }
}

const yearOf = ({ memberId, year }: { memberId: string; year: number }) => ({
  ...{ memberId, year, today: today() },
  // A helper amends at any time; the day of approval is the server's to judge.
  dates: { registerBy: '', midBy: '9999-12-31', endBy: '', reviewBy: '', organisationBy: '' },
});

type Typed = Extract<PledgeAct, { type: 'register' | 'report' | 'amend' }>;
const helpedOf = (act: Typed, at: number) => ({ helpedId: `waiting-${at}`, act, helper: '', at });

/** Sends acts of the secretary on members of the cell. */
export function useCellActs(year: number) {
  const { leads } = useSession();
  return (acts: { memberId: string; version: number; act: PledgeAct }[]): Promise<void> =>
    actOnPledges(
      ...acts.map(({ memberId, version, act }) => ({
        act,
        baseVersion: version,
        target: { memberId, year },
        reads: [...(leads ? [cellPath(leads.unitId, year)] : []), ofPath(memberId, year)],
      })),
    );
}
