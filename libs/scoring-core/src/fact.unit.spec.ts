import { Facts, type Fact } from './fact.ts';

const fact = (differs: Partial<Fact> = {}): Fact => ({
  measure: 'task.completed',
  source: 'k1',
  revision: 1,
  effectiveOn: '2025-03-10',
  recordedAt: 0,
  value: { yes: true },
  confirmation: 'by_nature',
  ...differs,
});

describe('put', () => {
  const held = () => Facts.of([fact({ revision: 2 })]);
  it.each([
    ['new', fact({ source: 'k2' })],
    ['replaced', fact({ revision: 3, value: { yes: false } })],
    ['older', fact({ revision: 1, value: { yes: false } })],
    ['same', fact({ revision: 2, recordedAt: 7, enteredBy: 'system:x' })],
    ['same', fact({ revision: 2, withdrawn: false, evidence: [] })],
    ['conflict', fact({ revision: 2, value: { yes: false } })],
    ['conflict', fact({ revision: 2, slot: '2025-03' })],
    ['conflict', fact({ revision: 2, effectiveOn: '2025-03-11' })],
    ['conflict', fact({ revision: 2, withdrawn: true })],
    ['conflict', fact({ revision: 2, evidence: [{ kind: 'photo', ref: 'p1' }] })],
  ])('answers %s', (answer, next) => expect(held().put(next)).toBe(answer));

  it('keeps the first content on a conflict', () => {
    const facts = held();
    facts.put(fact({ revision: 2, value: { yes: false } }));
    expect(facts.get('task.completed', 'k1')!.value).toEqual({ yes: true });
  });
  it('tells measures of one source apart', () => expect(held().put(fact({ measure: 'task.on_time' }))).toBe('new'));
});

describe('judge', () => {
  it('writes a verdict on the held revision only', () => {
    const facts = Facts.of([fact({ revision: 2, confirmation: 'pending' })]);
    expect(facts.judge('task.completed', 'k1', 1, 'confirmed')).toBeUndefined();
    expect(facts.judge('task.completed', 'k1', 2, 'confirmed')).toMatchObject({ confirmation: 'confirmed' });
    expect(facts.judge('task.completed', 'k1', 2, 'confirmed')).toBeUndefined();
  });
  it('is not inherited by the next revision', () => {
    const facts = Facts.of([fact({ confirmation: 'confirmed' }), fact({ revision: 2, confirmation: 'pending' })]);
    expect(facts.get('task.completed', 'k1')!.confirmation).toBe('pending');
  });
});

it('a copy goes its own way', () => {
  const facts = Facts.of([fact()]);
  facts.copy().put(fact({ revision: 2, withdrawn: true }));
  expect(facts.get('task.completed', 'k1')!.revision).toBe(1);
});
