import type * as z from 'zod';
import type { Topic } from './topics.ts';

/** One version of one event: where it travels, by which key, what it carries, and why it exists. */
export type EventContract<Body extends z.ZodType = z.ZodType> = {
  type: string;
  topic: Topic;
  /** Member of the body that is the Kafka key. */
  key: string;
  body: Body;
  example: z.input<Body>;
  why: string;
};

/** Every event that `event()` has declared, in order; the documents are generated from it. */
export const allEvents: EventContract[] = [];

export function event<Body extends z.ZodType>(
  type: string,
  contract: Omit<EventContract<Body>, 'type'>,
): EventContract<Body> {
  const declared = { type, ...contract };
  allEvents.push(declared as unknown as EventContract);
  return declared;
}

/** The family of a type without its version: `evidence.recorded.v1` → `evidence.recorded`. */
export const familyOf = (type: string): string => type.replace(/\.v\d+$/, '');
