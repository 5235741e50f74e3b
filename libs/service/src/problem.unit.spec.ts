import { ProductError } from '@bontot/kernel';
import { bodyOfProblem, Problem, problemOf } from './problem.ts';

describe('the sentence of a problem', () => {
  const refusal = new ProductError('refused', 'REVISION_INVALID', { field: 'revision', got: '0' });

  it('is that of the catalogue, in Vietnamese unless another language is asked for', () => {
    expect(bodyOfProblem(problemOf(refusal)).detail).toContain('Số bản (revision) phải là số nguyên');
    expect(bodyOfProblem(problemOf(refusal), 'en').detail).toContain(
      'revision must be a whole number from 1 to 2^42 and 0 came',
    );
  });
  it('is the one given with a code that the catalogue does not know', () =>
    expect(bodyOfProblem(new Problem(418, 'TEAPOT', 'Short and stout'), 'ru').detail).toBe('Short and stout'));
  it('says nothing of what is our fault', () =>
    expect(bodyOfProblem(problemOf(new TypeError('secret')), 'en').detail).toBe(
      'The fault is ours, not yours. Try again; if it fails again, tell the technical administrator.',
    ));
});
