import type { shares as source } from '../../vi/words/shares.ts';

/** What the numbers of a part count, as a clause that begins small: a sentence or a colon stands around it. */
export const shares: Record<keyof typeof source, string> = {
  'share.meeting.regular.held': 'regular meeting held in {span}',
  'share.meeting.regular.excused': 'approved without a meeting: {span}',
  'share.resolution.adopted': 'resolution or conclusion with assignments in {span}',
  'share.meeting.premeeting.held': 'pre-meeting held for {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'share.meeting.papers.on_time':
    'papers sent in time for {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'share.meeting.attendance': '{part} of {whole, plural, one {# attendance} other {# attendances}} due',
  'share.meeting.unexcused': '{part} of {whole, plural, one {# absence} other {# absences}} without reason',
  'share.meeting.duration.met': 'full length at {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'share.meeting.speakers': '{part} of {whole, plural, one {# member} other {# members}} present spoke',
  'share.meeting.thematic.held': 'thematic meeting held in {span}',
  'share.meeting.thematic.followed_up': 'thematic meeting with follow-up in {span}',
  'share.minutes.signed.on_time':
    'minutes signed in time for {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'share.meeting.grade': '{part} of {whole, plural, one {# meeting} other {# meetings}} graded',
  'share.meeting.supervisor.attended':
    'the supervisor attended {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'share.document.acknowledged': 'study confirmed in {part} of {whole, plural, one {# case} other {# cases}}',
  'share.task.completed': '{part} of {whole, plural, one {# task} other {# tasks}} completed',
  'share.task.on_time': '{part} of {whole, plural, one {# task} other {# tasks}} done on time',
  'share.task.exceeded': '{part} of {whole, plural, one {# task} other {# tasks}} went beyond the requirement',
  'share.target.achieved': '{part} of {whole, plural, one {# target} other {# targets}} reached',
  'share.member.reported': '{part} of {whole, plural, one {# monthly report} other {# monthly reports}} handed in',
  'share.members.reviewed': '{part} of {whole, plural, one {# half-yearly review} other {# half-yearly reviews}} done',
  'share.pledge.registered': '{part} of {whole, plural, one {# member} other {# members}} registered a pledge',
  'share.pledge.reported': '{part} of {whole, plural, one {# pledge report} other {# pledge reports}} handed in',
  'share.pledge.reviewed': '{part} of {whole, plural, one {# pledge} other {# pledges}} reviewed by the cell',
  'share.pledge.graded': '{part} of {whole, plural, one {# pledge} other {# pledges}} graded',
  'share.initiative.recognised':
    '{part} of {whole, plural, one {# member} other {# members}} with a recognised initiative',
  'share.model.recognised': '{part} of {whole, plural, one {# model} other {# models}} recognised',
  'share.candidate.introduced': '{part} of {whole, plural, one {# person} other {# people}} introduced',
  'share.candidate.target': 'target of introductions {part} of {whole}',
  'share.member.admitted': '{part} of {whole, plural, one {# new member} other {# new members}} admitted',
  'share.admission.target': 'target of admissions {part} of {whole}',
  'share.member.classified': '{part} of {whole, plural, one {# member} other {# members}} classified',
  'share.training.completed': '{part} of {whole, plural, one {# leader} other {# leaders}} trained',
  'share.discipline.imposed': '{part} of {whole, plural, one {# disciplinary case} other {# disciplinary cases}}',
  'share.discipline.leader': '{part} of {whole, plural, one {# case} other {# cases}} of a leader',
  'share.discipline.self_detected':
    '{part} of {whole, plural, one {# violation} other {# violations}} found by the cell itself',
  'share.violation.found': '{part} of {whole, plural, one {# violation} other {# violations}} found later',
  'share.complaint.founded': '{part} of {whole, plural, one {# complaint} other {# complaints}} founded',
  'share.unity.breach': '{part} of {whole, plural, one {# finding} other {# findings}} of lost unity',
  'share.cases.cleared': 'register confirmed {part} of {whole, plural, one {# time} other {# times}}',
  'share.principle.graded':
    'rules and principles graded in {part} of {whole, plural, one {# half-year} other {# half-years}}',
  'share.inspection.done':
    '{part} of {whole, plural, one {# planned inspection} other {# planned inspections}} carried out',
  'share.dues.paid': 'dues paid on time {part} of {whole, plural, one {# time} other {# times}}',
  'share.report.on_time':
    '{part} of {whole, plural, one {# report} other {# reports}} to the committee above sent on time',
  'share.issue.stage': '{part} of {whole, plural, one {# registered issue} other {# registered issues}} solved',
  'share.emulation.registered': 'registered {part} of {whole}',
  'share.evidence.falsified': '{part} of {whole, plural, one {# piece} other {# pieces}} of evidence false',
  'share.programme.concretised':
    '{part} of {whole, plural, one {# higher document} other {# higher documents}} turned into a programme in time',
  'share.committee.meeting.held': 'the committee met in {span}',
  'share.committee.meeting.excused': 'approved without a committee meeting: {span}',
  'share.sub.meeting.grade':
    "{part} of {whole, plural, one {# grade point} other {# grade points}} for the cells' meetings",
  'share.sub.cell.recognised': '{part} of {whole, plural, one {# cell} other {# cells}} recognised as «4 good»',
  'share.sub.cell.attended':
    '{part} of {whole, plural, one {# quarterly visit} other {# quarterly visits}} to a cell made',
  'share.sub.discipline.imposed': '{part} of {whole, plural, one {# disciplinary case} other {# disciplinary cases}}',
  'share.sub.pledge.registered':
    '{part} of {whole, plural, one {# member} other {# members}} in all cells registered a pledge',
  'share.sub.member.passed':
    '{part} of {whole, plural, one {# member} other {# members}} classified «completed» or higher',
  'share.sub.member.good': '{part} of {whole, plural, one {# member} other {# members}} classified «good» or higher',
  'share.sub.member.admitted': '{part} of {whole, plural, one {# new member} other {# new members}} admitted',
  'share.sub.cell.has_model':
    '{part} of {whole, plural, one {# cell} other {# cells}} with a recognised model or initiative',
  'share.task.completed+target.achieved':
    '{part} of {whole, plural, one {# task or target} other {# tasks and targets}} completed',

  'reach.meeting.speakers': 'at least {limit} spoke at {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'reach.meeting.attendance': 'at least {limit} attended {part} of {whole, plural, one {# meeting} other {# meetings}}',
  'reach.other': '{rate}: at least {limit} in {part} of {whole, plural, one {# case} other {# cases}}',

  'graded.meeting.grade': '{part} of {whole, plural, one {# meeting} other {# meetings}} graded «{grade}» or higher',
  'graded.member.classified':
    '{part} of {whole, plural, one {# member} other {# members}} classified «{grade}» or higher',
  'graded.pledge.graded': '{part} of {whole, plural, one {# pledge} other {# pledges}} at grade {grade} or higher',
  'graded.principle.graded':
    '{part} of {whole, plural, one {# half-year} other {# half-years}} at grade {grade} or higher',
  'graded.issue.stage': '{part} of {whole, plural, one {# issue} other {# issues}} at grade {grade} or higher',
  'graded.other': '{rate}: {part} of {whole} at grade {grade} or higher',

  'pooled.other': '{names}: {part} of {whole} met',

  'share.other': '{rate}: {part} of {whole}',

  'judged.issue.stage': 'grade for the local issue: {mean} of 4',
  'judged.principle.graded': 'grade for rules and principles: {mean} of 4',
  'judged.other': '{rate}: {mean} of 4',

  'span.month': '{part} of {whole, plural, one {# month} other {# months}}',
  'span.quarter': '{part} of {whole, plural, one {# quarter} other {# quarters}}',
  'span.half': '{part} of {whole, plural, one {# half-year} other {# half-years}}',
  'span.meeting': '{part} of {whole, plural, one {# meeting} other {# meetings}}',

  'none.discipline.imposed': 'no member disciplined',
  'none.discipline.leader': 'no leader disciplined',
  'none.discipline.self_detected': 'no self-detected violation',
  'none.violation.found': 'no violation found later',
  'none.complaint.founded': 'no founded complaint',
  'none.unity.breach': 'no loss of unity',
  'none.complaint.founded+unity.breach': 'no founded complaint, unity kept',
  'none.evidence.falsified': 'no false evidence',
  'none.sub.discipline.imposed': 'no subordinate organisation or committee member disciplined',
  'none.meeting.unexcused': 'no absence without reason',
  'none.other': 'no case: {rate}',

  'cases.discipline.imposed': '{n, plural, one {# member was} other {# members were}} disciplined',
  'cases.discipline.leader': '{n, plural, one {# leader was} other {# leaders were}} disciplined',
  'cases.discipline.self_detected':
    '{n, plural, one {# violation was} other {# violations were}} found by the cell itself',
  'cases.violation.found': '{n, plural, one {# violation was} other {# violations were}} found later',
  'cases.complaint.founded': '{n, plural, one {# complaint was} other {# complaints were}} founded',
  'cases.unity.breach': '{n, plural, one {# finding} other {# findings}} of lost unity',
  'cases.complaint.founded+unity.breach':
    '{n, plural, one {# founded complaint or finding} other {# founded complaints or findings}} of lost unity',
  'cases.evidence.falsified':
    '{n, plural, one {# piece of evidence was} other {# pieces of evidence were}} found to be false',
  'cases.sub.discipline.imposed':
    '{n, plural, one {# subordinate organisation or committee member was} other {# subordinate organisations or committee members were}} disciplined',
  'cases.meeting.unexcused': '{n, plural, one {# absence} other {# absences}} without reason',
  'cases.other': '{n, plural, one {# case} other {# cases}}: {rate}',
};
