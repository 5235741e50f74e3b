import type { Action } from '@bontot/access';
import { measureOf, measures, readEvidence, type Measure } from '@bontot/contracts';
import { languages } from '@bontot/i18n';
import { templates } from '@bontot/scoring-core';
import { ownFacts, type FactLine } from './answers.ts';
import { byHand, isOnlyYes, offers, provesOf, slotKindOf, slotsOf } from './by-hand.ts';
import { draftOf, newDraft, rangeOf, readDraft, withMeasure, type Draft } from './draft.ts';
import { gradesOf, valueText } from './value-words.ts';

const measure = (id: string): Measure => measureOf(id)!;
const today = '2026-11-22';
const range = rangeOf('2026', today);
const filled = (id: string, change: Partial<Draft> = {}): Draft => ({
  ...withMeasure(newDraft('k3f9', today), measure(id)),
  effectiveOn: '2026-10-08',
  refs: [{ id: 0, kind: 'decision_ref', ref: '12-QĐ/ĐU', issuer: '', issuedOn: '', expiresOn: '', fileId: '' }],
  ...change,
});
const read = (id: string, change?: Partial<Draft>) => readDraft(filled(id, change), 'QN-LH-07', measure(id), range);
const faultsOf = (id: string, change?: Partial<Draft>): string[] => {
  const answer = read(id, change);
  return answer.ok ? [] : answer.faults.map(({ field }) => field);
};

describe('what the reader has entered', () => {
  const line = (source: string, change: Partial<FactLine> = {}): FactLine => ({
    ...{
      kind: 'fact',
      measure: 'task.completed',
      source,
      revision: 1,
      effectiveOn: '2026-10-08',
      value: { yes: true },
    },
    ...{ recordedAt: '2026-10-08T02:00:00.000Z', enteredBy: 'person:1', mine: true, state: 'counted', verdict: null },
    ...change,
  });
  const shown = (...lines: FactLine[]) => ownFacts(lines).map(({ source }) => source);
  it('leaves out what is corrected in a meeting or at a task', () =>
    expect(shown(line('k3f9'), line('task/01J8ZQ4T3N5W7Y9A1C3E5G7J9M'))).toEqual(['k3f9']));
  it('leaves out what stands no longer', () =>
    expect(shown(line('k3f9', { state: 'superseded' }), line('k4', { state: 'rejected' }))).toEqual(['k4']));
});

