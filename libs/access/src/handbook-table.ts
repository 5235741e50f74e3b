/**
 * Table 10.1 of the domain handbook, word for word, and which actions each row stands for. It is the second, independent
 * transcription that the matrix is tested against, and what documentation prints; nothing is decided by it. Four rows
 * are ours: the contracts of senders (5.2, R10) are the organisation department's; a committee holds meetings of its own, and members are classified and their leaders trained, which the handbook
 * counts (5.3) and gives to nobody; an invitation to sign in goes the way of contact data.
 */
export const handbookTable = `
| action | OD | SC | CO | SV | IN | SE | DE | ME | PR | EX | XS | TA |
|---|---|---|---|---|---|---|---|---|---|---|---|---|
| dashboards, roll-ups, ranking | sub | sub | sub | asg | sub | cell | cell | – | – | – | – | – |
| a cell's score with reasons and numbers | sub | sub | sub | asg | sub | cell | cell | cell | cell | – | – | – |
| member list (name, kind, position) | sub | sub | sub | asg | sub | cell | cell | cell | cell | own | – | – |
| contact, birth, card number | – | – | sub | – | – | cell | cell | own | own | own | – | – |
| plan, announce, close, correct a meeting; roll call | – | – | – | – | – | cell | cell | – | – | – | – | – |
| plan, announce, close, minute and score a meeting of the committee | – | – | sub⁴ | – | – | – | – | – | – | – | – | – |
| check in oneself | – | – | – | – | – | own | own | own | own | own | – | – |
| attendance by name | – | – | sub | asg | sub¹ | cell | cell | own | own | own | – | – |
| class of reason · details of health reason | – | – | – | asg · – | – | cell · cell | cell · – | own | own | own | – | – |
| read papers and signed minutes | –² | – | sub | asg | sub¹ | cell | cell | cell | cell | – | – | – |
| write minutes · sign · amend | – | – | – | – | – | cell | cell | – | – | – | – | – |
| cast a vote | – | – | – | – | – | own | own | own | – | – | – | – |
| open vote: choices by name · secret: who voted | – | – | – | – | sub¹ · – | cell · cell | cell · cell | cell · – | cell · – | – | – | – |
| secret vote: choice of a person | – | – | – | – | – | – | – | – | – | – | – | – |
| ask for · approve a postponement or waiver | – | – · sub | – · sub | – · asg | – | cell · – | cell · – | – | – | – | – | – |
| propose · vote on · confirm the meeting score | – | – | – | confirm asg | – | propose, vote | propose, vote | vote | – | – | – | – |
| assign · report · accept a task | sub · – · sub | – | sub · – · sub | – | – | cell · own · cell | cell · own · – | – · own · – | – · own · – | – | – | – |
| register, report, amend a pledge | – | – | – | – | – | own | own | own | own | own | – | – |
| read pledge texts · review a pledge | – | – | sub³ · – | asg³ · – | – | cell · cell | cell · – | own · – | own · – | own · – | – | – |
| register the organisation; self-assess; ask for N/A | – | – | sub⁴ | – | – | cell | – | – | – | – | – | – |
| enter reported facts · confirm them | – | – | sub · sub | – · asg | sub · sub | cell · – | cell · – | – | – | – | own list | – |
| approve N/A · grade rubric items | – | – | sub · sub | asg · asg | – | – | – | – | – | – | – | – |
| enter cases, confirm the register | – | – | – | – | sub | – | – | – | – | – | own list | – |
| read the content of a case | – | sub | – | – | sub | – | – | own | own | own | – | – |
| mid-year and year-end vote | – | – | – | – | – | own | own | own | – | – | – | – |
| review: accept, return | sub | – | sub | asg (propose) | – | – | – | – | – | – | – | – |
| decide title, grade, revocation | – | sub (direct) | – | – | – | – | – | – | – | – | – | – |
| enter the decision, print the list | – | – | sub | – | – | – | – | – | – | – | – | – |
| edit a template set · adjust open fields · what-if | sub · – · sub | – | – · sub · sub | – | – | – | – | – | – | – | – | – |
| units, transfers, positions | sub | – | sub | – | – | – | – | – | – | – | own list | – |
| export totals · export names (reason, logged) | sub · – | sub · – | sub · sub | asg · – | sub · – | cell · cell | cell · – | – | – | – | – | – |
| publish facts through the intake | – | – | – | – | – | – | – | – | – | – | own list | – |
| replay dead letters (headers only), health, settings of channels | – | – | – | – | – | – | – | – | – | – | – | all |
| candidates: introduce, follow · decide admission | – | – · sub | sub · – | – | – | cell · – | cell · – | – | – | – | own list | – |
| a member's yearly classification: read · propose · decide | – · – · – | sub · – · sub | sub · – · sub | asg · – · – | – · – · – | cell · cell · – | cell · cell · – | own · – · – | own · – · – | own · – · – | – · own list · – | – · – · – |
| training of leaders: record it · invite a member to sign in | sub · sub | – · – | sub · sub | – · – | – · – | cell · cell | cell · cell | – · – | – · – | – · – | own list · – | – · – |
| plan targets, campaigns, documents for study | sub | – | sub | – | – | – | – | – | – | – | own list | – |
| adopt a set for a period | – | sub | – | – | – | – | – | – | – | – | – | – |
| import files | – | – | sub | – | – | – | – | – | – | – | – | – |
| dues of the month | – | – | sub | – | – | cell | cell | own | own | – | own list | – |
| announcements to a subtree · sent log | sub · sub | – | sub · sub | – | – | cell · cell | cell · – | – | – | – | – | – |
| saved views | own | own | own | own | own | own | own | – | – | – | – | – |
| unclaimed and refused facts | sub | – | sub | – | – | – | – | – | – | – | own list | – |
| edit the contracts of senders | sub | – | – | – | – | – | – | – | – | – | – | – |
| read the audit | sub | sub | sub | – | sub | cell | – | own | own | own | – | meta |
`;

/** Actions of each row, in the order of its points. */
export const handbookActions = [
  'dashboards.read',
  'score.read',
  'members.read',
  'contact.read',
  'meeting.conduct',
  'committee-meeting.conduct',
  'check-in.self',
  'attendance.read',
  'absence-class.read absence-detail.read',
  'minutes.read',
  'minutes.write minutes.sign minutes.amend',
  'vote.cast',
  'open-vote.read secret-vote.voters',
  'secret-vote.choice',
  'waiver.request waiver.approve',
  'meeting-score.propose meeting-score.vote meeting-score.confirm',
  'task.assign task.report task.accept',
  'pledge.write',
  'pledge.read pledge.review',
  'organisation.register self-assessment.write exemption.request',
  'evidence.enter evidence.confirm',
  'exemption.approve rubric.grade',
  'cases.enter',
  'cases.read',
  'period-vote.cast',
  'review.decide',
  'title.decide',
  'decision.enter',
  'set.edit set.adjust what-if',
  'units.manage',
  'export.totals export.names',
  'intake.publish',
  'dead-letters.replay',
  'candidates.follow admission.decide',
  'classification.read classification.propose classification.decide',
  'training.record members.invite',
  'plans.set',
  'set.adopt',
  'files.import',
  'dues.read',
  'announcements.send sent-log.read',
  'saved-views.keep',
  'unclaimed.read',
  'senders.manage',
  'audit.read',
];
