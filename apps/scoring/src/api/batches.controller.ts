import { can, type Actor } from '@bontot/access';
import { verdictGiven } from '@bontot/contracts';
import { canonical, localDateOf, refused, type Instant } from '@bontot/kernel';
import type { OutgoingEvent, Publisher } from '@bontot/messaging';
import { Answers, Asks, CurrentActor, notFound, Requires, type Asking } from '@bontot/service';
import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { createHash, createHmac } from 'node:crypto';
import type * as z from 'zod';
import { sampleOf } from '../register/sample.ts';
import { idOf, type PendingFact } from '../storage/pending.ts';
import { RegisterStores } from '../storage/register-stores.ts';
import { Stores } from '../storage/stores.ts';
import type { NamedFact, VerdictBatch } from '../storage/verdict-batches.ts';
import { BatchPath, BatchRequest, BatchVerdict, SamplePath } from './register-requests.ts';
import { PUBLISHER } from './verdicts.controller.ts';

type Row = { index: number; ok: boolean; code?: string };

/** Many facts judged at once: chance picks some of them, which must be opened before all are confirmed. */
@Controller('api/v1/register/batches')
export class BatchesController {
  readonly #register: RegisterStores;
  readonly #stores: Stores;
  readonly #publisher: Publisher;

  constructor(register: RegisterStores, stores: Stores, @Inject(PUBLISHER) publisher: Publisher) {
    this.#register = register;
    this.#stores = stores;
    this.#publisher = publisher;
  }

  @Post()
  @Requires('evidence.confirm')
  @Answers(
    'The selection with the positions of its sample; the same selection again is the same batch with the same sample',
  )
  async begin(
    @Body({ schema: BatchRequest }) { items }: z.infer<typeof BatchRequest>,
    @Asks() { actor, moment }: Asking,
  ) {
    const { rows } = await this.#judgedNow(items, actor, moment);
    const refusedRows = rows.filter(({ ok }) => !ok);
    const selected = items
      .filter((_, index) => rows[index]!.ok)
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
      .filter((item, index, all) => index === 0 || nameOf(item) !== nameOf(all[index - 1]!));
    if (selected.length === 0) throw refused('BATCH_EMPTY', { rows: refusedRows.slice(0, 20) });
    const key = await this.#register.batches.samplingKey();
    const rankOf = (name: string) => createHmac('sha256', key).update(`${actor.ref} ${name}`).digest('hex');
    const batch = await this.#register.batches.begin({
      ...{ batchId: batchIdOf(actor.ref, selected), by: actor.ref, items: selected, opened: [], decision: null },
      ...{ sample: sampleOf(selected.map(nameOf), rankOf), madeAt: new Date(moment) },
    });
    return { ...shown(batch), refused: refusedRows };
  }

  @Get(':batchId')
  @Requires('evidence.confirm')
  @Answers('The caller’s own selection: what it holds, what was opened, what was said')
  async read(@Param({ schema: BatchPath }) { batchId }: z.infer<typeof BatchPath>, @CurrentActor() actor: Actor) {
    return shown(await this.#own(batchId, actor));
  }

  @Post(':batchId/sample/:index')
  @Requires('evidence.confirm')
  @Answers('One fact of the selection with its evidence; one of the sample is opened by that')
  async look(
    @Param({ schema: SamplePath }) { batchId, index }: z.infer<typeof SamplePath>,
    @Asks() { actor, moment }: Asking,
  ) {
    const batch = await this.#own(batchId, actor);
    const item = batch.items[index];
    if (!item) throw notFound('FACT_UNKNOWN', { measure: '', source: String(index) });
    const { facts, rows } = await this.#judgedNow([item], actor, moment);
    const fact = facts.get(idOf(item));
    if (!rows[0]!.ok || !fact)
      throw refused(rows[0]!.code ?? 'FACT_UNKNOWN', { measure: item.measure, source: item.source });
    await this.#register.batches.open(batchId, index);
    const { path: _, recordedAt, ...told } = fact;
    return { ...told, recordedAt: recordedAt.toISOString() };
  }

  @Post(':batchId/verdict')
  @Requires('evidence.confirm')
  @Answers(
    'A row for each fact: on its way to its card, or why not; said again it is the first word again',
    undefined,
    202,
  )
  async judge(
    @Param({ schema: BatchPath }) { batchId }: z.infer<typeof BatchPath>,
    @Body({ schema: BatchVerdict }) { verdict, reason }: z.infer<typeof BatchVerdict>,
    @Asks() { actor, moment }: Asking,
  ) {
    const batch = await this.#own(batchId, actor);
    const unopened = batch.sample.filter((index) => !batch.opened.includes(index));
    if (verdict === 'confirmed' && unopened.length > 0)
      throw refused('SAMPLE_NOT_OPENED', { left: unopened.length, sample: batch.sample.length });
    const word = { verdict, at: moment, ...(reason === undefined ? {} : { reason }) };
    const { decision } = await this.#register.batches.decide(batchId, word);
    if (decision!.verdict !== verdict) throw refused('BATCH_DECIDED', { verdict: decision!.verdict });
    const { rows } = await this.#judgedNow(batch.items, actor, moment);
    const judged = batch.items.filter((_, index) => rows[index]!.ok);
    await this.#publisher.publish(judged.map((item) => verdictEvent(item, decision!, actor.ref)));
    return { ...shown({ ...batch, decision }), rows };
  }

  /** Which of the facts wait at this revision, in a unit that the caller may judge now. */
  async #judgedNow(items: NamedFact[], actor: Actor, moment: Instant) {
    const facts = await this.#stores.pending.named(items);
    const today = localDateOf(moment);
    const rows = items.map((item, index): Row => {
      const code = codeFor(facts.get(idOf(item)), item, actor, today);
      return code === undefined ? { index, ok: true } : { index, ok: false, code };
    });
    return { facts, rows };
  }

  async #own(batchId: string, { ref }: Actor): Promise<VerdictBatch> {
    const batch = await this.#register.batches.find(batchId);
    if (batch?.by !== ref) throw notFound('BATCH_UNKNOWN', { batchId });
    return batch;
  }
}

/** Of a fact elsewhere no more is told than of one that does not wait. */
function codeFor(fact: PendingFact | undefined, item: NamedFact, actor: Actor, today: string): string | undefined {
  if (!fact || !can(actor, 'evidence.confirm', { path: fact.path }, today)) return 'FACT_UNKNOWN';
  return fact.revision === item.revision ? undefined : 'FACT_REVISED';
}

const nameOf = (item: NamedFact): string => `${idOf(item)}|${item.revision}`;

const batchIdOf = (by: string, items: NamedFact[]): string =>
  createHash('sha256')
    .update(canonical([by, ...items.map(nameOf)]))
    .digest('base64url');

const shown = ({ batchId, items, sample, opened, decision }: VerdictBatch) => ({
  ...{ batchId, size: items.length, sample, opened: sample.filter((index) => opened.includes(index)) },
  items,
  decision: decision && { ...decision, at: new Date(decision.at).toISOString() },
});

function verdictEvent(
  item: NamedFact,
  { verdict, reason, at }: NonNullable<VerdictBatch['decision']>,
  by: string,
): OutgoingEvent {
  const moment = new Date(at).toISOString();
  return {
    type: verdictGiven.type,
    topic: verdictGiven.topic.name,
    key: item.cellId,
    id: `batch|${nameOf(item)}|${moment}`,
    source: 'scoring/verdicts',
    recordedAt: moment,
    body: { ...item, verdict, by, at: moment, ...(reason === undefined ? {} : { reason }) },
  };
}
