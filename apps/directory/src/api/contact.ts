import { LocalDate } from '@bontot/contracts';
import * as z from 'zod';

/** Private data of a person, as a list or a page brings them; they are kept here and travel nowhere. */
export const Contact = z.object({
  birthDate: LocalDate.nullable().optional(),
  cardNumber: z
    .string()
    .regex(/^[0-9A-Za-z./ -]{1,30}$/)
    .nullable()
    .optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9 .-]{6,20}$/)
    .nullable()
    .optional(),
  mail: z.email().max(200).nullable().optional(),
  admittedOn: LocalDate.nullable().optional(),
});

/** What of a request is private data: only what was given. */
export function contactOf({ birthDate, cardNumber, phone, mail, admittedOn }: z.infer<typeof Contact>) {
  const given = { birthDate, cardNumber, phone, mail, admittedOn };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<
    Record<keyof typeof given, string | null>
  >;
}
