import { postsOn, type Actor } from '@bontot/access';
import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { isWithin, localDateOf, ok, refused, type Instant } from '@bontot/kernel';
import type { Task, TaskAct } from '@bontot/meeting-core';
import {
  Answers,
  CurrentActor,
  forbidden,
  knownUnit,
  notFound,
  RequestMoment,
  Requires,
  SignedIn,
  ToldTime,
  withinReach,
} from '@bontot/service';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import * as z from 'zod';
import { Reading } from './reading.ts';
import { Copies } from '../storage/copies.ts';
import type { Kept } from '../meeting/kept.ts';
import { Stores } from '../storage/stores.ts';
import { oneAnswer, pageAnswer } from './answers.ts';
import { dayPage } from './day-page.ts';
import { deciding } from './deciding.ts';
import { afterOf } from './outcome.ts';
import { allows, personIn, type Place } from './permission.ts';
import { Limit, PlaceCursor } from './requests.ts';
import { placeOfUnit } from './place-of-unit.ts';

const line = z.string().trim().min(1).max(300);
const text = z.string().trim().min(1).max(4_000);
const TaskPath = z.object({ taskId: RecordId });
const TasksQuery = z.object({
  unitId: UnitId.optional(),
  below: UnitId.optional(),
  mine: z.enum(['true']).optional(),
  state: z
    .enum(['open', 'assigned', 'accepted', 'done_reported', 'completed', 'rejected', 'cancelled'])
    .optional()
    .meta({ description: 'open: whatever still waits for a result that is accepted' }),
  given: z.enum(['true']).optional().meta({ description: 'only what a committee gave to a unit' }),
  cursor: PlaceCursor.optional(),
  limit: Limit,
});
const AssignRequest = z.strictObject({
  taskId: RecordId,
  unitId: UnitId,
  ownerId: RecordId.nullable().default(null),
  title: line,
  dueOn: LocalDate,
  expected: z.string().max(1_000).default(''),
});
const ActRequest = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('accept') }),
  z.strictObject({ type: z.literal('report'), text }),
  z.strictObject({ type: z.literal('accept-result'), doneOn: LocalDate }),
  z.strictObject({ type: z.literal('reject-result'), reason: text }),
  z.strictObject({ type: z.literal('ask-extension'), newDueOn: LocalDate, reason: text }),
  z.strictObject({ type: z.literal('decide-extension'), decision: z.enum(['granted', 'refused']) }),
  z.strictObject({ type: z.literal('claim-exceeded'), text }),
  z.strictObject({ type: z.literal('cancel'), reason: text }),
]);
type ActOfPerson = z.infer<typeof ActRequest>;

const OPEN = ['assigned', 'accepted', 'done_reported', 'rejected'];
const OF_OWNER: readonly ActOfPerson['type'][] = ['accept', 'report', 'ask-extension', 'claim-exceeded'];
const GIVERS = ['org_dept', 'committee'];

/** Tasks that meetings gave to members and committees to cells. */
@Controller('api/v1/tasks')
export class TasksController {
  readonly #stores: Stores;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #told: ToldTime;

  constructor(stores: Stores, copies: Copies, reading: Reading, told: ToldTime) {
    this.#stores = stores;
    this.#copies = copies;
    this.#reading = reading;
    this.#told = told;
  }

