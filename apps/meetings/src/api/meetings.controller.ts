import { checkCodeOf } from '@bontot/print';
import { scopesOf, type Actor } from '@bontot/access';
import { localDateOf } from '@bontot/kernel';
import { minutesSections, type Envelope, type SyncResult } from '@bontot/meeting-core';
import {
  Answers,
  Asks,
  forbidden,
  notFound,
  personIn,
  Requires,
  SignedIn,
  ToldTime,
  withinReach,
  type Asking,
} from '@bontot/service';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type * as z from 'zod';
import { FollowUpWork } from '../jobs/follow-up-work.ts';
import { digestToSign } from '../storage/digest.ts';
import { MeetingDoor } from './meeting-door.ts';
import { Reading } from './reading.ts';
import { unitWordsOf } from './unit-words.ts';
import { Copies } from '../storage/copies.ts';
import { unitAt } from '../meeting/kept.ts';
import { Meetings } from '../storage/meetings.ts';
import { ActsRequest } from './acts.ts';
import { LinesAnswer, MinutesAnswer, SyncAnswer, ViewAnswer } from './answers.ts';
import { MeetingPath, MeetingsQuery, placeCursorOf } from './requests.ts';

/** Meetings of one request that are worked on at the same time. */
const AT_ONCE = 8;
type Path = z.infer<typeof MeetingPath>;

@Controller('api/v1/meetings')
export class MeetingsController {
  readonly #door: MeetingDoor;
  readonly #meetings: Meetings;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #work: FollowUpWork;
  readonly #told: ToldTime;

  constructor(
    door: MeetingDoor,
    meetings: Meetings,
    copies: Copies,
    reading: Reading,
    work: FollowUpWork,
    told: ToldTime,
  ) {
    this.#door = door;
    this.#meetings = meetings;
    this.#copies = copies;
    this.#reading = reading;
    this.#work = work;
    this.#told = told;
  }

  @Post('acts')
  @SignedIn('each act asks the matrix for itself; one that is not allowed is refused as the result of that command')
  @Answers('What became of each command, in the order of the request', SyncAnswer)
  async act(
    @Body({ schema: ActsRequest }) { deviceId, commands }: z.infer<typeof ActsRequest>,
    @Asks() asking: Asking,
  ) {
    const sender = { ...asking, personId: personIn(asking.actor), deviceId };
    this.#told.heard(asking.actor);
    const groups = [...Map.groupBy(commands as Envelope[], ({ meetingId }) => meetingId)];
    const results = new Map<string, SyncResult>();
    const takeNext = async (): Promise<void> => {
      for (let group = groups.shift(); group; group = groups.shift()) {
        const [meetingId, envelopes] = group;
        const taken = await this.#door.take(meetingId, envelopes, sender);
        for (const result of taken.results) results.set(keyOf(meetingId, result), result);
        if (taken.after) await this.#work.tryAll(taken.after);
      }
    };
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, groups.length) }, takeNext));
    return { results: commands.map((command) => results.get(keyOf(command.meetingId, command))!) };
  }

  @Get()
  @Requires('minutes.read')
  @Answers('Meetings in reach, the newest first; drafts for whoever conducts them', LinesAnswer)
  async list(@Query({ schema: MeetingsQuery }) query: z.infer<typeof MeetingsQuery>, @Asks() asking: Asking) {
    const { cursor, limit, from, to, state, waiting } = query;
    const scope = await withinReach(this.#copies, ['minutes.read'], query, asking);
    const found = await this.#meetings.lines({
      ...scope,
      draftsOf: conductedBy(asking.actor, asking.moment),
      ...{ from, to, state, waiting, limit },
      after: cursor && { heldOn: cursor.day, meetingId: cursor.id },
    });
    const last = found.length === limit ? found.at(-1)!.line : undefined;
    return {
      items: await this.#reading.linesOf(found),
      next: last ? placeCursorOf(last.heldOn, last.meetingId) : null,
      names: {},
    };
  }

  @Get(':meetingId')
  @SignedIn('the meeting as far as the posts of the caller show it; 403 where they show nothing')
  @Answers('The meeting as the caller may read it, with the acts that they hold', ViewAnswer)
  async one(@Param({ schema: MeetingPath }) { meetingId }: Path, @Asks() asking: Asking) {
    const view = await this.#reading.view(await this.#find(meetingId), asking);
    if (!view) throw forbidden('FORBIDDEN', { meetingId });
    return view;
  }

  @Get(':meetingId/minutes')
  @SignedIn(
    'minutes as far as the posts of the caller show them: drafts for leaders, signed ones for the cell and above',
  )
  @Answers(
    'The text of the minutes, drafted where nobody has written yet, with the digest that a signature confirms',
    MinutesAnswer,
  )
  async minutes(@Param({ schema: MeetingPath }) { meetingId }: Path, @Asks() asking: Asking) {
    const stored = await this.#find(meetingId);
    const view = await this.#reading.view(stored, asking);
    const { minutes } = view?.meeting ?? {};
    const readable = minutes && (minutes.sections.length > 0 || view?.may.includes('write-minutes'));
    if (!view || !readable) throw forbidden('FORBIDDEN', { meetingId });
    const unit = await unitWordsOf(this.#copies, stored.state.unitId, stored.state.heldOn);
    const digest = digestToSign(stored.state, meetingId)!;
    return {
      ...{ meetingId, state: minutes.state, approvedBy: minutes.approvedBy },
      sections: minutesSections(view.meeting, view.names, unit),
      digest,
      ...{ signatures: minutes.signatures, amendments: minutes.amendments, names: view.names },
      code: checkCodeOf(digest),
    };
  }

  /** Problem 404 MEETING_UNKNOWN. */
  async #find(meetingId: string) {
    const stored = await this.#meetings.find(meetingId);
    if (!stored) throw notFound('MEETING_UNKNOWN', { meetingId });
    return stored;
  }
}

const keyOf = (meetingId: string, { commandId, seq }: Pick<SyncResult, 'commandId' | 'seq'>): string =>
  `${meetingId} ${seq} ${commandId}`;

/** Units whose drafts somebody prepares. */
function conductedBy(actor: Actor, moment: number): string[] {
  const today = localDateOf(moment);
  return (['meeting.conduct', 'committee-meeting.conduct'] as const).flatMap((action) =>
    scopesOf(actor, action, today).prefixes.map(unitAt),
  );
}
