import { LocalDate, RecordId, UnitId, Version } from '@bontot/contracts';
import * as z from 'zod';
import { Month } from './acts.ts';

/**
 * What pages get. The types of `@bontot/meeting-core` are the contract, shared with pages and phones; these describe it for the
 * API's documentation, in full where it is flat and by name where it is a whole aggregate.
 */
export const Names = z.record(z.string(), z.string()).meta({ description: 'Full names by person' });
const whole = (what: string) => z.looseObject({}).meta({ description: `${what}, see @bontot/meeting-core` });

export const SyncAnswer = z.object({
  results: z.array(
    z.looseObject({
      commandId: RecordId,
      seq: z.int(),
      version: z.int(),
      outcome: z.enum(['applied', 'repeated', 'set_aside', 'refused', 'gap']),
    }),
  ),
});
export const LineAnswer = z.looseObject({
  meetingId: RecordId,
  version: Version,
  unitId: UnitId,
  unitName: z.string(),
  kind: z.string(),
  month: Month,
  state: z.string(),
  heldOn: LocalDate,
});
export const LinesAnswer = z.object({ items: z.array(LineAnswer), next: z.string().nullable(), names: Names });
export const ViewAnswer = z.looseObject({ meeting: whole('Meeting'), version: Version, names: Names });
export const DeskAnswer = whole('UnitDesk');
export const HomeAnswer = whole('MemberHome');
export const MinutesAnswer = z.looseObject({
  sections: z.array(z.object({ sectionId: z.string(), heading: z.string(), text: z.string() })),
  digest: z.string(),
  code: z.string().describe('what the printed page shows to lead back here'),
});
export const pageAnswer = (what: string) =>
  z.object({ items: z.array(whole(what)), next: z.string().nullable(), names: Names });
export const oneAnswer = (what: string) => whole(what);
