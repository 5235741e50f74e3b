import type { Role } from '@bontot/contracts';

/**
 * How far a role reaches. `own`: own data. `cell`: the unit of the role, with its party groups. `asg`: the cell given to
 * a supervisor (one post each). `sub`: the unit of the role and everything below. `own-list`: the measures or records
 * that a sender's contract names. `all`: everywhere.
 */
export type Scope = 'own' | 'cell' | 'asg' | 'sub' | 'own-list' | 'all';

/**
 * What must hold besides the scope.
 * - `open-inspection`, `open-review`: the caller shows that one with a number is open on the unit (footnotes 1 and 3);
 * - `itself`: the unit of the role alone, nothing below (footnote 4);
 * - `direct`: children of the unit of the role alone;
 * - `below`: not the unit of the role itself, for nobody judges their own organisation;
 * - `propose`, `metadata`: narrows what the holder gets, not where; the caller reads it from {@link grantOf}.
 */
export type Condition = 'open-inspection' | 'open-review' | 'itself' | 'direct' | 'below' | 'propose' | 'metadata';

export type Grant = { scope: Scope; when?: Condition };
type Row = Partial<Record<Role, Grant>>;

const own: Grant = { scope: 'own' };
const cell: Grant = { scope: 'cell' };
const asg: Grant = { scope: 'asg' };
const sub: Grant = { scope: 'sub' };
const list: Grant = { scope: 'own-list' };
const all: Grant = { scope: 'all' };
const below: Grant = { scope: 'sub', when: 'below' };
const inspecting: Grant = { scope: 'sub', when: 'open-inspection' };

const leaders = (grant: Grant): Row => ({ secretary: grant, deputy: grant });
const everybodyInCell = (grant: Grant): Row => ({
  ...leaders(grant),
  member: grant,
  probationary: grant,
  exempt: grant,
});
const voters: Row = { ...leaders(own), member: own };
const overview: Row = {
  org_dept: sub,
  standing_committee: sub,
  committee: sub,
  supervisor: asg,
  inspector: sub,
  ...leaders(cell),
};
const departmentAndCommittee: Row = { org_dept: sub, committee: sub };
const organisation: Row = { committee: { scope: 'sub', when: 'itself' }, secretary: cell };

/**
 * The permission matrix of the domain handbook (10.1): each row split at its points into actions of their own. What is
 * not here is denied; no role inherits another. Footnote 2 (the organisation department sees totals only) is a denial
 * of `minutes.read`; the totals are `dashboards.read`. A sender's «own list» covers what it reports, never a judgement:
 * a confirmation or an admission is decided by a person.
 */
