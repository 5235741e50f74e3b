import { documents, duesFacts, idleMonth, memberMonths } from './member-months.ts';
import { regularMeeting, thematicMeeting } from './meetings.ts';
import type { DemoCell, Emit, Month } from './model.ts';
import { peopleFacts } from './people.ts';
import { pledgeFacts } from './pledges.ts';
import { random } from './random.ts';
import { registerFacts } from './register.ts';
import type { Scene } from './scene.ts';
import type { MeetingStory, Story } from './story.ts';
import { tasksOf } from './tasks.ts';
import type { LocalDate } from '@bontot/kernel';

/** Parts of a cell's month, each with chance of its own, so that a change in one leaves the others as they were. */
const PARTS: [string, (scene: Scene) => void][] = [
  ['member', memberMonths],
  ['dues', duesFacts],
  ['document', documents],
  ['pledge', pledgeFacts],
  ['people', peopleFacts],
];

/** Where the parts of a month go: facts of other producers, and the stories of what `meetings` keeps. */
export type Sinks = { emit: Emit; tell(story: Story): void };

/** Everything that a cell's month proves. */
export function cellMonth(cell: DemoCell, month: Month, seed: number, demoDate: LocalDate, sinks: Sinks): void {
  const fate = cell.fate(month.year);
  const scene = (topic: string): Scene => ({
    cell,
    month,
    fate,
    failure: cell.failure(month.year),
    chance: random(seed, cell.id, month.name, topic),
    seed,
    demoDate,
    ...sinks,
  });
  registerFacts(scene('register'));
  if (fate === 'silent') return;
  if (fate === 'idle') return idleMonth(scene('member'));
  meetings(scene, sinks);
  for (const [topic, part] of PARTS) part(scene(topic));
}

/** The meetings of a month with the tasks that they give, and those given in between. */
function meetings(scene: (topic: string) => Scene, { tell }: Sinks): void {
  const regular = regularMeeting(scene('meeting'));
  const thematic = thematicMeeting(scene('thematic'));
  const tasks = tasksOf(scene('task'), { regular, thematic });
  for (const meeting of [regular, thematic]) if (meeting) tell(withTasks(meeting, tasks));
  for (const task of tasks) tell(task);
}

const withTasks = (meeting: MeetingStory, tasks: MeetingStory['tasks']): MeetingStory => ({
  ...meeting,
  tasks: tasks.filter(({ meetingId }) => meetingId === meeting.meetingId),
});
