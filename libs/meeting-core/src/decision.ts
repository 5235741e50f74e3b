import { ok, refuse as refuseWith, type Result } from '@bontot/kernel';
import type { Act, ActType, OwnAct } from './acts.ts';
import type { Around } from './around.ts';
import type { MeetingCode } from './codes.ts';
import type { Meeting } from './meeting.ts';

/** What happened to a meeting: the whole of it when it was planned, then the members that changed. */
export type MeetingEvent =
  { type: 'meeting.planned'; state: Meeting } | { type: `meeting.${string}`; patch: Partial<Meeting> };

export type Decision = Result<MeetingEvent[]>;

export type ActOf<Type extends (Act | OwnAct)['type']> = Extract<Act | OwnAct, { type: Type }>;

/** Decides on one type of act, for a meeting that exists and whose state allows it (`mayIn`). */
export type Handler<Type extends (Act | OwnAct)['type']> = (
  act: ActOf<Type>,
  meeting: Meeting,
  around: Around,
) => Decision;

export type Handlers<Types extends (Act | OwnAct)['type'] = Exclude<ActType, 'plan'>> = {
  [Type in Types]: Handler<Type>;
};

export const refuse = (code: MeetingCode, details: Record<string, unknown> = {}): Decision & { ok: false } =>
  refuseWith(code, details);

/** A change; what is as it was is left out by `decide`, so that saying a thing twice changes nothing. */
export const changed = (what: string, patch: Partial<Meeting>): Decision => ok([{ type: `meeting.${what}`, patch }]);

export const unchanged: Decision = ok([]);

/** The list with the entry in the place of the one with its id, or at its end. */
export function put<Entry, Key extends keyof Entry>(list: readonly Entry[], key: Key, entry: Entry): Entry[] {
  const at = list.findIndex((other) => other[key] === entry[key]);
  return at < 0 ? [...list, entry] : list.with(at, entry);
}

/** Members that hold undefined count as absent: what travels as JSON loses them. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => same(item, b[at]));
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return Object.keys({ ...left, ...right }).every((key) => same(left[key], right[key]));
}
