import * as z from 'zod';
import { event } from '../event.ts';
import { RecordId, Version } from '../primitives.ts';
import { topics } from '../topics.ts';

/** An account of the provider of sign-in, as a digest of its subject: who reads it learns no subject. */
export const AccountId = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/)
  .meta({ id: 'AccountId', description: 'SHA-256 of the subject of a sign-in account, base64url' });

export const AccountLink = z
  .object({
    personId: RecordId,
    version: Version,
    /** Null when the link was taken back. */
    accountId: AccountId.nullable(),
  })
  .meta({ id: 'AccountLink' });
export type AccountLink = z.infer<typeof AccountLink>;

export const accountLinked = event('account.linked.v1', {
  topic: topics.directory,
  key: 'personId',
  body: AccountLink,
  why: 'The gateway knows by which account of the provider a person signs in, once they have accepted an invitation',
  example: {
    personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    version: 2,
    accountId: 'n4bQgYhMfWWaL-qgxVrQFaO_TxsrC4Is0V1sFbDwCgg',
  },
});
