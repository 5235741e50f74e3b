import { story } from '../test/duty-builders.ts';
import { decideTask, taskFacts, type NewTask, type TaskAct } from './index.ts';

const of = story(decideTask, taskFacts);
const given: NewTask = {
  taskId: 't',
  unitId: 'QN-LH-07',
  title: 'Vận động hiến đất',
  ownerId: 'm3',
  dueOn: '2026-04-25',
  meetingId: 'meeting',
  expected: '3 hộ',
};
const assigned = ['2026-04-05', { type: 'assign', task: given }] as const;
const at = (today: string, act: TaskAct) => [today, act] as const;
const reported = at('2026-04-20', { type: 'report', text: 'Đã xong 3 hộ' });
const done = (doneOn: string, today = doneOn) => at(today, { type: 'accept-result', doneOn });
const passed = (today: string) => at(today, { type: 'time-passed', today });
const extension = (today: string, newDueOn = '2026-05-10') =>
  at(today, { type: 'ask-extension', newDueOn, reason: 'mưa' });

describe('a task', () => {
  it('goes from assigned over accepted and reported to completed', () => {
    of(assigned).becomes({
      state: 'assigned',
      assignedOn: '2026-04-05',
      firstDueOn: '2026-04-25',
      dueAt: '2026-04-26',
    });
    of(assigned, at('2026-04-06', { type: 'accept' })).becomes({ state: 'accepted' });
    of(assigned, reported).becomes({ state: 'done_reported', report: { on: '2026-04-20', by: 'leader' } });
    of(assigned, reported, done('2026-04-20', '2026-04-22')).becomes({
      state: 'completed',
      doneOn: '2026-04-20',
      acceptedBy: 'leader',
      dueAt: null,
      history: [{ what: 'assign' }, { what: 'report' }, { what: 'accept-result' }],
    });
  });
  it('from a meeting counts from the day of the meeting on', () =>
    of(at('2026-04-07', { type: 'assign', task: { ...given, assignedOn: '2026-04-05' } })).becomes({
      assignedOn: '2026-04-05',
    }));
  it('that a committee gives to a cell has no owner', () => {
    const task = { ...given, ownerId: null, meetingId: null, givenByUnitId: 'QN-LH' };
    of(at('2026-04-05', { type: 'assign', task }), reported).becomes({ ownerId: null, givenByUnitId: 'QN-LH' });
  });
  it('is accepted without a report where whoever accepts saw the work', () =>
    of(assigned, done('2026-04-20')).becomes({ state: 'completed' }));
  it('is due on the day it is given or later', () =>
    of(at('2026-04-26', { type: 'assign', task: given })).refused('DUE_BEFORE_ASSIGNED', { dueOn: '2026-04-25' }));
  it('given twice is one; another under its id is refused', () => {
    of(assigned, assigned).changesNothing();
    of(assigned, at('2026-04-05', { type: 'assign', task: { ...given, title: 'Khác' } })).refused('TASK_EXISTS');
  });
  it('given again after an extension is still the same', () =>
    of(
      assigned,
      extension('2026-04-20'),
      at('2026-04-21', { type: 'decide-extension', decision: 'granted' }),
      at('2026-04-22', { type: 'assign', task: { ...given, assignedOn: '2026-04-05' } }),
    ).changesNothing());
  it.each<TaskAct>([
    { type: 'accept' },
    { type: 'report', text: 'x' },
    { type: 'cancel', reason: 'x' },
    { type: 'time-passed', today: '2026-04-30' },
  ])('must exist for $type', (act) => of(at('2026-04-06', act)).refused('TASK_UNKNOWN'));
  it.each<TaskAct>([
    { type: 'accept' },
    { type: 'report', text: 'lại' },
    { type: 'ask-extension', newDueOn: '2026-05-10', reason: 'x' },
    { type: 'cancel', reason: 'x' },
  ])('that is completed takes no $type', (act) =>
    of(assigned, done('2026-04-20'), at('2026-04-21', act)).refused('TASK_OTHER_STATE', { state: 'completed' }),
  );
  it('was done between the day it was given and today', () => {
    of(assigned, done('2026-04-04', '2026-04-20')).refused('DONE_OUT_OF_RANGE', {
      from: '2026-04-05',
      to: '2026-04-20',
    });
    of(assigned, done('2026-04-21', '2026-04-20')).refused('DONE_OUT_OF_RANGE');
  });
  it.each<TaskAct>([
    { type: 'report', text: ' ' },
    { type: 'reject-result', reason: '' },
    { type: 'claim-exceeded', text: '' },
    { type: 'cancel', reason: '' },
  ])('needs words for $type', (act) => of(assigned, reported, at('2026-04-21', act)).refused('TEXT_MISSING'));
  it('changes nothing when the same thing is said again', () => {
    const claim = at('2026-04-21', { type: 'claim-exceeded', text: '5 hộ' });
    const reject = at('2026-04-21', { type: 'reject-result', reason: 'thiếu' });
    const cancel = at('2026-04-21', { type: 'cancel', reason: 'trùng' });
    of(assigned, reported, reported).changesNothing();
    of(assigned, done('2026-04-20'), done('2026-04-20')).changesNothing();
    of(assigned, claim, claim).changesNothing();
    of(assigned, reported, reject, reject).changesNothing();
    of(assigned, cancel, cancel).changesNothing();
    of(assigned, extension('2026-04-20'), extension('2026-04-20')).changesNothing();
    of(assigned, passed('2026-04-26'), passed('2026-04-27')).changesNothing();
  });
});

