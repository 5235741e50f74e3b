import type { Act, PreMeeting, StatementKind } from '@bontot/meeting-core';
import { addDays, type LocalDate } from '@bontot/kernel';
import { opaqueId, random, type Random } from '../random.ts';
import type { MeetingStory, TaskStory } from '../story.ts';
import type { Cast } from './cast.ts';
import type { Offices } from './offices.ts';
import { outlineOf } from './papers.ts';
import { hoursOf, NOTES, placeOf, PRE_MEETING, STATEMENTS, THEMES, TOPICS } from './texts.ts';

const KINDS: readonly (readonly [StatementKind, number])[] = [
  ['opinion', 50],
  ['proposal', 25],
  ['self_criticism', 10],
  ['criticism', 7],
  ['praise', 8],
];
const REASONS = [
  ['work', 40],
  ['family', 30],
  ['health', 25],
  ['other', 5],
] as const;
/** Items of the template (meeting-core, `agendaFor`) by what is done at them. */
const ITEMS = {
  regular: { talk: 'item-3', votes: 'item-4', notes: ['report', 'information', '', 'votes', 'tasks', 'end'] },
  thematic: { talk: 'item-1', votes: 'item-3', notes: ['', 'itself', 'votes', 'tasks', 'end'] },
} as const;

const topicOf = ({ form, month }: MeetingStory) => {
  const topic = TOPICS[month.number - 1]!;
  return form === 'regular' ? topic : { ...topic, title: THEMES[Math.ceil(month.number / 3) - 1]! };
};

const when = (holds: boolean, act: Act): Act[] => (holds ? [act] : []);

/** Some days before: the draft with its agenda, the pre-meeting, the outline; members hear of it. */
export function preparation(story: MeetingStory, on: LocalDate, { secretary, deputy }: Offices): Act[] {
  const { cell, form, month, heldOn, meetingId } = story;
  const { startsAt } = hoursOf(cell);
  const [paperId, talk] = [opaqueId(meetingId, 'outline'), ITEMS[form].talk];
  const outline = outlineOf(month.year, form);
  return [
    { type: 'plan', unitId: cell.id, kind: form, month: month.name, heldOn, startsAt, place: placeOf(cell) },
    { type: 'change', chairId: secretary, clerkId: deputy },
    { type: 'set-item', itemId: talk, title: topicOf(story).title, minutes: 35, presenterId: secretary },
    ...when(story.preMeeting, { type: 'record-pre-meeting', preMeeting: preMeeting(on, secretary, deputy) }),
    { type: 'attach-paper', paperId, title: outline.title, itemId: talk, file: outline.file },
    ...when(story.papersOnTime, { type: 'publish-papers', paperIds: [paperId] }),
    { type: 'announce' },
  ];
}

const preMeeting = (heldOn: LocalDate, ...presentIds: string[]): PreMeeting => ({
  heldOn,
  startedAt: '08:00',
  endedAt: '08:45',
  presentIds,
  absent: [],
  content: PRE_MEETING,
});

/** The evening: from the opening to the closing, with everything in between. */
export function evening(story: MeetingStory, cast: Cast, { secretary, supervisor }: Offices): Act[] {
  const { cell, form, meetingId } = story;
  const { startsAt, hour } = hoursOf(cell);
  const chance = random(meetingId, 'evening');
  const talk = ITEMS[form].talk;
  const guest = {
    guestId: opaqueId(meetingId, 'guest'),
    personId: supervisor,
    office: 'Cấp ủy viên phụ trách',
    supervisor: true,
  };
  return [
    ...when(!story.papersOnTime, { type: 'publish-papers', paperIds: [opaqueId(meetingId, 'outline')] }),
    { type: 'open', startedAt: startsAt },
    ...marks(cast, chance, hour),
    ...when(story.supervisor, { type: 'set-guest', ...guest }),
    ...notes(story),
    ...cast.speakers.map(({ memberId: personId }, index): Act => {
      const kind = chance.weighted(KINDS);
      const text = chance.pick(STATEMENTS[kind]);
      return {
        type: 'set-statement',
        statementId: opaqueId(meetingId, 'said', index),
        personId,
        kind,
        text,
        itemId: talk,
      };
    }),
    ...(story.adopted ? outcome(story, cast, secretary) : []),
    { type: 'close', endedAt: endOf(story, hour, chance) },
  ];
}

function marks(cast: Cast, chance: Random, hour: number): Act[] {
  const absent = cast.absent.map(({ memberId: personId }, index): Act =>
    index < cast.unexcused
      ? { type: 'mark', personId, mark: 'unexcused' }
      : { type: 'mark', personId, mark: 'excused', reasonClass: chance.weighted(REASONS) },
  );
  const late = cast.present.at(-1);
  if (!late || !chance.chance(0.3)) return absent;
  return [...absent, { type: 'mark', personId: late.memberId, mark: 'late', at: `${hour + 1}:05` }];
}

function notes(story: MeetingStory): Act[] {
  return ITEMS[story.form].notes.map((of, index) => ({
    type: 'note-item',
    itemId: `item-${index + 1}`,
    note: of === '' ? topicOf(story).note : NOTES[of],
  }));
}

/** A resolution by a show of hands where enough full members came to vote, else a conclusion of the chair; and the tasks. */
function outcome(story: MeetingStory, { fullInBase, fullPresent }: Cast, secretary: string): Act[] {
  const { meetingId, form, tasks } = story;
  const { conclusion } = topicOf(story);
  const votes = 3 * fullPresent >= 2 * fullInBase && 2 * fullPresent > fullInBase;
  const voteId = opaqueId(meetingId, 'vote');
  const totals = { for: fullPresent, against: 0, other: 0 };
  const vote = {
    voteId,
    subject: 'Thông qua nghị quyết của chi bộ',
    threshold: 'majority',
    itemId: ITEMS[form].votes,
  } as const;
  const conclusionId = opaqueId(meetingId, 'conclusion');
  return [
    ...when(votes, { type: 'vote-by-hand', ...vote, totals }),
    votes
      ? { type: 'set-conclusion', conclusionId, kind: 'resolution', text: conclusion, voteId }
      : { type: 'set-conclusion', conclusionId, kind: 'conclusion', text: conclusion },
    ...tasks.map((task): Act => ({ type: 'set-task', task: { ...wordsOf(task), ownerId: task.ownerId ?? secretary } })),
  ];
}

/** What a task says: by the month in which it is given. */
export function wordsOf({ taskId, assignedOn, dueOn }: TaskStory) {
  const [title, expected] = random(taskId, 'words').pick(TOPICS[+assignedOn.slice(5, 7) - 1]!.tasks);
  return { taskId, title, expected, dueOn };
}

/** Ninety minutes and more, or too short. */
function endOf({ durationMet }: MeetingStory, hour: number, chance: Random): string {
  const minutes = (hour === 19 ? 30 : 0) + (durationMet ? chance.int(92, 125) : chance.int(65, 86));
  return `${hour + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
}

/** The day on which a meeting is prepared, never before the year of the first one. */
export const preparedOn = ({ heldOn, meetingId }: MeetingStory): LocalDate => {
  const on = addDays(heldOn, -random(meetingId, 'prepared').int(2, 5));
  return heldOn.slice(5, 7) === '01' && on.slice(0, 4) < heldOn.slice(0, 4) ? `${heldOn.slice(0, 4)}-01-01` : on;
};
