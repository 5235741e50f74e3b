import type { WordKey } from '@bontot/i18n';
import type { LocalDate } from '@bontot/kernel';
import type { MeetingLine, MinutesState, SheetState, Task } from '@bontot/meeting-core';
import type { IconName, Look } from '../../shared/index.ts';

/** A state as a chip shows it: its word, outline and pattern. */
export type Sign = { key: WordKey; look: Look; icon: IconName };

const sign = (key: WordKey, look: Look, icon: IconName): Sign => ({ key, look, icon });

export function meetingSign({ state, heldOn }: Pick<MeetingLine, 'state' | 'heldOn'>, today: LocalDate): Sign {
  switch (state) {
    case 'draft':
      return sign('desk.state.draft', 'notdue', 'pencil');
    case 'announced':
      return heldOn < today
        ? sign('desk.state.notOpened', 'risk', 'risk')
        : sign('desk.state.announced', 'notdue', 'notdue');
    case 'in_progress':
      return sign('desk.state.running', 'notdue', 'part');
    case 'closed':
      return sign('desk.state.held', 'good', 'good');
    case 'annulled':
      return sign('desk.state.annulled', 'na', 'na');
    case 'cancelled':
      return sign('desk.state.cancelled', 'na', 'na');
  }
}

const minutesWords: Record<Exclude<MinutesState, 'signed'>, WordKey> = {
  drafting: 'desk.minutes.drafting',
  read_out: 'desk.minutes.readOut',
  approved: 'desk.minutes.approved',
};

/** Minutes of a held meeting; late ones stay marked as such once they are signed. */
export function minutesSign({ minutesState, minutesLate }: Pick<MeetingLine, 'minutesState' | 'minutesLate'>): Sign {
  if (minutesState === 'signed')
    return minutesLate ? sign('desk.minutes.signedLate', 'risk', 'good') : sign('desk.minutes.signed', 'good', 'good');
  if (minutesLate) return sign('desk.minutes.late', 'fail', 'fail');
  return sign(minutesWords[minutesState], 'notdue', 'notdue');
}

const grades: Record<number, Sign> = {
  4: sign('desk.grade.good', 'good', 'good'),
  3: sign('desk.grade.fair', 'good', 'part'),
  2: sign('desk.grade.average', 'risk', 'risk'),
  1: sign('desk.grade.weak', 'fail', 'fail'),
};
export const gradeSign = (grade: number): Sign => grades[grade] ?? sign('desk.grade.weak', 'fail', 'fail');

const sheetWords: Record<Exclude<SheetState, 'confirmed'>, Sign> = {
  none: sign('desk.sheet.none', 'notdue', 'notdue'),
  proposed: sign('desk.sheet.proposed', 'notdue', 'notdue'),
  voted: sign('desk.sheet.voted', 'notdue', 'notdue'),
  sent_up: sign('desk.sheet.waiting', 'risk', 'risk'),
  returned: sign('desk.sheet.returned', 'risk', 'risk'),
};

/** The meeting's own score; late means that its ten days have passed without a confirmation. */
export function sheetSign({
  sheetState,
  sheetLate,
  grade,
}: Pick<MeetingLine, 'sheetState' | 'sheetLate' | 'grade'>): Sign {
  if (sheetState === 'confirmed')
    return grade === null ? sign('desk.sheet.confirmed', 'good', 'good') : gradeSign(grade);
  if (sheetLate) return sign('desk.sheet.late', 'fail', 'fail');
  return sheetWords[sheetState];
}

/** Only regular meetings of cells have a sheet, and only after they were held. */
export const hasSheet = ({ state, sheetDueOn }: Pick<MeetingLine, 'state' | 'sheetDueOn'>): boolean =>
  state === 'closed' && sheetDueOn !== null;

const taskSigns: Record<Task['state'], Sign> = {
  assigned: sign('desk.task.assigned', 'notdue', 'notdue'),
  accepted: sign('desk.task.accepted', 'notdue', 'part'),
  done_reported: sign('desk.task.reported', 'risk', 'risk'),
  completed: sign('desk.task.completed', 'good', 'good'),
  rejected: sign('desk.task.rejected', 'fail', 'fail'),
  cancelled: sign('desk.task.cancelled', 'na', 'na'),
};

export const isOpenTask = ({ state }: Pick<Task, 'state'>): boolean => state !== 'completed' && state !== 'cancelled';

/** Where a task stands; one that is past its day says so, whatever else was reported. */
export function taskSign(task: Pick<Task, 'state' | 'dueOn' | 'doneOn'>, today: LocalDate): Sign {
  const { state, dueOn, doneOn } = task;
  if (state === 'completed' && doneOn !== null && doneOn > dueOn)
    return sign('desk.task.completedLate', 'risk', 'good');
  if ((state === 'assigned' || state === 'accepted') && dueOn < today) return sign('desk.task.overdue', 'fail', 'fail');
  return taskSigns[state];
}
