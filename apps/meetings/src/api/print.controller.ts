import { pdfOf } from '@bontot/pdf';
import { type Form, shortCodes } from '@bontot/print';
import { can } from '@bontot/access';
import { localDateOf, refused } from '@bontot/kernel';
import type { Meeting, RollPerson } from '@bontot/meeting-core';
import { Answers, Asks, CONFIG, forbidden, notFound, SignedIn, type Asking } from '@bontot/service';
import { Controller, Get, Inject, Param, Query, StreamableFile } from '@nestjs/common';
import * as z from 'zod';
import type { MeetingsConfig } from '../config.ts';
import { sha256 } from '../storage/digest.ts';
import { placeOf, Reading } from './reading.ts';
import { meetingOf } from '../meeting/record.ts';
import { unitWordsOf } from './unit-words.ts';
import { attendanceForm } from '../print/attendance-form.ts';
import { minutesForm, type Printing } from '../print/minutes-form.ts';
import { Copies } from '../storage/copies.ts';
import { Meetings } from '../storage/meetings.ts';
import { allows } from './permission.ts';
import { MeetingPath } from './requests.ts';

type Path = z.infer<typeof MeetingPath>;
const AttendanceQuery = z.object({
  blank: z.literal('1').optional().meta({ description: 'a list to be filled in by hand, with a code for each member' }),
});

/** Meetings on paper. */
@Controller('api/v1/meetings')
export class PrintController {
  readonly #meetings: Meetings;
  readonly #copies: Copies;
  readonly #reading: Reading;
  readonly #publicUrl: string | null;

  constructor(
    meetings: Meetings,
    copies: Copies,
    reading: Reading,
    @Inject(CONFIG) { PUBLIC_URL }: Pick<MeetingsConfig, 'PUBLIC_URL'>,
  ) {
    this.#meetings = meetings;
    this.#copies = copies;
    this.#reading = reading;
    this.#publicUrl = PUBLIC_URL ?? null;
  }

  @Get(':meetingId/minutes.pdf')
  @SignedIn(
    'minutes as far as the posts of the caller show them: drafts for leaders, signed ones for the cell and above',
  )
  @Answers('The minutes in the customary form; a draft says so on every page')
  async minutes(@Param({ schema: MeetingPath }) { meetingId }: Path, @Asks() asking: Asking) {
    const stored = await this.#find(meetingId);
    const view = await this.#reading.view(stored, asking);
    const { minutes } = view?.meeting ?? {};
    if (!view || !(minutes?.sections.length || view.may.includes('write-minutes')))
      throw forbidden('FORBIDDEN', { meetingId });
    return asFile(
      minutesForm(view.meeting, await this.#printing(view.meeting, stored.state.above, asking.moment)),
      'bien-ban',
      view.meeting,
    );
  }

  @Get(':meetingId/attendance.pdf')
  @SignedIn('attendance by name for who leads the cell, follows it or is above it; a blank list for who leads it')
  @Answers('The attendance list')
  async attendance(
    @Param({ schema: MeetingPath }) { meetingId }: Path,
    @Query({ schema: AttendanceQuery }) { blank }: z.infer<typeof AttendanceQuery>,
    @Asks() asking: Asking,
  ) {
    const { state } = await this.#find(meetingId);
    const place = placeOf(state);
    const today = localDateOf(asking.moment);
    const leads = allows('meeting.conduct', place, asking);
    // One's own row is no list, so nobody is asked for as an owner.
    if (
      !leads &&
      (blank || state.announcedOn === null || !can(asking.actor, 'attendance.read', { path: place.path }, today))
    )
      throw forbidden('FORBIDDEN', { action: blank ? 'meeting.conduct' : 'attendance.read' });
    const meeting = meetingOf(state);
    const printing = await this.#printing(meeting, state.above, asking.moment);
    if (!blank) {
      if (meeting.roll.length === 0) throw refused('MEETING_NOT_IN_PROGRESS', { state: meeting.state });
      return asFile(attendanceForm(meeting, printing), 'diem-danh', meeting);
    }
    const people = await this.#peopleOf(meeting);
    const codes = shortCodes(people.map(({ personId }) => sha256(`${meetingId} ${personId}`)));
    const names = await this.#copies.names(people.map(({ personId }) => personId));
    const codeOf = (personId: string) => codes[people.findIndex((person) => person.personId === personId)]!;
    return asFile(attendanceForm(meeting, { ...printing, names }, { people, codeOf }), 'diem-danh', meeting);
  }

  async #printing(meeting: Meeting, above: readonly string[], at: number): Promise<Printing> {
    const parentId = above.at(-2);
    const [names, unit, parent] = await Promise.all([
      this.#reading.namesIn(meeting),
      unitWordsOf(this.#copies, meeting.unitId, meeting.heldOn),
      parentId === undefined ? undefined : this.#copies.unit(parentId),
    ]);
    return { names, unit, parentName: parent?.name ?? null, publicUrl: this.#publicUrl, at };
  }

  /** Of the roll once there is one, else of the list of the day. */
  async #peopleOf({ roll, unitId, heldOn }: Meeting): Promise<readonly RollPerson[]> {
    if (roll.length > 0) return roll;
    const unit = await this.#copies.unit(unitId);
    return unit ? this.#reading.people(unit, heldOn) : [];
  }

  /** Problem 404 MEETING_UNKNOWN. */
  async #find(meetingId: string) {
    const stored = await this.#meetings.find(meetingId);
    if (!stored) throw notFound('MEETING_UNKNOWN', { meetingId });
    return stored;
  }
}

async function asFile(form: Form, what: string, { unitId, heldOn }: Meeting): Promise<StreamableFile> {
  const bytes = await pdfOf(form);
  const name = `${what}-${unitId}-${heldOn}.pdf`;
  return new StreamableFile(bytes, {
    ...{ type: 'application/pdf', length: bytes.length, disposition: `inline; filename="${name}"` },
  });
}
