import * as z from 'zod';
import { event } from '../event.ts';
import { FIRST_YEAR, MAX_AMOUNT, MAX_REVISION } from '../evidence.ts';
import { measures } from '../measures.ts';
import { LocalDate, SourceId, UnitId } from '../primitives.ts';
import { topics } from '../topics.ts';

// eslint-disable-next-line no-control-regex -- control characters are what must not pass
const NO_CONTROL = /^[^\u0000-\u001f\u007f]*$/;
const text = (max: number) => z.string().min(1).max(max).regex(NO_CONTROL);
const amount = z.int().min(0).max(MAX_AMOUNT);

/** The published shape of a fact; `readEvidence` is what runs, and a test holds the two together. */
export const Evidence = z
  .object({
    cellId: UnitId,
    measure: z.enum(measures.map(({ id }) => id) as [string, ...string[]]),
    source: SourceId,
    revision: z.int().min(1).max(MAX_REVISION),
    effectiveOn: LocalDate.describe(`A day from ${FIRST_YEAR} to the end of next year`),
    slot: z
      .string()
      .regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4]|H[12])$/)
      .optional(),
    value: z.union([
      z.strictObject({ part: amount, whole: amount }),
      z.strictObject({ n: amount }),
      z.strictObject({ yes: z.boolean() }),
      z.strictObject({ grade: z.int().min(0).max(4) }),
    ]),
    withdrawn: z.boolean().optional(),
    evidence: z
      .array(
        z.object({
          kind: z.enum([
            'system_event',
            'minutes',
            'decision_ref',
            'number_report',
            'document_file',
            'photo',
            'external_confirmation',
          ]),
          ref: text(200),
          issuer: text(200).optional(),
          issuedOn: LocalDate.optional(),
          expiresOn: LocalDate.optional(),
          fileId: text(64).optional(),
        }),
      )
      .max(20)
      .optional(),
  })
  .meta({ id: 'Evidence' });

export const evidenceRecorded = event('evidence.recorded.v1', {
  topic: topics.evidence,
  key: 'cellId',
  body: Evidence,
  why: 'The one shape in which anything that proves something for the score arrives, from our services and through every door',
  example: {
    cellId: 'QN-LH-07',
    measure: 'task.completed',
    source: 'task-system/2026/0451',
    revision: 3,
    effectiveOn: '2026-07-03',
    slot: '2026-07',
    value: { yes: true },
    withdrawn: false,
    evidence: [{ kind: 'decision_ref', ref: '12-BC/CB', issuedOn: '2026-07-04' }],
  },
});