describe('what may be entered by hand', () => {
  const cell = templates['cell-default'];
  const names = (actions: Action[]): string[] => {
    const { reported, otherwise } = byHand(cell, (action) => actions.includes(action));
    return [...reported, ...otherwise].flatMap(({ measures }) => measures.map(({ id }) => id));
  };
  it('gives a secretary what the cell reports, and no case and no judgement of the own cell', () => {
    const of = names(['evidence.enter']);
    expect(of).toEqual(
      expect.arrayContaining(['issue.stage', 'candidate.introduced', 'dues.paid', 'training.completed']),
    );
    for (const id of ['discipline.imposed', 'cases.cleared', 'principle.graded', 'unity.breach', 'evidence.falsified'])
      expect(of).not.toContain(id);
  });
  it('offers what stands among the choices, and nothing else that an address may name', () => {
    const choices = byHand(cell, (action) => action === 'evidence.enter');
    expect(offers(choices, 'dues.paid')).toBe(true);
    for (const other of ['', 'discipline.imposed', 'meeting.attendance']) expect(offers(choices, other)).toBe(false);
  });
  it('gives the inspection body the cases', () =>
    expect(names(['evidence.enter', 'cases.enter'])).toEqual(
      expect.arrayContaining(['discipline.imposed', 'complaint.founded', 'cases.cleared']),
    ));
  it('leaves to meetings and pledges what is kept there, and never asks for a roll-up', () => {
    const all = names(['evidence.enter', 'cases.enter', 'rubric.grade', 'evidence.confirm']);
    expect(all.filter((id) => /^(meeting|pledge|minutes|sub)\./.test(id))).toEqual([]);
    const committee = byHand(templates['committee-default'], () => true);
    const ids = [...committee.reported, ...committee.otherwise].flatMap((group) => group.measures.map(({ id }) => id));
    expect(ids.filter((id) => id.startsWith('sub.'))).toEqual(['sub.discipline.imposed']);
  });
  it.each(Object.values(templates))('names each measure once: $id', (set) => {
    const { reported, otherwise } = byHand(set, () => true);
    const ids = [...reported, ...otherwise].flatMap((group) => group.measures.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(provesOf(set, id)).not.toEqual([]);
  });
  it('knows which answer a month, a quarter or a half-year', () => {
    const kinds = measures.map((one) => [one.id, slotKindOf(one)] as const).filter(([, kind]) => kind);
    expect(Object.fromEntries(kinds)).toMatchObject({
      'dues.paid': 'month',
      'cases.cleared': 'quarter',
      'principle.graded': 'half',
    });
    expect(slotKindOf(measure('member.reported'))).toBeNull();
    expect(slotsOf('quarter', '2026')).toEqual(['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']);
    expect(slotsOf('month', '2026').at(-1)).toBe('2026-12');
  });
  it('never offers «no» where only yes is sent', () =>
    expect(measures.filter(isOnlyYes).map(({ id }) => id)).toEqual(['task.exceeded', 'cases.cleared']));
});

describe('a draft', () => {
  it.each([
    ['candidate.introduced', { n: '2' }, { n: 2 }],
    ['dues.paid', { part: '18', whole: '22', slot: '2026-10' }, { part: 18, whole: 22 }],
    ['issue.stage', { grade: '2' }, { grade: 2 }],
    ['training.completed', { yes: 'no' as const }, { yes: false }],
    ['candidate.introduced', { n: '1.200' }, { n: 1200 }],
  ])('becomes a fact that the door accepts: %s', (id, change, value) => {
    const answer = read(id, change);
    expect(answer).toMatchObject({ ok: true, body: { measure: id, value, revision: 1 } });
    if (answer.ok) expect(readEvidence(answer.body, today)).toEqual({ ok: true, value: answer.body });
  });
  it.each<[string, string, Partial<Draft>, string[]]>([
    ['a day to come', 'candidate.introduced', { n: '1', effectiveOn: '2026-12-01' }, ['effectiveOn']],
    ['a day of another year', 'candidate.introduced', { n: '1', effectiveOn: '2025-12-31' }, ['effectiveOn']],
    ['no number', 'candidate.introduced', { n: 'hai' }, ['value']],
    ['a number with a part', 'candidate.introduced', { n: '1,5' }, ['value']],
    ['a number below zero', 'candidate.introduced', { n: '-1' }, ['value']],
    ['a part above the whole', 'dues.paid', { part: '23', whole: '22', slot: '2026-10' }, ['value']],
    ['nothing out of nothing', 'dues.paid', { part: '0', whole: '0', slot: '2026-10' }, ['value']],
    ['no month', 'dues.paid', { part: '1', whole: '2' }, ['slot']],
    ['no choice', 'training.completed', {}, ['value']],
    ['no evidence', 'candidate.introduced', { n: '1', refs: [] }, ['evidence']],
    ['a source with marks', 'candidate.introduced', { n: '1', source: 'sổ/1' }, ['source']],
  ])('is sent back with %s', (_, id, change, fields) => expect(faultsOf(id, change)).toEqual(fields));
  it('names every fault at once, from the top of the form', () =>
    expect(
      faultsOf('dues.paid', {
        effectiveOn: '',
        refs: [{ id: 4, kind: 'minutes', ref: ' ', issuer: '', issuedOn: '', expiresOn: '', fileId: '' }],
      }),
    ).toEqual(['slot', 'effectiveOn', 'value', 'ref-4']));
  it('asks for the measure before anything else', () =>
    expect(readDraft(newDraft('a', today), 'QN-LH-07', undefined, range)).toMatchObject({
      ok: false,
      faults: [{ field: 'measure' }],
    }));
  it('of a correction says all that the fact said, one revision higher', () => {
    const answer = read('dues.paid', { part: '18', whole: '22', slot: '2026-10' });
    if (!answer.ok) throw new Error('refused');
    const again = readDraft(draftOf(answer.body), 'QN-LH-07', measure('dues.paid'), range);
    expect(again).toEqual({ ok: true, body: { ...answer.body, revision: 2 } });
  });
  it('keeps what was typed of the papers when another measure is chosen', () => {
    const { refs, n } = withMeasure(filled('candidate.introduced', { n: '2' }), measure('training.completed'));
    expect(refs).toEqual([expect.objectContaining({ ref: '12-QĐ/ĐU', kind: 'document_file' })]);
    expect(n).toBe('');
  });
});

describe('a value in words', () => {
  it('is said in each language for every grade of every graded measure', () => {
    for (const { id } of measures.filter(({ kind }) => kind === 'grade'))
      for (const { grade } of gradesOf(id))
        for (const language of languages) expect(valueText(language, id, { grade })).not.toMatch(/^\d|\{/);
  });
  it('writes parts and counts as the language does', () => {
    expect(valueText('vi', 'dues.paid', { part: 18, whole: 22 })).toBe('18/22');
    expect(valueText('ru', 'training.completed', { yes: true })).toBe('Да');
  });
});
