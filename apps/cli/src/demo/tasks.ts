import { addDays, type LocalDate } from '@bontot/kernel';
import { holdsPost } from './member-posts.ts';
import { isExceedingRefused } from './messiness.ts';
import { dayOf, expectedAtMeeting, monthOf, type Month } from './model.ts';
import { opaqueId, random } from './random.ts';
import { fails, type Scene } from './scene.ts';
import type { MeetingStory, TaskStory } from './story.ts';

/** The meetings of the month, which give the tasks. */
export type Given = { regular?: MeetingStory | undefined; thematic?: MeetingStory | undefined };

/**
 * One to three tasks a month (three times as many due in December), given at the meeting where it adopts a conclusion, else
 * by the secretary; the last one carries on what a thematic meeting concluded.
 */
export function tasksOf(scene: Scene, { regular, thematic }: Given): TaskStory[] {
  const { month, chance } = scene;
  const drawn = chance.int(1, 3) * (month.number === 12 ? 3 : 1);
  const giving = [regular, thematic].filter((meeting) => meeting?.adopted).length;
  const count = Math.max(drawn, giving);
  return Array.from({ length: count }, (_, index) => {
    const last = index === count - 1;
    const meeting = last && thematic?.adopted ? thematic : regular?.adopted ? regular : undefined;
    return task(scene, index + 1, meeting);
  });
}

function task(scene: Scene, number: number, meeting: MeetingStory | undefined): TaskStory {
  const { cell, month, fate, chance, seed } = scene;
  const drawnOn = dayOf(month, chance.int(2, 8));
  const assignedOn = meeting?.heldOn ?? drawnOn;
  const dueOn = endOfYearAtMost(addDays(assignedOn, chance.int(14, 40)), month);
  const undone = fate === 'task-undone' ? month.number === 9 && number === 1 : fate !== 'steady' && fails(scene, 0.003);
  const late = undone || fails(scene, 0.06);
  const doneOn = late
    ? addDays(dueOn, chance.int(2, 12))
    : later(addDays(dueOn, -chance.int(0, 10)), addDays(assignedOn, 1));
  const refused = isExceedingRefused(cell.id, month, number, scene.demoDate);
  const exceeds = !undone && chance.chance(fate === 'steady' ? 0.33 : 0.27 / Math.sqrt(scene.failure));
  const claimedOn = exceeds || refused ? addDays(doneOn, chance.int(0, 3)) : undefined;
  const people = expectedAtMeeting(cell, assignedOn).filter((member) => member.kind === 'full' && holdsPost(member));
  const owner = people.length > 0 ? random(seed, cell.id, month.name, 'owner', number).pick(people) : undefined;
  return {
    kind: 'task',
    unitId: cell.id,
    taskId: opaqueId(seed, cell.id, month.name, 'task', number),
    meetingId: meeting?.meetingId ?? null,
    ownerId: owner?.memberId ?? null,
    assignedOn,
    dueOn,
    late,
    doneOn: undone ? null : doneOn,
    exceeded: claimedOn
      ? {
          on: claimedOn,
          confirmed: !refused,
          judgedOn: monthOf(claimedOn).last,
        }
      : null,
  };
}

const later = (one: LocalDate, other: LocalDate): LocalDate => (one > other ? one : other);

/** A task of December is due in December, so that it never changes its period. */
const endOfYearAtMost = (date: LocalDate, month: Month): LocalDate =>
  date.slice(0, 4) === String(month.year) ? date : `${month.year}-12-31`;
