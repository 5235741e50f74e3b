import { nameLike } from './name-like.ts';

describe('a search by name', () => {
  it('finds a name written without marks, in any case', () => {
    expect(nameLike('nguyen an').test('Nguyễn Văn An')).toBe(true);
    expect(nameLike('ĐẶNG').test('đặng thị hà')).toBe(true);
  });
  it('asks for each word', () => expect(nameLike('nguyen binh').test('Nguyễn Văn An')).toBe(false));
  it('takes no letter for a rule of its own', () => {
    expect(nameLike('.*').test('Nguyễn Văn An')).toBe(true);
    expect(nameLike('(a').source).not.toContain('(');
  });
});