  @Get()
  @SignedIn('own tasks, or those of units whose minutes or tasks the caller may read')
  @Answers('Tasks, the latest due date first', pageAnswer('Task'))
  async list(
    @Query({ schema: TasksQuery }) query: z.infer<typeof TasksQuery>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    const { mine, given, state, cursor: after, limit } = query;
    const scope = mine
      ? { filter: { ownerId: personIn(actor) } }
      : await withinReach(this.#copies, ['minutes.read', 'task.accept'], query, { actor, moment });
    const states = state === 'open' ? { state: { $in: OPEN } } : state ? { state } : {};
    const fromAbove = given ? { givenByUnitId: { $ne: null } } : {};
    const filter = { ...('filter' in scope ? scope.filter : {}), ...states, ...fromAbove };
    const found = await this.#stores.tasks.page('dueOn', { ...scope, filter, after, limit });
    return dayPage<Task>(found, ({ dueOn }) => dueOn, limit, this.#reading);
  }

  @Post()
  @Requires('task.assign')
  @Answers('The task', oneAnswer('Task'), 201)
  async assign(
    @Body({ schema: AssignRequest }) { unitId, ...given }: z.infer<typeof AssignRequest>,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#told.heard(actor);
    const unit = await knownUnit(this.#copies, unitId);
    const place = placeOfUnit(unit);
    if (!allows('task.assign', place, { actor, moment })) throw forbidden('FORBIDDEN', { action: 'task.assign' });
    if (given.ownerId !== null && !(await this.#belongs(given.ownerId, unitId, moment)))
      throw refused('PERSON_NOT_IN_UNIT', { unitId });
    const givenByUnitId = giverAbove(actor, place, moment);
    if (givenByUnitId === null && given.ownerId === null) throw refused('TASK_OWNER_MISSING', { unitId });
    const act: TaskAct = { type: 'assign', task: { ...given, unitId, givenByUnitId } };
    const command = { ...deciding(actor, moment, unit.path), act };
    return afterOf<Task>(await this.#stores.tasks.run(given.taskId, () => ok(command)));
  }

  @Post(':taskId/acts')
  @HttpCode(200)
  @SignedIn('the owner reports, whoever gave the task accepts: each act asks the matrix for itself')
  @Answers('The task', oneAnswer('Task'))
  async act(
    @Param({ schema: TaskPath }) { taskId }: z.infer<typeof TaskPath>,
    @Body({ schema: ActRequest }) act: ActOfPerson,
    @CurrentActor() actor: Actor,
    @RequestMoment() moment: number,
  ) {
    this.#told.heard(actor);
    personIn(actor);
    const stored = await this.#stores.tasks.store.load(taskId);
    if (!stored) throw notFound('TASK_UNKNOWN', { taskId });
    if (!(await this.#mayAct(act.type, stored.state, actor, moment))) throw forbidden('FORBIDDEN', { act: act.type });
    const command = { ...deciding(actor, moment, pathOf(stored.state)), act };
    return afterOf<Task>(await this.#stores.tasks.run(taskId, () => ok(command)));
  }

  /** A task of the whole cell is its leaders' to report on; what a committee gave, nobody of the cell accepts. */
  async #mayAct(type: ActOfPerson['type'], task: Kept<Task>, actor: Actor, moment: Instant): Promise<boolean> {
    const place: Place = { path: pathOf(task), subject: 'cell' };
    const asked = { actor, moment };
    if (OF_OWNER.includes(type)) {
      const committee: Place = { ...place, subject: 'committee' };
      if (task.ownerId === null)
        return allows('meeting.conduct', place, asked) || allows('meeting.conduct', committee, asked);
      if (task.ownerId !== actor.personId) return false;
      return allows('task.report', place, asked) || allows('check-in.self', committee, asked);
    }
    const giver = task.givenByUnitId === null ? undefined : await this.#copies.unit(task.givenByUnitId);
    const whose = giver ? { ...place, path: giver.path } : place;
    return allows(type === 'cancel' ? 'task.assign' : 'task.accept', whose, asked);
  }

  async #belongs(personId: string, unitId: string, moment: Instant): Promise<boolean> {
    const member = await this.#copies.member(personId);
    if (member?.cellId === unitId && (member.leftCellOn === null || member.leftCellOn > localDateOf(moment)))
      return true;
    return (await this.#copies.postsIn(unitId, ['committee', 'standing_committee'], localDateOf(moment))).some(
      (post) => post.personId === personId,
    );
  }
}

const pathOf = ({ above }: Kept<object>): string => `/${above.join('/')}/`;

/** The committee or department for which somebody from above gives a task; null for the unit's own leaders. */
function giverAbove(actor: Actor, { path }: Place, moment: Instant): string | null {
  const above = postsOn(actor, localDateOf(moment))
    .filter((post) => GIVERS.includes(post.role) && post.path !== path && isWithin(path, post.path))
    .toSorted((a, b) => b.path.length - a.path.length);
  return above[0]?.unitId ?? null;
}
