import type { LocalDate } from '@bontot/kernel';
import type { Fact } from './fact.ts';

/** A decision, a resolution or a certificate, as it is quoted. */
export type Paper = { number: string; date: LocalDate; issuer?: string | undefined };

/** The paper as evidence of a fact. */
export const paperRef = ({ number, date, issuer }: Paper): NonNullable<Fact['evidence']>[number] => ({
  ...{ kind: 'decision_ref', ref: number, issuedOn: date },
  ...(issuer && { issuer }),
});