export const matrix = {
  'dashboards.read': overview,
  'score.read': { ...overview, member: cell, probationary: cell },
  'members.read': { ...overview, member: cell, probationary: cell, exempt: own },
  'contact.read': { committee: sub, ...everybodyInCell(own), ...leaders(cell) },
  'meeting.conduct': leaders(cell),
  'committee-meeting.conduct': { committee: { scope: 'sub', when: 'itself' } },
  'check-in.self': everybodyInCell(own),
  'attendance.read': {
    committee: sub,
    supervisor: asg,
    inspector: inspecting,
    ...everybodyInCell(own),
    ...leaders(cell),
  },
  'absence-class.read': { supervisor: asg, ...everybodyInCell(own), ...leaders(cell) },
  'absence-detail.read': { secretary: cell, member: own, probationary: own, exempt: own },
  'minutes.read': {
    committee: sub,
    supervisor: asg,
    inspector: inspecting,
    ...leaders(cell),
    member: cell,
    probationary: cell,
  },
  'minutes.write': leaders(cell),
  'minutes.sign': leaders(cell),
  'minutes.amend': leaders(cell),
  'vote.cast': voters,
  'open-vote.read': { inspector: inspecting, ...leaders(cell), member: cell, probationary: cell },
  'secret-vote.voters': leaders(cell),
  'secret-vote.choice': {},
  'waiver.request': leaders(cell),
  'waiver.approve': { standing_committee: below, committee: below, supervisor: asg },
  'meeting-score.propose': leaders(cell),
  'meeting-score.vote': voters,
  'meeting-score.confirm': { supervisor: asg },
  'task.assign': { ...departmentAndCommittee, ...leaders(cell) },
  'task.report': { ...leaders(own), member: own, probationary: own },
  'task.accept': { ...departmentAndCommittee, secretary: cell },
  'pledge.write': everybodyInCell(own),
  'pledge.read': {
    committee: { scope: 'sub', when: 'open-review' },
    supervisor: { scope: 'asg', when: 'open-review' },
    ...everybodyInCell(own),
    ...leaders(cell),
  },
  'pledge.review': { secretary: cell },
  'organisation.register': organisation,
  'self-assessment.write': organisation,
  'exemption.request': organisation,
  'evidence.enter': { committee: sub, inspector: sub, ...leaders(cell), external_system: list },
  'evidence.confirm': { committee: below, supervisor: asg, inspector: below },
  'exemption.approve': { committee: below, supervisor: asg },
  'rubric.grade': { committee: below, supervisor: asg },
  'cases.enter': { inspector: sub, external_system: list },
  'cases.read': { standing_committee: sub, inspector: sub, member: own, probationary: own, exempt: own },
  'period-vote.cast': voters,
  'review.decide': { org_dept: below, committee: below, supervisor: { scope: 'asg', when: 'propose' } },
  'title.decide': { standing_committee: { scope: 'sub', when: 'direct' } },
  'decision.enter': { committee: sub },
  'set.edit': { org_dept: sub },
  'set.adjust': { committee: sub },
  'what-if': departmentAndCommittee,
  'units.manage': { ...departmentAndCommittee, external_system: list },
  'export.totals': overview,
  'export.names': { committee: sub, secretary: cell },
  'intake.publish': { external_system: list },
  'dead-letters.replay': { technical: all },
  'candidates.follow': { committee: sub, ...leaders(cell), external_system: list },
  'admission.decide': { standing_committee: sub },
  'classification.read': {
    standing_committee: sub,
    committee: sub,
    supervisor: asg,
    ...everybodyInCell(own),
    ...leaders(cell),
  },
  'classification.propose': { ...leaders(cell), external_system: list },
  'classification.decide': { standing_committee: sub, committee: sub },
  'training.record': { ...departmentAndCommittee, ...leaders(cell), external_system: list },
  'members.invite': { ...departmentAndCommittee, ...leaders(cell) },
  'plans.set': { ...departmentAndCommittee, external_system: list },
  'set.adopt': { standing_committee: sub },
  'files.import': { committee: sub },
  'dues.read': { committee: sub, ...leaders(cell), member: own, probationary: own, external_system: list },
  'announcements.send': { ...departmentAndCommittee, ...leaders(cell) },
  'sent-log.read': { ...departmentAndCommittee, secretary: cell },
  'saved-views.keep': {
    org_dept: own,
    standing_committee: own,
    committee: own,
    supervisor: own,
    inspector: own,
    ...leaders(own),
  },
  'unclaimed.read': { ...departmentAndCommittee, external_system: list },
  'senders.manage': { org_dept: sub },
  'audit.read': {
    org_dept: sub,
    standing_committee: sub,
    committee: sub,
    inspector: sub,
    secretary: cell,
    member: own,
    probationary: own,
    exempt: own,
    technical: { scope: 'all', when: 'metadata' },
  },
} as const satisfies Record<string, Row>;

export type Action = keyof typeof matrix;

export const actions = Object.keys(matrix) as Action[];

/** What a role may do, and how far; undefined is a denial. */
export const grantOf = (action: Action, role: Role): Grant | undefined => (matrix[action] as Row | undefined)?.[role];
