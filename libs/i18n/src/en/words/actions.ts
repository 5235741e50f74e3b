import type { actions as source } from '../../vi/words/actions.ts';

/** What to do next: by code of the action, then by code and measure where the sentence differs. */
export const actions: Record<keyof typeof source, string> = {
  'action.confirm': 'Have {n, plural, one {# piece} other {# pieces}} of evidence confirmed: {name}.',
  'action.renew_evidence': 'Replace {n, plural, one {# piece} other {# pieces}} of expired evidence: {name}.',
  'action.complete_task':
    'Complete {n, plural, one {# task that is} other {# tasks that are}} due and have the result accepted.',
  'action.complete_task.one': 'Complete the task due on {date} and have the result accepted.',
  'action.reach_target':
    'Reach {n, plural, one {# more yearly target} other {# more yearly targets}} and report the figures for confirmation.',
  'action.claim_excess':
    'State what went beyond the requirement in {n, plural, one {# completed task} other {# completed tasks}} and send it for confirmation.',
  'action.claim_excess.new':
    'Complete a task beyond the requirement, state what went beyond it and send it for confirmation.',
  'action.report_late':
    'Hand in {n, plural, one {# missing monthly report} other {# missing monthly reports}} of members.',
  'action.register_pledge': 'Register the pledges of {n, plural, one {# member} other {# members}} still missing.',
  'action.register_pledge.sub.pledge.registered':
    'See that {n, plural, one {# cell registers} other {# cells register}} the pledges of all members.',
  'action.report_pledge': 'Hand in {n, plural, one {# missing pledge report} other {# missing pledge reports}}.',
  'action.review_pledge': 'Review the pledges of {n, plural, one {# more member} other {# more members}} in the cell.',
  'action.recognise_initiative':
    'Propose the initiatives of {n, plural, one {# member} other {# members}} for recognition.',
  'action.complete_training':
    'Send {n, plural, one {# leader} other {# leaders}} to training and hand in the certificates.',
  'action.conclude_inspection':
    'Carry out {n, plural, one {# planned inspection} other {# planned inspections}} and hand in the conclusion.',
  'action.collect_dues': 'Collect the missing dues of {slots}.',
  'action.acknowledge_document':
    'Help the remaining members confirm the study of {n, plural, one {# document} other {# documents}}.',
  'action.acknowledge_document.missing':
    'Help {missing, plural, one {the # remaining member confirm} other {the # remaining members confirm}} the study of {n, plural, one {the document} other {# documents}}.',
  'action.collect_dues.missing':
    'Collect the missing dues of {missing, plural, one {# member} other {# members}}, {slots}.',
  'action.assign_follow_up': 'Assign what follows from the thematic meeting of {slots}.',
  'action.solve_issue':
    'Go on with {n, plural, one {# registered issue} other {# registered issues}} and report the result for confirmation.',
  'action.prove_in_time':
    'If the minutes were signed in time: send the signed copies of {n, plural, one {# meeting} other {# meetings}} as evidence.',
  'action.prove_in_time.one': 'If the minutes of {date} were signed in time: send the signed copy as evidence.',
  'action.confirm_meeting_score':
    'Ask the supervisor to confirm the score sheets of {n, plural, one {# meeting} other {# meetings}}.',
  'action.confirm_meeting_score.one': 'Ask the supervisor to confirm the score sheet of {date}.',
  'action.next_in_full': 'Do it in full {n, plural, one {the next time} other {the next # times}}: {name}.',
  'action.next_in_full.meeting.attendance':
    'Have all {whole} members at {n, plural, one {the next meeting} other {the next # meetings}}.',
  'action.next_in_full.meeting.attendance.enough': 'Have at least {part} of {whole} members at the next meeting.',
  'action.next_in_full.meeting.attendance.all': 'Have all {whole} members at the next meeting.',
  'action.next_in_full.meeting.premeeting.held':
    'Hold the pre-meeting before {n, plural, one {the next meeting} other {the next # meetings}}.',
  'action.next_in_full.meeting.papers.on_time':
    'Send all papers at least one day before {n, plural, one {the next meeting} other {the next # meetings}}.',
  'action.next_in_full.meeting.duration.met':
    'Give {n, plural, one {the next meeting} other {the next # meetings}} full length.',
  'action.next_in_full.meeting.speakers':
    'Invite more members to speak at {n, plural, one {the next meeting} other {the next # meetings}}.',
  'action.next_in_full.minutes.signed.on_time':
    'Sign the minutes of {n, plural, one {the next meeting} other {the next # meetings}} within 5 days.',
  'action.next_in_full.meeting.grade':
    'Hold {n, plural, one {the next meeting} other {the next # meetings}} well and send the score sheet for confirmation.',
  'action.next_in_full.meeting.supervisor.attended':
    'Invite the supervisor to {n, plural, one {the next meeting} other {the next # meetings}}.',
  'action.next_in_full.document.acknowledged':
    'See that every member confirms the study of {n, plural, one {the next document} other {the next # documents}} in time.',
  'action.next_in_full.task.completed': 'Complete {n, plural, one {the next task} other {the next # tasks}}.',
  'action.next_in_full.task.on_time': 'Do {n, plural, one {the next task} other {the next # tasks}} on time.',
  'action.next_in_full.member.reported':
    'See that {n, plural, one {# more monthly report of members is} other {# more monthly reports of members are}} handed in.',
  'action.next_in_full.dues.paid': 'Collect all dues in {n, plural, one {the next month} other {the next # months}}.',
  'action.next_in_full.report.on_time':
    'Send {n, plural, one {the next report} other {the next # reports}} to the committee above on time.',
  'action.next_in_full.inspection.done':
    'Carry out {n, plural, one {the next planned inspection} other {the next # planned inspections}}.',
  'action.next_in_full.principle.graded': 'Correct what was criticised, so that the next judgement is grade 4.',
  'action.next_in_full.programme.concretised':
    'Turn {n, plural, one {the next higher document} other {the next # higher documents}} into an own programme in time.',
  'action.next_in_full.sub.cell.attended':
    'Have supervisors attend {n, plural, one {# more cell} other {# more cells}} this quarter.',
  'action.send_first': 'Send the first figures: {name}.',
  'action.send_first.slot': 'If it was done in {slots}: enter it with evidence: {name}.',
  'action.answer_slot': 'Do this for {slots}: {name}.',
  'action.answer_slot.meeting.regular.held': 'Hold the regular meeting of {slots}.',
  'action.answer_slot.resolution.adopted':
    'Adopt a resolution or conclusion and assign work at the meeting of {slots}.',
  'action.answer_slot.meeting.thematic.held': 'Hold the thematic meeting of {slots}.',
  'action.answer_slot.meeting.thematic.followed_up':
    'Hold the thematic meeting of {slots}, conclude it and assign what follows.',
  'action.answer_slot.committee.meeting.held': 'Hold the committee meeting of {slots}.',
  'action.enter_approval': 'If the committee above approved a postponement for {slots}: enter the approval.',
  'action.enter_approval.committee.meeting.excused':
    'If the committee above excused the committee meeting of {slots}: enter the approval.',
  'action.add_to_target': 'Add {n} to reach the target: {name}.',
  'action.add_to_target.candidate.introduced':
    'Introduce {n, plural, one {# more outstanding person} other {# more outstanding people}}.',
  'action.add_to_target.member.admitted': 'Admit {n, plural, one {# more member} other {# more members}}.',
  'action.add_to_target.model.recognised':
    'Have {n, plural, one {# more good model} other {# more good models}} recognised.',
  'action.add_to_target.sub.member.admitted':
    'Have the cells admit {n, plural, one {# more member} other {# more members}}.',
  'action.enter_plan': 'Enter the target of the year: {name}.',
  'action.enter_plan.and_count': 'Enter the target of the year and the first result: {name}.',
  'action.confirm_register': 'Ask the inspection commission to confirm the register of cases.',
  'action.get_graded': 'Ask those entitled to judge it: {name}.',
  'action.get_graded.principle.graded': 'Ask the supervisor to judge how rules and principles were kept.',
  'action.get_graded.issue.stage': 'Report what became of the registered issue, so that it can be judged.',
  'action.register': 'Register for «4 good» of the year.',
  'action.proof': 'It counts only with proof that it was done in the period.',
};
