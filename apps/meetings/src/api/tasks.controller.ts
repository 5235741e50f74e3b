import { postsOn, type Actor } from '@bontot/access';
import { LocalDate, RecordId, UnitId } from '@bontot/contracts';
import { isWithin, localDateOf, ok, refused, type Instant } from '@bontot/kernel';
import type { Task, TaskAct } from '@bontot/meeting-core';
import { shownAfter } from '@bontot/persistence';
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
import type { Kept } from '../meeting/kept.ts';
import { Stores } from '../storage/stores.ts';
import { OPEN_TASKS, showsOwnAlone } from '../storage/tasks.ts';
import { oneAnswer, pageAnswer } from './answers.ts';
import { dayPage } from './day-page.ts';
import { allows, type Place } from './permission.ts';
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
  async list(@Query({ schema: TasksQuery }) query: z.infer<typeof TasksQuery>, @Asks() asking: Asking) {
    const { mine, given, state, cursor: after, limit } = query;
    const scope = mine ? { filter: { ownerId: personIn(asking.actor) } } : await this.#reach(query, asking);
    const states = state === 'open' ? OPEN_TASKS : state ? { state } : {};
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
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    const unit = await knownUnit(this.#copies, unitId);
    const place = placeOfUnit(unit);
    if (!allows('task.assign', place, asking)) throw forbidden('FORBIDDEN', { action: 'task.assign' });
    if (given.ownerId !== null && !(await this.#belongs(given.ownerId, unitId, asking.moment)))
      throw refused('PERSON_NOT_IN_UNIT', { unitId });
    const givenByUnitId = giverAbove(asking.actor, place, asking.moment);
    if (givenByUnitId === null && given.ownerId === null) throw refused('TASK_OWNER_MISSING', { unitId });
    const act: TaskAct = { type: 'assign', task: { ...given, unitId, givenByUnitId } };
    const command = { ...deciding(asking, unit.path), act };
    return shownAfter<Task>(await this.#stores.tasks.run(given.taskId, () => ok(command)));
  }

  @Post(':taskId/acts')
  @SignedIn('the owner reports, whoever gave the task accepts: each act asks the matrix for itself')
  @Answers('The task', oneAnswer('Task'))
  async act(
    @Param({ schema: TaskPath }) { taskId }: z.infer<typeof TaskPath>,
    @Body({ schema: ActRequest }) act: ActOfPerson,
    @Asks() asking: Asking,
  ) {
    this.#told.heard(asking.actor);
    personIn(asking.actor);
    const stored = await this.#stores.tasks.store.load(taskId);
    if (!stored) throw notFound('TASK_UNKNOWN', { taskId });
    if (!(await this.#mayAct(act.type, stored.state, asking))) throw forbidden('FORBIDDEN', { act: act.type });
    const command = { ...deciding(asking, pathOf(stored.state)), act };
    return shownAfter<Task>(await this.#stores.tasks.run(taskId, () => ok(command)));
  }

  async #reach(query: z.infer<typeof TasksQuery>, asking: Asking) {
    const scope = await withinReach(this.#copies, ['minutes.read', 'task.accept'], query, asking);
    if (query.unitId === undefined) return scope;
    const unit = await knownUnit(this.#copies, query.unitId);
    return { ...scope, alone: showsOwnAlone(unit, localDateOf(asking.moment)) };
  }

  /** A task of the whole cell is its leaders' to report on; what a committee gave, nobody of the cell accepts. */
  async #mayAct(type: ActOfPerson['type'], task: Kept<Task>, asking: Asking): Promise<boolean> {
    const place: Place = { path: pathOf(task), subject: 'cell' };
    if (OF_OWNER.includes(type)) {
      const committee: Place = { ...place, subject: 'committee' };
      if (task.ownerId === null)
        return allows('meeting.conduct', place, asking) || allows('meeting.conduct', committee, asking);
      if (task.ownerId !== asking.actor.personId) return false;
      return allows('task.report', place, asking) || allows('check-in.self', committee, asking);
    }
    const giver = task.givenByUnitId === null ? undefined : await this.#copies.unit(task.givenByUnitId);
    const whose = giver ? { ...place, path: giver.path } : place;
    return allows(type === 'cancel' ? 'task.assign' : 'task.accept', whose, asking);
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
