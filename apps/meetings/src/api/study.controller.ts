import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { localDateOf, ok, refused } from '@bontot/kernel';
import type { Study, StudyAct } from '@bontot/meeting-core';
import { PaperUploads } from '@bontot/papers';
import { shownAfter, resultOf } from '@bontot/persistence';
import {
  Answers,
  Asks,
  deciding,
  forbidden,
  knownUnit,
  notFound,
  personIn,
  Requires,
  SignedIn,
  ToldTime,
  withinReach,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Reading } from './reading.ts';
import { Copies } from '../storage/copies.ts';
import { peopleOn } from '../storage/people.ts';
import { Stores } from '../storage/stores.ts';
import { FileRef } from './acts.ts';
import { oneAnswer, pageAnswer } from './answers.ts';
import { dayPage } from './day-page.ts';
import { allows } from './permission.ts';
import { Limit, PlaceCursor } from './requests.ts';
import { placeOfUnit } from './place-of-unit.ts';

const StudyPath = z.object({ documentId: RecordId });
type Path = z.infer<typeof StudyPath>;
const StudyQuery = z.object({
  unitId: UnitId.optional(),
  below: UnitId.optional(),
  cursor: PlaceCursor.optional(),
  limit: Limit,
});
const SendRequest = z.strictObject({
  documentId: RecordId,
  title: z.string().trim().min(1).max(300),
  number: z.string().max(100),
  issuer: z.string().max(200),
  deadline: LocalDate,
  unitIds: z.array(UnitId).min(1).max(2_000),
  file: FileRef.nullable().optional(),
});
const AcknowledgeRequest = z.strictObject({
  unitId: UnitId,
  personId: RecordId.optional(),
  personIds: z.array(RecordId).min(1).max(200).optional().meta({ description: 'several members, tapped by a leader' }),
});
export const EachAnswer = z.object({
  items: z.array(
    z.looseObject({
      id: z.string().describe('the unit'),
      result: z.enum(['changed', 'unchanged', 'refused']),
      code: z.string().optional(),
    }),
  ),
});

/** Higher documents for study: sent by a committee, confirmed by each member. */
@Controller('api/v1/study')
export class StudyController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #uploads: PaperUploads;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, reading: Reading, uploads: PaperUploads, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#uploads = uploads;
    this.#told = told;
  }

  @Get()
  @SignedIn('documents of units whose minutes the caller may read, or to which they send documents')
  @Answers('Documents as they were sent to single units, the latest deadline first', pageAnswer('Study'))
  async list(@Query({ schema: StudyQuery }) query: z.infer<typeof StudyQuery>, @Asks() asking: Asking) {
    const scope = await withinReach(this.#copies, ['minutes.read', 'plans.set'], query, asking);
    const { cursor: after, limit } = query;
    const found = await this.#stores.studies.page('deadline', { ...scope, after, limit });
    return dayPage<Study>(found, ({ deadline }) => deadline, limit, this.#reading);
  }

  @Post()
  @Requires('plans.set')
  @Answers('What became of the document at each unit, in the order of the request', EachAnswer)
  async send(
    @Body({ schema: SendRequest }) { unitIds, file, ...document }: z.infer<typeof SendRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const places = unitIds.map((unitId) => `study:${document.documentId}.${unitId}`);
    const gone = await this.#uploads.spare(file, ...places);
    if (gone) throw refused(gone.code, gone.details);
    const units = await this.#copies.unitsById(unitIds);
    const outcomes = await this.#stores.studies.runAll(
      unitIds.map((unitId) => ({
        id: `${document.documentId}.${unitId}`,
        commandFor: () => {
          const unit = units.get(unitId);
          if (!unit) return { ok: false, refusal: { code: 'UNIT_UNKNOWN', details: { unitId } } };
          if (!allows('plans.set', placeOfUnit(unit), asking))
            return { ok: false, refusal: { code: 'FORBIDDEN', details: { unitId } } };
          const act: StudyAct = { ...document, type: 'send', unitId, file: file ?? null };
          return ok({ ...deciding(asking, unit.path), act });
        },
      })),
    );
    return { items: outcomes.map((outcome, index) => resultOf(unitIds[index]!, outcome)) };
  }

  @Post(':documentId/acknowledge')
  @SignedIn('for oneself, or by a leader for a member: asked of the matrix')
  @Answers('The document with who has confirmed it', oneAnswer('Study'))
  async acknowledge(
    @Param({ schema: StudyPath }) { documentId }: Path,
    @Body({ schema: AcknowledgeRequest }) { unitId, personId, personIds }: z.infer<typeof AcknowledgeRequest>,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const named = personIds ?? [personId ?? personIn(asking.actor)];
    const unit = await knownUnit(this.#copies, unitId);
    const action = named.every((one) => one === asking.actor.personId) ? 'check-in.self' : 'meeting.conduct';
    if (!allows(action, placeOfUnit(unit), asking)) throw forbidden('FORBIDDEN', { action });
    const people = new Set(
      (await peopleOn(this.#copies, unit, localDateOf(asking.moment))).map((person) => person.personId),
    );
    if (named.some((one) => !people.has(one))) throw refused('PERSON_NOT_IN_UNIT', { unitId });
    const commands = deciding(asking, unit.path);
    const acknowledge = (one: string) =>
      this.#stores.studies.run(`${documentId}.${unitId}`, () =>
        ok({ ...commands, act: { type: 'acknowledge' as const, personId: one } }),
      );
    for (const one of named.slice(0, -1)) shownAfter<Study>(await acknowledge(one));
    return shownAfter<Study>(await acknowledge(named.at(-1)!));
  }

  @Post(':documentId/withdraw')
  @Requires('plans.set')
  @Answers('What became of the document at each unit within reach', EachAnswer)
  async withdraw(@Param({ schema: StudyPath }) { documentId }: Path, @Asks() asking: Asking) {
    this.#told.heard(asking.actor);
    const sent = await this.#stores.studies.ofDocument(documentId);
    const own = sent.filter(({ state }) =>
      allows('plans.set', { path: `/${state.above.join('/')}/`, subject: 'cell' }, asking),
    );
    if (sent.length === 0) throw notFound('STUDY_UNKNOWN', { documentId });
    if (own.length === 0) throw forbidden('FORBIDDEN', { action: 'plans.set' });
    const outcomes = await this.#stores.studies.runAll(
      own.map(({ id, state }) => {
        const at = deciding(asking, `/${state.above.join('/')}/`);
        return { id, commandFor: () => ok({ ...at, act: { type: 'withdraw' as const } }) };
      }),
    );
    return { items: outcomes.map((outcome, index) => resultOf(own[index]!.state.unitId, outcome)) };
  }
}
