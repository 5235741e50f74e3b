import type { RegisterLine } from './reads.ts';
import { recordSign } from './signs.ts';

const line = (differs: Partial<RegisterLine>): RegisterLine => ({
  ...{ recordId: 'a', version: 1, kind: 'programme', unitId: 'QN-LH', unitName: null, dueOn: '2026-06-30' },
  ...{ state: 'open', content: {}, evidence: [], history: [] },
  ...differs,
});
const wordOf = (differs: Partial<RegisterLine>, today = '2026-06-30') => recordSign(line(differs), today).key;

describe('where a record stands', () => {
  it('is nobody’s fault until its day has passed', () => {
    expect(wordOf({})).toBe('reg.state.open');
    expect(wordOf({}, '2026-07-01')).toBe('reg.state.due');
    expect(wordOf({ state: 'missed' })).toBe('reg.state.missed');
  });
  it('is late where it came after its day, and good in time', () => {
    expect(wordOf({ state: 'done', content: { issuedOn: '2026-07-01' } })).toBe('reg.state.late');
    expect(wordOf({ state: 'done', content: { issuedOn: '2026-06-30' } })).toBe('reg.state.done');
  });
  it('of a case is examined or concluded, never due', () => {
    expect(wordOf({ kind: 'case' }, '2030-01-01')).toBe('reg.state.examined');
    expect(wordOf({ kind: 'case', state: 'done' })).toBe('reg.state.concluded');
  });
});
