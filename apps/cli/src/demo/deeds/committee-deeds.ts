import { developmentAccounts } from '@bontot/contracts';
import type { Act } from '@bontot/meeting-core';
import { addDays } from '@bontot/kernel';
import type { Calendar } from '../calendar.ts';
import { COMMUNE } from '../places.ts';
import { opaqueId, random } from '../random.ts';
import type { CommitteeMeeting, Story, TaskStory } from '../story.ts';
import type { World } from '../world.ts';
import type { DutyDeeds } from './duty-deeds.ts';
import { wordsOf } from './meeting-acts.ts';
import { NOTES, RESULTS, TOPICS } from './texts.ts';

const { committee, 'org-dept': orgDept } = developmentAccounts;
const PATH = '/api/v1/tasks';

/** What the commune's committee does for itself: its monthly meeting, tasks from above, its reports. */
export class CommitteeDeeds {
  readonly #calendar: Calendar;
  readonly #duties: DutyDeeds;
  /** Who holds a post in the committee besides the account: one of them keeps the minutes. */
  readonly #others: string[];

  constructor({ posts }: World, calendar: Calendar, duties: DutyDeeds) {
    this.#calendar = calendar;
    this.#duties = duties;
    this.#others = posts
      .filter(({ role, unitId, personId }) => role === 'committee' && unitId === COMMUNE && personId !== committee)
      .map(({ personId }) => personId);
  }

  tell(story: Story): void {
    if (story.kind === 'committee-meeting') this.#meeting(story);
    if (story.kind === 'task') this.#task(story);
    if (story.kind === 'report') this.#duties.report(story, committee);
  }

  #meeting({ month, meetingId, heldOn }: CommitteeMeeting): void {
    const topic = TOPICS[month.number - 1]!;
    const clerkId = this.#others[0]!;
    const desk = { unitId: COMMUNE, meetingId };
    const notes = [NOTES.report, NOTES.information, topic.note, NOTES.votes, NOTES.tasks, NOTES.end];
    const prepared: Act[] = [
      {
        type: 'plan',
        unitId: COMMUNE,
        kind: 'committee',
        month: month.name,
        heldOn,
        startsAt: '08:00',
        place: 'Phòng họp trụ sở Đảng ủy xã',
      },
      { type: 'change', chairId: committee, clerkId },
      { type: 'set-item', itemId: 'item-3', title: topic.title, minutes: 40, presenterId: committee },
      { type: 'announce' },
    ];
    const held: Act[] = [
      { type: 'open', startedAt: '08:00' },
      ...notes.map((note, index): Act => ({ type: 'note-item', itemId: `item-${index + 1}`, note })),
      ...this.#others.map((personId, index): Act => ({
        type: 'set-statement',
        statementId: opaqueId(meetingId, 'said', index),
        personId,
        kind: 'opinion',
        text: topic.note,
        itemId: 'item-3',
      })),
      {
        type: 'set-conclusion',
        conclusionId: opaqueId(meetingId, 'conclusion'),
        kind: 'conclusion',
        text: topic.conclusion,
      },
      { type: 'close', endedAt: '11:15' },
    ];
    const preparedOn = addDays(heldOn, -4);
    this.#calendar.work(preparedOn, 10, { kind: 'acts', ...desk, by: committee, seq: 1, acts: prepared });
    const seq = prepared.length + 1;
    this.#calendar.work(heldOn, 12, { kind: 'acts', ...desk, by: committee, seq, acts: held });
    this.#calendar.work(addDays(heldOn, 2), 16, {
      kind: 'minutes',
      ...desk,
      by: clerkId,
      seq: 1,
      totals: { for: this.#others.length + 1, against: 0, other: 0 },
      chairId: committee,
      chairSeq: seq + held.length,
    });
  }

  /** Given and accepted by the province's organisation department. */
  #task(story: TaskStory): void {
    const { taskId, assignedOn, doneOn } = story;
    const give = { ...wordsOf(story), unitId: COMMUNE };
    this.#post(assignedOn, 9, orgDept, PATH, give);
    if (!doneOn) return;
    const act = (hour: number, by: string, body: object) =>
      this.#post(doneOn, hour, by, `${PATH}/${taskId}/acts`, body);
    act(15, committee, { type: 'report', text: random(taskId, 'report').pick(RESULTS) });
    act(16, orgDept, { type: 'accept-result', doneOn });
  }

  #post(on: string, hour: number, by: string, path: string, body: object): void {
    this.#calendar.work(on, hour, { kind: 'post', unitId: COMMUNE, by, path, body });
  }
}
