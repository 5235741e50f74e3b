import { languages } from '../src/index.ts';
import { workedExamples } from './assessed.ts';
import { expectGolden } from './golden.ts';
import { FAULTS, told } from './told.ts';

describe.each(languages)('the worked examples in %s', (language) => {
  const lines = workedExamples.flatMap(({ name, set, context, assessment }) => [
    `== ${name}`,
    ...told({ language, set, cellType: context.cellType, assessment, exemptions: context.notApplicable }),
  ]);
  it('read as a person has read them, each sentence once', () =>
    expectGolden(`examples.${language}`, [...new Set(lines)]));
  it('leave no hole open', () => expect(lines.filter((line) => FAULTS.test(line.replace(/^\S+ {2}/, '')))).toEqual([]));
});