describe('an extension', () => {
  const granted = at('2026-04-24', { type: 'decide-extension', decision: 'granted' });
  const refusedIt = at('2026-04-24', { type: 'decide-extension', decision: 'refused' });
  it('is asked for up to the due date, by the receipt of the server', () => {
    of(assigned, extension('2026-04-25')).becomes({ extensions: [{ decision: 'asked', newDueOn: '2026-05-10' }] });
    of(assigned, extension('2026-04-26')).refused('EXTENSION_LATE', { dueOn: '2026-04-25', today: '2026-04-26' });
  });
  it('moves the due date once it is granted, and keeps the first', () =>
    of(assigned, extension('2026-04-20'), granted).becomes({
      dueOn: '2026-05-10',
      firstDueOn: '2026-04-25',
      dueAt: '2026-05-11',
      extensions: [{ decision: 'granted', decidedBy: 'leader' }],
    }));
  it('that was asked for in time may be granted later, and takes the lateness back', () => {
    const late = of(
      assigned,
      extension('2026-04-25'),
      passed('2026-04-26'),
      at('2026-04-28', { type: 'decide-extension', decision: 'granted' }),
    );
    late.becomes({ overdue: false, dueOn: '2026-05-10' });
    late.proves([{ measure: 'task.completed', effectiveOn: '2026-05-10', value: { yes: false } }]);
  });
  it('that is refused moves nothing, and another may be asked for', () => {
    of(assigned, extension('2026-04-20'), refusedIt).becomes({ dueOn: '2026-04-25' });
    of(assigned, extension('2026-04-20'), refusedIt, extension('2026-04-24', '2026-05-01')).becomes({
      extensions: [{ decision: 'refused' }, { decision: 'asked' }],
    });
  });
  it('waits for its decision before another is asked for', () =>
    of(assigned, extension('2026-04-20'), extension('2026-04-21', '2026-06-01')).refused('EXTENSION_OPEN', {
      newDueOn: '2026-05-10',
    }));
  it('goes to a later date', () => of(assigned, extension('2026-04-20', '2026-04-25')).refused('EXTENSION_NOT_LATER'));
  it('is decided once, and only where it was asked for', () => {
    of(assigned, granted).refused('EXTENSION_NONE');
    of(assigned, extension('2026-04-20'), granted, granted).changesNothing();
    of(assigned, extension('2026-04-20'), granted, refusedIt).refused('EXTENSION_NONE');
  });
});

