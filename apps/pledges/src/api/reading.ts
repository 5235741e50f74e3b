import { localDateOf, type LocalDate } from '@bontot/kernel';
import { bare, type Kept, type Stored } from '@bontot/persistence';
import {
  dueOf,
  isReviewOpen,
  pledgeActIn,
  pledgeSeen,
  titlesOf,
  type Names,
  type Pledge,
  type PledgeActType,
  type PledgeReader,
  type PledgeRow,
  type PledgeView,
  type Waiting,
} from '@bontot/pledge-core';
import { can } from '@bontot/access';
import type { Asking } from '@bontot/service';
import type { Copies } from '../storage/copies.ts';
import type { Stores } from '../storage/stores.ts';
import { allows, allowsAct, belongsTo } from './permission.ts';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const ACTS = Object.keys(pledgeActIn) as PledgeActType[];

/** Members' years as somebody may read them (domain handbook 4). */
export class Reading {
  readonly #copies: Copies;

  constructor(parts: { stores: Stores; copies: Copies }) {
    this.#copies = parts.copies;
  }

  /** Undefined where the reader may know nothing of it. */
  async view({ state, version }: Stored<Kept<Pledge>>, asked: Asking): Promise<PledgeView | undefined> {
    const whole = bare(state);
    const path = pathOf(state);
    const reader = readerOf(whole, path, asked);
    const pledge = pledgeSeen(whole, reader);
    if (!pledge) return undefined;
    const unit = await this.#copies.unit(pledge.unitId);
    return {
      ...{ pledge, version, unitName: unit?.name ?? pledge.unitId, texts: reader !== 'cell' },
      due: dueOf(whole, localDateOf(asked.moment)),
      may: mayOf(whole, path, asked),
      names: await this.namesIn(pledge),
    };
  }

  /** Names of all persons whose ids stand anywhere in what is about to be answered. */
  async namesIn(answer: unknown): Promise<Names> {
    return this.#copies.names(idsIn(answer));
  }
}

export const pathOf = ({ above }: Pick<Kept<object>, 'above'>): string => `/${above.join('/')}/`;

/** What the reader is to this year: the nearest relation counts. */
export function readerOf(pledge: Pledge, path: string, asked: Asking): PledgeReader {
  const { actor, moment } = asked;
  if (actor.personId === pledge.memberId) return 'author';
  if (allows('pledge.review', path, asked)) return 'secretary';
  // Of their own the matrix gives it to every member; here it is somebody else's.
  const today = localDateOf(moment);
  if (can(actor, 'pledge.read', { path }, today)) return 'deputy';
  if (isReviewOpen(pledge) && can(actor, 'pledge.read', { path, given: ['open-review'] }, today)) return 'above';
  return belongsTo(path, asked) ? 'cell' : 'none';
}

export const mayOf = (pledge: Pledge, path: string, asked: Asking): PledgeActType[] =>
  ACTS.filter((type) => pledgeActIn[type](pledge) && allowsAct(type, pledge.memberId, path, asked));

/** One line of a cell's list. What others of the cell may not know is not in it. */
export function rowOf(
  { state, version }: Stored<Kept<Pledge>>,
  name: string,
  asked: Asking,
): PledgeRow & { reader: PledgeReader } {
  const pledge = bare(state);
  const path = pathOf(state);
  const reader = readerOf(pledge, path, asked);
  const due = dueOf(pledge, localDateOf(asked.moment));
  const isFellow = reader === 'cell' || reader === 'none';
  return {
    ...{ reader, memberId: pledge.memberId, name, version, state: pledge.state, obliged: pledge.obliged },
    titles: titlesOf(pledge),
    ...{ sameAsLastYear: pledge.sameAsLastYear, registeredOn: pledge.registeredOn },
    ...{ midOn: pledge.reports.mid?.on ?? null, endOn: pledge.reports.end?.on ?? null },
    reviewedOn: pledge.review?.on ?? null,
    selfGrade: isFellow ? null : (pledge.reports.end?.selfGrade ?? null),
    grade: isFellow ? null : (pledge.review?.grade ?? null),
    overdue: due.filter(({ overdue }) => overdue).map(({ duty }) => duty),
    ...{ due, waiting: isFellow ? [] : waitingOf(pledge) },
    remindedOn: isFellow ? null : (pledge.reminders.at(-1)?.on ?? null),
    may: mayOf(pledge, path, asked),
  };
}

const waitingOf = (pledge: Pledge): Waiting[] => [
  ...(pledge.amendment ? (['amendment'] as const) : []),
  ...(pledge.withdrawalAsked ? (['withdrawal'] as const) : []),
  ...(pledge.helped.length > 0 ? (['helped'] as const) : []),
  ...(pledge.conflicts.length > 0 ? (['conflict'] as const) : []),
  ...(pledge.state === 'end_reported' ? (['review'] as const) : []),
];

/** Who lags behind stands first: most overdue, then the nearest last day, then by name. */
export const byUrgency = (a: PledgeRow, b: PledgeRow): number =>
  b.overdue.length - a.overdue.length ||
  firstDue(a).localeCompare(firstDue(b)) ||
  a.name.localeCompare(b.name, 'vi') ||
  (a.memberId < b.memberId ? -1 : 1);
const firstDue = ({ due }: PledgeRow): LocalDate => due[0]?.dueOn ?? '9999';

/** Every text in the form of a record's id; those of persons are among them. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    if (ULID.test(value)) found.add(value);
  } else if (Array.isArray(value)) for (const item of value) idsIn(item, found);
  else if (typeof value === 'object' && value !== null) for (const member of Object.values(value)) idsIn(member, found);
  return found;
}
