import { addDays, type LocalDate } from '@bontot/kernel';
import type { EvidenceBody, FactValue } from '@bontot/contracts';
import type { Emit } from './model.ts';
import type {
  CommitteeMeeting,
  ExcuseStory,
  MeetingStory,
  MemberReportStory,
  ReportStory,
  ReviewStory,
  Story,
  StudyStory,
  TaskStory,
} from './story.ts';

type About = (measure: string, value: FactValue, slot?: string) => EvidenceBody;

/** Facts of one source and date, first revision. */
export const about =
  (cellId: string, source: string, effectiveOn: LocalDate): About =>
  (measure, value, slot) => ({ cellId, measure, source, revision: 1, effectiveOn, ...(slot ? { slot } : {}), value });

/** What a story proves, as an outside sender would tell it: each fact on the day on which it became known. */
export function storyFacts(story: Story, emit: Emit): void {
  switch (story.kind) {
    case 'meeting':
      return story.form === 'regular' ? regularFacts(story, emit) : thematicFacts(story, emit);
    case 'committee-meeting':
      return committeeMeetingFacts(story, emit);
    case 'excuse':
      return excuseFacts(story, emit);
    case 'task':
      return taskFacts(story, emit);
    case 'member-report':
      return memberReportFacts(story, emit);
    case 'study':
      return studyFacts(story, emit);
    case 'report':
      return reportFacts(story, emit);
    case 'candidate':
      // The other system has told it already.
      return;
    case 'review':
      return reviewFacts(story, emit);
  }
}

function regularFacts(story: MeetingStory, emit: Emit): void {
  const { cell, month, heldOn, roll, amended } = story;
  const fact = about(cell.id, `meeting/${month.name}`, heldOn);
  emit(heldOn, {
    ...fact('meeting.regular.held', { yes: true }, month.name),
    evidence: [{ kind: 'minutes', ref: `BB-${month.name}` }],
  });
  emit(heldOn, fact('resolution.adopted', { yes: story.adopted }, month.name));
  emit(heldOn, fact('meeting.premeeting.held', { yes: story.preMeeting }));
  emit(heldOn, fact('meeting.papers.on_time', { yes: story.papersOnTime }));
  emit(heldOn, fact('meeting.duration.met', { yes: story.durationMet }));
  emit(heldOn, fact('meeting.supervisor.attended', { yes: story.supervisor }));
  if (roll) {
    const whole = roll.base.length;
    const speakers = (present: number) =>
      fact('meeting.speakers', { part: Math.min(roll.speakers, present), whole: present });
    emit(heldOn, fact('meeting.attendance', { part: roll.present, whole }));
    emit(heldOn, fact('meeting.unexcused', { n: roll.unexcused }));
    emit(heldOn, speakers(roll.present));
    if (amended) {
      emit(amended.on, { ...fact('meeting.attendance', { part: amended.present, whole }), revision: 2 });
      emit(amended.on, { ...speakers(amended.present), revision: 2 });
    }
  }
  afterwards(story, fact, emit);
}

/** Minutes (five days) and the confirmed score sheet (ten days); the timers say no when they pass. */
function afterwards({ heldOn, minutes, sheet }: MeetingStory, fact: About, emit: Emit): void {
  const { late, signedOn } = minutes;
  emit(late ? addDays(heldOn, 6) : signedOn, fact('minutes.signed.on_time', { yes: !late }));
  if (!sheet) return;
  const { grade, confirmedOn } = sheet;
  if (sheet.late) emit(addDays(heldOn, 11), fact('meeting.grade', { grade: 0 }));
  if (confirmedOn) emit(confirmedOn, { ...fact('meeting.grade', { grade }), revision: sheet.late ? 2 : 1 });
}

function thematicFacts({ cell, month, heldOn, adopted, followedUpOn }: MeetingStory, emit: Emit): void {
  const fact = about(cell.id, `thematic/${month.quarter}`, heldOn);
  emit(heldOn, fact('meeting.thematic.held', { yes: true }, month.quarter));
  emit(followedUpOn, fact('meeting.thematic.followed_up', { yes: adopted }, month.quarter));
}

function committeeMeetingFacts({ committee, month, heldOn }: CommitteeMeeting, emit: Emit): void {
  const fact = about(committee.id, `meeting/${month.name}`, heldOn);
  emit(heldOn, {
    ...fact('committee.meeting.held', { yes: true }, month.name),
    evidence: [{ kind: 'minutes', ref: `BB-${month.name}`, issuer: committee.id }],
  });
}

function excuseFacts({ cell, month, on, why }: ExcuseStory, emit: Emit): void {
  const fact = about(cell.id, `excuse/${month.name}`, on)('meeting.regular.excused', { yes: true }, month.name);
  const ref = numberOfExcuse(month.number, why);
  emit(on, { ...fact, evidence: [{ kind: 'decision_ref', ref, issuer: cell.communeId, issuedOn: on }] });
}

export const numberOfExcuse = (month: number, why: string): string => `${month}-${why}-CV/ĐU`;

/** «Not done» on the day it is given, done or late afterwards. A task done late keeps its due date (rule R8). */
function taskFacts({ unitId, taskId, assignedOn, dueOn, late, doneOn, exceeded }: TaskStory, emit: Emit): void {
  const source = `task/${taskId}`;
  const fact = about(unitId, source, late ? dueOn : (doneOn ?? dueOn));
  emit(assignedOn, about(unitId, source, dueOn)('task.completed', { yes: false }));
  emit(late ? dueOn : (doneOn ?? dueOn), fact('task.on_time', { yes: !late }));
  if (!doneOn) return;
  emit(doneOn, { ...fact('task.completed', { yes: true }), revision: 2 });
  if (!exceeded) return;
  const claimed: EvidenceBody = {
    ...fact('task.exceeded', { yes: true }),
    evidence: [{ kind: 'number_report', ref: `${source}/report`, issuedOn: doneOn }],
  };
  emit(exceeded.on, claimed);
  if (!exceeded.confirmed) emit(exceeded.judgedOn, { ...claimed, revision: 2, withdrawn: true });
}

/** The timer says no on the last day for whoever did not report; a late report is a new revision. */
function memberReportFacts({ cell, month, memberId, on, lateOn }: MemberReportStory, emit: Emit): void {
  const fact = about(cell.id, `report/${memberId}/${month.name}`, month.last);
  emit(on ?? month.last, fact('member.reported', { yes: on !== null }));
  if (lateOn) emit(lateOn, { ...fact('member.reported', { yes: true }), revision: 2 });
}

function studyFacts({ cell, month, deadline, obliged, missing, later }: StudyStory, emit: Emit): void {
  const whole = obliged.length;
  const fact = about(cell.id, `document/${month.name}`, deadline);
  emit(deadline, fact('document.acknowledged', { part: whole - missing, whole }));
  if (!later) return;
  const part = whole - missing + later.more;
  emit(later.on, { ...fact('document.acknowledged', { part, whole }), revision: 2 });
}

function reportFacts({ unitId, quarter, dueOn, sentOn }: ReportStory, emit: Emit): void {
  const fact = about(unitId, `report/${quarter}`, dueOn);
  emit(sentOn ?? dueOn, fact('report.on_time', { yes: sentOn !== null }));
}

function reviewFacts({ cell, half, dueOn, done }: ReviewStory, emit: Emit): void {
  emit(dueOn, about(cell.id, `review/${half}`, dueOn)('members.reviewed', { yes: done }));
}
