import type { LocalDate } from '@bontot/kernel';
import type { Say } from '../../shared/index.ts';
import type { Answers, Question } from '../meetings/ask.ts';
import type { Member, Person } from './answers.ts';
import { detailNames, detailQuestions, detailsFrom } from './details.ts';
import { holdsOn } from './standing.ts';
import { memberAct, reopening, type Sending } from './sendings.ts';

/** Spans that are recorded on a membership, by the door that writes them. */
export const spanActs = { exempt: 'exempt', 'special-duty': 'specialDuty', suspend: 'suspended' } as const;
export type SpanAct = keyof typeof spanActs;
export const spanNames = Object.keys(spanActs) as SpanAct[];

export type PersonActId =
  | SpanAct
  | `${SpanAct}.end`
  | 'reopen-duplicate'
  | 'end-stay'
  | 'full'
  | 'leave'
  | 'undo-leave'
  | 'correct'
  | 'erase'
  | 'revoke-invitation';

/** An act that is asked about and sent; `undo` takes it back. */
export type PersonAct = {
  id: PersonActId;
  questions: readonly Question[];
  sending: (answers: Answers) => Sending;
  undo?: Sending;
};

const leavings = ['retired', 'died', 'expelled', 'struck_off', 'transfer'] as const;

const spanOf = ({ from, to }: Answers): { span: { from: string; to: string | null } } => ({
  span: { from: from!, to: to ?? null },
});

/** What may be done about a person's membership today, in the order of the page. */
export function personActs(person: Person, t: Say, today: LocalDate): PersonAct[] {
  const { member, may, invitation } = person;
  const { memberId } = member;
  const act = (name: string, body: object = {}): Sending => memberAct(memberId, name, body);
  if (member.erased) return [];
  if (member.sameAs)
    return may.manage ? [{ id: 'reopen-duplicate', questions: [], sending: () => reopening(memberId) }] : [];
  const acts: PersonAct[] = [];
  if (may.manage) acts.push(...(member.leftCellOn === null ? membershipActs(member, t, today) : leftActs(person, t)));
  if (may.manage)
    acts.push({
      id: 'correct',
      questions: [
        { name: 'name', kind: 'line', label: t('people.name'), required: true, most: 120, first: member.name },
        ...(may.contact ? detailQuestions(t, today, person.contact) : []),
      ],
      sending: (answers) => act('correct', { name: answers['name'], ...(may.contact ? detailsFrom(answers) : {}) }),
      undo: act('correct', {
        name: member.name,
        ...(may.contact ? Object.fromEntries(detailNames.map((name) => [name, person.contact?.[name] ?? null])) : {}),
      }),
    });
  if (may.invite && invitation?.state === 'open')
    acts.push({ id: 'revoke-invitation', questions: [], sending: () => act('invitation/revoke') });
  return acts;
}

function membershipActs(member: Member, t: Say, today: LocalDate): PersonAct[] {
  const { memberId, joinedCellOn } = member;
  const act = (name: string, body: object = {}): Sending => memberAct(memberId, name, body);
  const acts: PersonAct[] = [];
  if (member.kind === 'probationary')
    acts.push({
      id: 'full',
      questions: [{ name: 'on', kind: 'date', label: t('people.full.on'), required: true, first: today }],
      sending: ({ on }) => act('change-kind', { kind: 'full', on }),
    });
  for (const name of spanNames) {
    const span = member[spanActs[name]];
    const before = act(name, { span });
    const decision: Question = { name: 'decision', kind: 'line', label: t('people.decision.number'), most: 100 };
    const to: Question = { name: 'to', kind: 'date', label: t('people.span.to'), from: joinedCellOn };
    if (holdsOn(span, today))
      acts.push({
        id: `${name}.end`,
        questions: [{ ...to, required: true, first: today, from: span.from }, decision],
        sending: ({ to: last, decision: number }) =>
          act(name, { span: { from: span.from, to: last }, ...(number ? { decision: number } : {}) }),
        undo: before,
      });
    else
      acts.push({
        id: name,
        questions: [
          {
            name: 'from',
            kind: 'date',
            label: t('people.span.from'),
            required: true,
            first: today,
            from: joinedCellOn,
          },
          { ...to, hint: t('people.span.to.hint') },
          decision,
        ],
        sending: (answers) =>
          act(name, { ...spanOf(answers), ...(answers['decision'] ? { decision: answers['decision'] } : {}) }),
        undo: before,
      });
  }
  if (holdsOn(member.temporary, today))
    acts.push({ id: 'end-stay', questions: [], sending: () => act('temporary-stay', { stay: null }) });
  acts.push({
    id: 'leave',
    questions: [
      {
        ...{ name: 'reason', kind: 'choice', label: t('people.leave.reason'), required: true },
        options: leavings.map((value) => ({ value, label: t(`people.leave.${value}`) })),
      },
      {
        ...{ name: 'on', kind: 'date', label: t('people.leave.on'), hint: t('people.leave.on.hint'), required: true },
        ...{ first: today, from: joinedCellOn },
      },
      { name: 'decision', kind: 'line', label: t('people.decision.number'), most: 100 },
    ],
    sending: (answers) => act('leave', answers),
    undo: act('undo-leave'),
  });
  return acts;
}

function leftActs({ member }: Person, t: Say): PersonAct[] {
  const act = (name: string, body: object = {}): Sending => memberAct(member.memberId, name, body);
  return [
    { id: 'undo-leave', questions: [], sending: () => act('undo-leave') },
    {
      id: 'erase',
      questions: [
        {
          ...{ name: 'confirm', kind: 'line', label: t('people.erase.confirm', { name: member.name }), required: true },
          ...{ hint: t('people.erase.confirm.hint'), most: 120 },
        },
        { name: 'reason', kind: 'text', label: t('desk.reason'), required: true, most: 500 },
      ],
      sending: (answers) => act('erase', answers),
    },
  ];
}
