import type { DemoMember } from '../model.ts';
import { random, shuffled } from '../random.ts';
import type { MeetingStory, Roll } from '../story.ts';
import type { Offices } from './offices.ts';

/** Who did what at a meeting, made up to the numbers of its story. */
export type Cast = {
  present: DemoMember[];
  absent: DemoMember[];
  /** Of the absent, the first so many came without saying why. */
  unexcused: number;
  speakers: DemoMember[];
  /** Who turns out not to have come after all. */
  missing: DemoMember[];
  fullInBase: number;
  fullPresent: number;
};

/** Leaders are the last to be missed, since they lead; speakers and those found missing are drawn among who came. */
export function castOf({ meetingId, amended }: MeetingStory, roll: Roll, { secretary, deputy }: Offices): Cast {
  const chance = random(meetingId, 'cast');
  const leads = ({ memberId }: DemoMember) => (memberId === secretary ? 2 : memberId === deputy ? 1 : 0);
  const order = shuffled(roll.base, chance).sort((a, b) => leads(b) - leads(a));
  const present = order.slice(0, roll.present);
  const talkers = shuffled(present, chance).sort((a, b) => leads(b) - leads(a));
  const speakers = talkers.slice(0, roll.speakers);
  const gone = amended ? roll.present - amended.present : 0;
  const isFull = ({ kind }: DemoMember) => kind === 'full';
  return {
    present,
    absent: order.slice(roll.present),
    unexcused: roll.unexcused,
    speakers,
    missing: talkers.slice(talkers.length - gone),
    fullInBase: roll.base.filter(isFull).length,
    fullPresent: present.filter(isFull).length,
  };
}
