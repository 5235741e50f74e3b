import { story } from '../test/duty-builders.ts';
import { decideMonth, monthFacts, type MonthAct } from './index.ts';

const of = story(decideMonth, monthFacts);
const september = { unitId: 'QN-LH-07', month: '2026-09', subject: 'cell' } as const;
const at = (today: string, act: MonthAct) => [today, act] as const;
const ask = (today: string, more: Partial<Extract<MonthAct, { type: 'request' }>> = {}) =>
  at(today, {
    type: 'request',
    ...september,
    requestId: 'r',
    kind: 'postponement',
    reason: 'bão',
    newDate: '2026-10-06',
    ...more,
  });
const waiver = (today: string) => ask(today, { kind: 'waiver', newDate: null });
const decide = (today: string, more: Partial<Extract<MonthAct, { type: 'decide' }>> = {}) =>
  at(today, {
    type: 'decide',
    requestId: 'r',
    decision: 'approved',
    decidedOn: '2026-09-25',
    number: '9-CV/ĐU',
    ...more,
  });
const held = (today: string, heldOn: string) => at(today, { type: 'held', ...september, meetingId: 'meeting', heldOn });
const passed = (today: string) => at(today, { type: 'time-passed', today });
const excused = (yes: boolean) => ({ measure: 'meeting.regular.excused', value: { yes } });

describe('a request about a month', () => {
  it('is asked for before the last day of the month', () => {
    of(ask('2026-09-29')).becomes({ requests: [{ askedOn: '2026-09-29', by: 'leader', decision: null }] });
    of(ask('2026-09-30')).refused('MONTH_REQUEST_LATE', { month: '2026-09', lastDay: '2026-09-30' });
    of(ask('2026-10-01')).refused('MONTH_REQUEST_LATE');
  });
  it('has a reason, and a postponement a new date that lies ahead, at the latest in the month after', () => {
    of(ask('2026-09-24', { reason: ' ' })).refused('TEXT_MISSING', { field: 'reason' });
    of(ask('2026-09-24', { newDate: null })).refused('DATE_INVALID', { field: 'newDate' });
    of(ask('2026-09-24', { newDate: '2026-09-24' })).refused('NEW_DATE_OUT_OF_RANGE', { from: '2026-09-25' });
    of(ask('2026-09-24', { newDate: '2026-11-01' })).refused('NEW_DATE_OUT_OF_RANGE', { to: '2026-10-31' });
    of(ask('2026-09-24', { kind: 'waiver' })).becomes({ requests: [{ kind: 'waiver', newDate: null }] });
  });
  it('of December goes over into January', () =>
    of(ask('2026-12-20', { month: '2026-12', newDate: '2027-01-31' })).becomes({ month: '2026-12' }));
  it('said again is one; another under its id, or beside one that waits, is refused', () => {
    of(ask('2026-09-24'), ask('2026-09-25')).changesNothing();
    of(ask('2026-09-24'), ask('2026-09-25', { reason: 'khác' })).refused('MONTH_REQUEST_EXISTS');
    of(ask('2026-09-24'), ask('2026-09-25', { requestId: 'q' })).refused('MONTH_REQUEST_OPEN', { requestId: 'r' });
  });
  it('comes too late once the meeting was held or the month is waived', () => {
    of(held('2026-09-05', '2026-09-05'), ask('2026-09-06')).refused('MONTH_HELD');
    of(waiver('2026-09-24'), decide('2026-09-25'), ask('2026-09-26', { requestId: 'q' })).refused('MONTH_WAIVED');
  });
  it('for another postponement comes before the new date', () => {
    const again = (today: string) => ask(today, { requestId: 'q', newDate: '2026-10-20' });
    of(ask('2026-09-24'), decide('2026-09-25'), again('2026-10-05')).becomes({ requests: [{}, { requestId: 'q' }] });
    of(ask('2026-09-24'), decide('2026-09-25'), again('2026-10-06')).refused('MONTH_REQUEST_LATE', {
      lastDay: '2026-10-06',
    });
  });
});

