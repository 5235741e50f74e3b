import type { MyPledge } from '@bontot/pledge-core';
import { useMemo } from 'preact/hooks';
import { usePath } from '../app/router.tsx';
import { useSession } from '../app/session.tsx';
import { today } from '../data/clock.ts';
import { actOnPledges, useWaitingPledges } from '../data/pledge-acts.ts';
import { useRead, type Read } from '../data/read.ts';
import { isAbout, minePath } from './addresses.ts';
import { withWaiting } from './fold.ts';

/** The year that the page is about: of today, or as the address says; in January the year before is still reviewed. */
export function useYear(): number {
  const { search } = usePath();
  const asked = Number(search['year']);
  return Number.isInteger(asked) && asked > 2000 && asked < 2100 ? asked : Number(today().slice(0, 4));
}

export type Mine = Read<MyPledge> & {
  /** True while something of it has not left this phone. */
  waits: boolean;
};

/** My year as this phone knows it: what the server said, and on it what waits to be sent. */
export function useMyPledge(year: number): Mine {
  const read = useRead<MyPledge>(minePath(year));
  const waiting = useWaitingPledges();
  const heard = read.value;
  const value = useMemo(() => heard && withWaiting(heard, waiting, today()), [heard, waiting]);
  const waits = waiting.some(
    ({ envelope: { target }, answered }) =>
      answered === undefined &&
      heard !== undefined &&
      (!('memberId' in target) || isAbout(target, heard.memberId, year)),
  );
  return { ...read, value, waits };
}

/** Sends acts on one's own year. */
export function useMyActs(mine: MyPledge) {
  const { personId } = useSession();
  const { memberId = personId, year, version } = mine;
  return (...acts: Parameters<typeof actOnPledges>[0]['act'][]): Promise<void> =>
    actOnPledges(
      ...acts.map((act) => ({ act, baseVersion: version, target: { memberId, year }, reads: [minePath(year)] })),
    );
}
