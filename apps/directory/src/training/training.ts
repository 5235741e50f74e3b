import { ok, refuse, unreachable, type LocalDate, type Result } from '@bontot/kernel';
import type { Changed, Fact, Proof } from '../record/fact.ts';
import { paperRef, type Paper } from '../record/paper.ts';
import { sided, standing, type SideCommand, type Sided } from '../record/sided.ts';

/** Whether one leader was trained in one year. Id: `<personId>.<year>`. */
export type TrainingState = Sided & {
  personId: string;
  year: string;
  /** Where the person leads: a fact for each. */
  unitIds: string[];
  certificate: Paper | null;
  /** Entered by somebody above who may confirm it. */
  confirmed: boolean;
  /** The last day passed without a certificate. */
  missed: boolean;
};

type Asked = { personId: string; year: string; unitIds: string[]; changed: Changed; today: LocalDate };
export type TrainingCommand =
  | ({ type: 'record'; certificate: Paper; confirmed: boolean } & Asked)
  | ({ type: 'withdraw' } & Asked)
  | ({ type: 'year-passed' } & Asked)
  | SideCommand<TrainingState>;
export type TrainingEvent = { type: 'training.changed'; state: TrainingState };

/** Trained or not is said of 30 November (domain handbook 5.3, `training.completed`; R8: yes and no on one day). */
export const trainingDay = (year: string): LocalDate => `${year}-11-30`;

/** Decides on one leader's year. Codes: NO_LEADER, CERTIFICATE_OF_OTHER_YEAR, DATE_AHEAD, CERTIFICATE_NONE. */
export function decide(command: TrainingCommand, known: TrainingState | undefined): Result<TrainingEvent[]> {
  if (!('personId' in command)) {
    const next = sided(command, known);
    return next ? to(next) : ok([]);
  }
  const training = standing(known);
  const { personId, year, changed, today } = command;
  const unitIds = [...new Set([...(training?.unitIds ?? []), ...command.unitIds])].sort();
  const before: TrainingState = training ?? {
    ...{ personId, year, unitIds, certificate: null, confirmed: false, missed: false, changed },
  };
  const now = { ...before, unitIds, changed };
  switch (command.type) {
    case 'record': {
      const { certificate, confirmed } = command;
      if (unitIds.length === 0) return refuse('NO_LEADER', { personId, year });
      if (certificate.date.slice(0, 4) !== year)
        return refuse('CERTIFICATE_OF_OTHER_YEAR', { year, on: certificate.date });
      if (certificate.date > today) return refuse('DATE_AHEAD', { on: certificate.date, today });
      const same = samePaper(training?.certificate ?? null, certificate) && training?.confirmed === confirmed;
      return same && training?.unitIds.length === unitIds.length ? ok([]) : to({ ...now, certificate, confirmed });
    }
    case 'withdraw':
      if (!training?.certificate) return refuse('CERTIFICATE_NONE', { personId, year });
      return to({ ...now, certificate: null, confirmed: false, missed: today > trainingDay(year) });
    case 'year-passed':
      if (today <= trainingDay(year) || unitIds.length === 0) return ok([]);
      if (training && (training.missed || training.certificate) && training.unitIds.length === unitIds.length)
        return ok([]);
      return to({ ...now, missed: before.certificate === null });
    default:
      return unreachable(command);
  }
}

export const evolve = (_: TrainingState | undefined, { state }: TrainingEvent): TrainingState => state;

export function trainingProofs(training: TrainingState): Proof[] {
  const { personId, year, unitIds, certificate, missed, confirmed } = training;
  if (!standing(training) || (!certificate && !missed)) return [];
  return unitIds.map((cellId) => {
    const fact: Fact = {
      ...{ cellId, measure: 'training.completed', source: `training/${personId}/${year}` },
      effectiveOn: trainingDay(year),
      value: { yes: certificate !== null },
      ...(certificate && { evidence: [paperRef(certificate)] }),
    };
    // The timer's «no» is confirmed by nature (R7).
    return { fact, confirmed: certificate === null || confirmed };
  });
}

const samePaper = (one: Paper | null, other: Paper): boolean =>
  one?.number === other.number && one.date === other.date && one.issuer === other.issuer;
const to = (state: TrainingState): Result<TrainingEvent[]> => ok([{ type: 'training.changed', state }]);
