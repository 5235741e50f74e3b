import { evidenceRecorded, meetingChanged, monthChanged, taskChanged } from '@bontot/contracts';
import { runningService, type RunningService } from '@bontot/testing';
import { MEETINGS, meetingsEnv, type MeetingsConfig } from '../src/config.ts';
import { meetingsOptions } from '../src/meetings.ts';

export {
  at,
  CELL,
  committee,
  COMMUNE,
  deputy,
  directoryTold,
  member,
  memberTold,
  OTHER_CELL,
  P,
  postTold,
  secretary,
  seeder,
  soon,
  supervisor,
  technical,
  unitTold,
  type Told,
} from '@bontot/testing';

export type RunningMeetings = RunningService<MeetingsConfig>;

export const startMeetings = (change: Record<string, string> = {}): Promise<RunningMeetings> =>
  runningService(
    {
      ...{ name: MEETINGS, schema: meetingsEnv, options: meetingsOptions },
      hears: [evidenceRecorded, meetingChanged, taskChanged, monthChanged],
    },
    change,
  );