describe('what a task proves', () => {
  const completed = (yes: boolean, effectiveOn: string) => ({ measure: 'task.completed', effectiveOn, value: { yes } });
  const onTime = (yes: boolean, effectiveOn: string) => ({ measure: 'task.on_time', effectiveOn, value: { yes } });
  it('is «not completed» from the day it was given, for its due date', () =>
    of(assigned).proves([{ ...completed(false, '2026-04-25'), source: 'task/t', cellId: 'QN-LH-07' }]));
  it('is completed in time on the day it was done', () =>
    of(assigned, done('2026-04-20', '2026-04-24')).proves([completed(true, '2026-04-20'), onTime(true, '2026-04-20')]));
  it('is in time on the due date itself', () =>
    of(assigned, done('2026-04-25')).proves([completed(true, '2026-04-25'), onTime(true, '2026-04-25')]));
  it('is late when it is due 25 April and done 14 May: completed, for its due date (example E08)', () => {
    const late = of(assigned, passed('2026-04-26'), done('2026-05-14'));
    expect(late.said).toMatchObject([
      completed(false, '2026-04-25'),
      onTime(false, '2026-04-25'),
      completed(true, '2026-04-25'),
    ]);
  });
  it('is not late before its date has passed', () => {
    of(assigned, passed('2026-04-25')).changesNothing();
    of(assigned, passed('2026-04-26')).proves([completed(false, '2026-04-25'), onTime(false, '2026-04-25')]);
  });
  it('is in time after all when it was done in time and accepted later', () =>
    of(assigned, passed('2026-04-26'), done('2026-04-24', '2026-05-02')).proves([
      completed(true, '2026-04-24'),
      onTime(true, '2026-04-24'),
    ]));
  it('is «not completed» again when the result is rejected', () => {
    const rejected = at('2026-04-23', { type: 'reject-result', reason: 'thiếu 1 hộ' });
    const said = of(assigned, done('2026-04-20', '2026-04-22'), rejected).said;
    expect(said.slice(-2)).toMatchObject([
      { ...onTime(true, '2026-04-20'), withdrawn: true },
      completed(false, '2026-04-25'),
    ]);
  });
  it('is beyond the requirement once it is claimed and completed, never «not beyond»', () => {
    const claim = at('2026-04-20', { type: 'claim-exceeded', text: '5 hộ, yêu cầu 3' });
    expect(of(assigned, claim).said.map(({ measure }) => measure)).not.toContain('task.exceeded');
    of(assigned, claim, done('2026-04-21')).proves([
      completed(true, '2026-04-21'),
      onTime(true, '2026-04-21'),
      {
        measure: 'task.exceeded',
        value: { yes: true },
        evidence: [{ kind: 'number_report', ref: 'task/t/exceeded', issuedOn: '2026-04-20' }],
      },
    ]);
    of(assigned, done('2026-04-21'), at('2026-04-25', claim[1])).proves([{}, {}, { measure: 'task.exceeded' }]);
  });
  it('is nothing when it is cancelled: what was said is withdrawn', () => {
    const cancelled = of(assigned, passed('2026-04-26'), at('2026-04-27', { type: 'cancel', reason: 'trùng' }));
    cancelled.becomes({ state: 'cancelled', dueAt: null });
    cancelled.proves([]);
    expect(cancelled.said.slice(-2)).toMatchObject([
      { measure: 'task.completed', withdrawn: true },
      { measure: 'task.on_time', withdrawn: true },
    ]);
  });
  it('moves to the next year with its due date: withdrawn there, said here', () => {
    const december = at('2026-12-01', { type: 'assign', task: { ...given, dueOn: '2026-12-20' } });
    const moved = of(
      december,
      extension('2026-12-10', '2027-01-15'),
      at('2026-12-11', { type: 'decide-extension', decision: 'granted' }),
    );
    expect(moved.said.slice(-2)).toMatchObject([
      { ...completed(false, '2026-12-20'), withdrawn: true },
      completed(false, '2027-01-15'),
    ]);
  });
});