describe('a decision about a month', () => {
  it('keeps the day of the decision and the day on which it was entered', () =>
    of(ask('2026-09-24'), decide('2026-10-03')).becomes({
      requests: [{ decision: { decidedOn: '2026-09-25', enteredOn: '2026-10-03', number: '9-CV/ĐU' } }],
      dueAt: '2026-10-07',
    }));
  it('lies between the request and today', () => {
    of(ask('2026-09-24'), decide('2026-09-26', { decidedOn: '2026-09-23' })).refused('DECIDED_OUT_OF_RANGE', {
      from: '2026-09-24',
      to: '2026-09-26',
    });
    of(ask('2026-09-24'), decide('2026-09-26', { decidedOn: '2026-09-27' })).refused('DECIDED_OUT_OF_RANGE');
  });
  it('that refuses says why, and proves nothing', () => {
    of(ask('2026-09-24'), decide('2026-09-25', { decision: 'refused' })).refused('TEXT_MISSING', { field: 'reason' });
    of(ask('2026-09-24'), decide('2026-09-25', { decision: 'refused', reason: 'họp được' })).proves([]);
  });
  it('is made once about what was asked', () => {
    of(ask('2026-09-24'), decide('2026-09-25'), decide('2026-09-26')).changesNothing();
    of(ask('2026-09-24'), decide('2026-09-25'), decide('2026-09-26', { decision: 'refused', reason: 'x' })).refused(
      'MONTH_REQUEST_DECIDED',
      { decision: 'approved' },
    );
    of(ask('2026-09-24'), decide('2026-09-25', { requestId: 'q' })).refused('MONTH_REQUEST_UNKNOWN');
    of(decide('2026-09-25')).refused('MONTH_REQUEST_UNKNOWN');
  });
});

describe('what a month proves', () => {
  it('is nothing while it is only asked', () => of(ask('2026-09-24')).proves([]));
  it('is that it is excused, dated by the decision, for its month, by its number', () =>
    of(ask('2026-09-24'), decide('2026-10-03')).proves([
      {
        cellId: 'QN-LH-07',
        measure: 'meeting.regular.excused',
        source: 'month/2026-09',
        effectiveOn: '2026-09-25',
        slot: '2026-09',
        value: { yes: true },
        evidence: [{ kind: 'decision_ref', ref: '9-CV/ĐU', issuedOn: '2026-09-25' }],
      },
    ]));
  it('of a committee is of its own measure', () =>
    of(ask('2026-09-24', { subject: 'committee' }), decide('2026-09-25')).proves([
      { measure: 'committee.meeting.excused' },
    ]));
  it('is no from the day after the new date without a meeting', () => {
    const postponed = [ask('2026-09-24'), decide('2026-09-25')] as const;
    of(...postponed, passed('2026-10-06')).changesNothing();
    const lapsed = of(...postponed, passed('2026-10-07'));
    lapsed.becomes({ lapsed: true, dueAt: null });
    lapsed.proves([{ ...excused(false), effectiveOn: '2026-09-25' }]);
  });
  it('is no at once where the approval is entered after its new date has passed', () =>
    of(ask('2026-09-24'), decide('2026-10-09')).proves([excused(false)]));
  it('stays yes where the meeting was held by the new date, also when a phone sends it later', () => {
    of(
      ask('2026-09-24'),
      decide('2026-09-25'),
      held('2026-10-06', '2026-10-06'),
      passed('2026-10-07'),
    ).changesNothing();
    of(ask('2026-09-24'), decide('2026-09-25'), passed('2026-10-07'), held('2026-10-08', '2026-10-06')).proves([
      excused(true),
    ]);
  });
  it('stays no where it was held after the new date', () =>
    of(ask('2026-09-24'), decide('2026-09-25'), passed('2026-10-07'), held('2026-10-08', '2026-10-08')).proves([
      excused(false),
    ]));
  it('becomes no again where the meeting that was held is annulled', () => {
    const annulled = at('2026-10-20', { type: 'not-held', meetingId: 'meeting' });
    of(ask('2026-09-24'), decide('2026-09-25'), held('2026-10-06', '2026-10-06'), annulled).proves([excused(false)]);
    of(held('2026-09-05', '2026-09-05'), at('2026-10-20', { type: 'not-held', meetingId: 'other' })).changesNothing();
  });
  it('of a waiver stays yes, whatever passes', () =>
    of(waiver('2026-09-24'), decide('2026-09-25'), passed('2027-01-01')).changesNothing());
  it('is what the last approval says', () => {
    const later = decide('2026-10-03', { requestId: 'q', decidedOn: '2026-10-02', number: null });
    of(
      ask('2026-09-24'),
      decide('2026-09-25'),
      ask('2026-10-01', { requestId: 'q', newDate: '2026-10-20' }),
      later,
    ).proves([{ ...excused(true), effectiveOn: '2026-10-02', evidence: [{ ref: 'month/2026-09/q' }] }]);
  });
});
