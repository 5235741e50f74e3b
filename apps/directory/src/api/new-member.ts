import type * as z from 'zod';
import { NO_DETAILS } from '../member/person.ts';
import { contactOf } from './contact.ts';
import type { JoinMember } from './schemas.ts';

/** What a decision takes of a row or a form: the membership, and private data only where some were given. */
export function newMemberOf(row: z.infer<typeof JoinMember>) {
  const { birthDate, cardNumber, phone, mail, admittedOn, ...member } = row;
  const given = contactOf({ birthDate, cardNumber, phone, mail, admittedOn });
  return { ...member, ...(Object.keys(given).length > 0 && { details: { ...NO_DETAILS, ...given } }) };
}
