import { addDays, ok, type LocalDate } from '@bontot/kernel';
import { firstOf, needsDate, needsText } from './checks.ts';
import { same } from './decision.ts';
import { began, changedTo, refuseDuty, repeated, type Decided, type DutyAround } from './duty.ts';
import { factsAbout, type Fact } from './fact.ts';
import type { Study } from './obligations.ts';
import type { PersonId } from './parts.ts';

export type StudyAct =
  | ({ type: 'send' } & Pick<Study, 'documentId' | 'unitId' | 'title' | 'number' | 'issuer' | 'deadline'> &
      Partial<Pick<Study, 'file'>>)
  /** Of oneself, or tapped for somebody by a helper, who is named. */
  | { type: 'acknowledge'; personId: PersonId }
  | { type: 'withdraw' }
  /** The deadline has passed; `obligedIds`: members on the list of that day who had to study it. */
  | { type: 'time-passed'; today: LocalDate; obligedIds: PersonId[] };

/** A higher document sent to one unit for study with a deadline. */
export function decideStudy(act: StudyAct, study: Study | undefined, around: DutyAround): Decided<Study> {
  if (act.type === 'send') return send(act, study, around);
  if (!study) return refuseDuty('STUDY_UNKNOWN');
  switch (act.type) {
    case 'acknowledge':
      return acknowledge(act.personId, study, around);
    case 'withdraw':
      return changedTo('study.withdrawn', study, { withdrawn: true, dueAt: null });
    case 'time-passed':
      if (study.withdrawn || study.obligedIds || act.today <= study.deadline) return ok([]);
      return changedTo('study.closed', study, { obligedIds: act.obligedIds, dueAt: null });
  }
}

/** From the deadline on, of those who were obliged then; who comes later raises the share. Where nobody was, there is none. */
export function studyFacts({ documentId, unitId, deadline, acknowledged, obligedIds, withdrawn }: Study): Fact[] {
  if (withdrawn || !obligedIds || obligedIds.length === 0) return [];
  const part = obligedIds.filter((personId) => Object.hasOwn(acknowledged, personId)).length;
  const value = { part, whole: obligedIds.length };
  return [factsAbout(unitId, `document/${documentId}`, deadline)('document.acknowledged', value)];
}

function send(act: Extract<StudyAct, { type: 'send' }>, study: Study | undefined, around: DutyAround): Decided<Study> {
  const { documentId, unitId, title, number, issuer, deadline, file = null } = act;
  const { by, today } = around;
  if (study) {
    const standing = [study.title, study.number, study.issuer, study.deadline, study.file?.sha256];
    const isSame = same(standing, [title, number, issuer, deadline, file?.sha256]);
    return repeated(isSame, 'STUDY_EXISTS', { documentId });
  }
  const refused = firstOf(needsText('title', title), needsDate('deadline', deadline));
  if (refused) return refused;
  if (deadline < today) return refuseDuty('DEADLINE_PAST', { deadline, today });
  return began('study.sent', {
    ...{ documentId, unitId, title, number, issuer, deadline, file, sentBy: by, sentOn: today },
    ...{ acknowledged: {}, obligedIds: null, withdrawn: false, dueAt: addDays(deadline, 1) },
  });
}

function acknowledge(personId: PersonId, study: Study, { by, today }: DutyAround): Decided<Study> {
  if (study.withdrawn) return refuseDuty('STUDY_WITHDRAWN', { documentId: study.documentId });
  if (Object.hasOwn(study.acknowledged, personId)) return ok([]);
  const said = { on: today, helper: by === personId ? null : by };
  return changedTo('study.acknowledged', study, { acknowledged: { ...study.acknowledged, [personId]: said } });
}
