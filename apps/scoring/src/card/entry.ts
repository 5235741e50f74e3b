import type { EvidenceBody, Exemption, Unit, Verdict } from '@bontot/contracts';
import type { Instant } from '@bontot/kernel';

/** Where a record came in: its topic, partition and offset name it for ever. */
export type Origin = { topic: string; partition: number; offset: number };

/** When the product got to know it: the broker's append time, or our HTTP door's clock. `knownOn` compares this one. */
type Received = { origin: Origin; recordedAt: Instant };

export type FactEntry = Received & { kind: 'fact'; by: string; confirmedByNature: boolean; fact: EvidenceBody };
export type VerdictEntry = Received & { kind: 'verdict'; verdict: Verdict };
export type ExemptionEntry = Received & { kind: 'exemption'; exemption: Exemption };
export type UnitEntry = Received & { kind: 'unit'; unit: CardUnit };

/** One line of a card's log. The log is the truth; everything else on a card is a function of it. */
export type Entry = FactEntry | VerdictEntry | ExemptionEntry | UnitEntry;

/** What scoring needs to know of a unit, frozen into the log so that a past view needs no other source. */
export type CardUnit = Pick<Unit, 'version' | 'path' | 'level' | 'cellType' | 'validFrom' | 'validTo'>;

export const cardUnitOf = ({ version, path, level, cellType, validFrom, validTo }: Unit): CardUnit => ({
  version,
  path,
  level,
  cellType,
  validFrom,
  validTo,
});

/** A card is one subject in one year. */
export type CardKey = { cellId: string; period: string };

export const keyText = ({ cellId, period }: CardKey): string => `${cellId}|${period}`;

/** A committee has a card when it is a grassroots committee or a commune; every cell has one (design 3, roll-ups). */
export const subjectOf = (level: Unit['level']): 'cell' | 'committee' | undefined => {
  if (level === 'cell') return 'cell';
  return level === 'commune' || level === 'grassroots_committee' ? 'committee' : undefined;
};
