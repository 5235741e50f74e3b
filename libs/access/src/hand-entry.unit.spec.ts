import { measures } from '@bontot/contracts';
import { handEntryAction } from './hand-entry.ts';

describe('by hand', () => {
  it.each([
    ['what the register keeps, by whoever reports for the unit', 'dues.paid', 'evidence.enter'],
    ['what another system sends, where it has not', 'task.completed', 'evidence.enter'],
    ['cases, by the inspection body alone', 'discipline.imposed', 'cases.enter'],
    ['its confirmation of the register', 'cases.cleared', 'cases.enter'],
    ['cases among those below a committee', 'sub.discipline.imposed', 'cases.enter'],
    ['judgements, by those who grade', 'principle.graded', 'rubric.grade'],
    ['conclusions of those above', 'unity.breach', 'evidence.confirm'],
    ['roll-ups, by nobody', 'sub.meeting.grade', undefined],
    ['what a meeting proves, by nobody', 'meeting.attendance', undefined],
    ['what nobody measures, by nobody', 'no.such.measure', undefined],
  ])('%s', (_, measure, action) => expect(handEntryAction(measure)).toBe(action));

  it('no measure whose only producers keep pages of their own', () => {
    const own = measures.filter(({ producer }) => producer.every((one) => one === 'meetings' || one === 'pledges'));
    expect(own.length).toBeGreaterThan(10);
    expect(own.map(({ id }) => handEntryAction(id))).toEqual(own.map(() => undefined));
  });
});
