import {
  CELL,
  memberOf,
  ME,
  passed,
  place,
  register,
  reportOf,
  SECRETARY,
  story,
  type Step,
} from '../test/builders.ts';
import {
  defaultCampaign,
  modelFacts,
  registrationFacts,
  type Model,
  type PledgeAct,
  type Registration,
} from './index.ts';

const registered = { measure: 'pledge.registered', source: `pledge/${ME}/2026`, effectiveOn: '2026-01-31' };
const reported = (term: string, effectiveOn: string) => ({
  ...{ measure: 'pledge.reported', source: `pledge-report/${ME}/2026/${term}`, effectiveOn },
});
const exempt = { membership: memberOf({ exempt: { from: '2026-01-20', to: null } }) };
const moved = (on: string) => ({ membership: memberOf({ cellId: 'QN-LH-08', joinedCellOn: on }) });

describe('what a member’s year proves', () => {
  it('nothing before the last day where nothing was done, no from the day after', () => {
    story(place('2026-01-01'), passed('2026-01-31')).provesNothing();
    story(place('2026-01-01'), passed('2026-02-01')).proves([{ cellId: CELL, ...registered, value: { yes: false } }]);
  });
  it('yes at once, dated by the last day, early or late', () => {
    story(register('2026-01-05')).proves([{ ...registered, value: { yes: true } }]);
    story(place('2026-01-01'), passed('2026-02-01'), register('2026-03-01')).proves([
      { ...registered, value: { yes: true } },
    ]);
  });
  it('both reports and the review, each on its own day', () => {
    const review: PledgeAct = { type: 'review', grade: 4, reason: 'Vượt' };
    story(...[register('2026-01-05'), ['2026-06-01', reportOf('mid')] as const, passed('2026-12-01')], [
      '2026-12-20',
      review,
      { by: SECRETARY },
    ]).proves([
      { ...registered, value: { yes: true } },
      { ...reported('mid', '2026-06-30'), value: { yes: true } },
      { ...reported('end', '2026-11-30'), value: { yes: false } },
      { measure: 'pledge.reviewed', effectiveOn: '2026-12-15', value: { yes: true } },
      { measure: 'pledge.graded', effectiveOn: '2026-12-20', value: { grade: 4 } },
    ]);
  });
  it('takes its yes back when the member becomes exempt before the last day', () => {
    const told = story(register('2026-01-05'), place('2026-01-21', exempt));
    told.provesNothing();
    expect(told.said).toMatchObject([{ value: { yes: true } }, { withdrawn: true }]);
    story(place('2026-01-01'), place('2026-01-21', exempt), passed('2026-02-01', exempt)).provesNothing();
  });
  it('keeps what was due before the exemption', () => {
    const later = { membership: memberOf({ exempt: { from: '2026-03-01', to: null } }) };
    story(register('2026-01-05'), passed('2026-02-01'), place('2026-03-02', later), passed('2026-07-01', later)).proves(
      [{ ...registered, value: { yes: true } }],
    );
  });
  it('stays with the cell of the last day; what is due later goes with the person', () => {
    const there = moved('2026-02-10');
    story(
      ...[register('2026-01-05'), passed('2026-02-01'), place('2026-02-11', there)],
      ...[passed('2026-07-01', there)],
    ).proves([
      { cellId: CELL, ...registered },
      { cellId: 'QN-LH-08', ...reported('mid', '2026-06-30'), value: { yes: false } },
    ]);
  });
  it('goes along with a transfer before the last day: withdrawn there, sent here', () => {
    const told = story(register('2026-01-05'), place('2026-01-16', moved('2026-01-15')));
    told.proves([{ cellId: 'QN-LH-08', ...registered, value: { yes: true } }]);
    expect(told.said.slice(1)).toMatchObject([{ cellId: CELL, withdrawn: true }, { cellId: 'QN-LH-08' }]);
  });
  it('gives whoever joins 30 days, and nothing that was due before', () => {
    const joined = { membership: memberOf({ kind: 'probationary', joinedCellOn: '2026-06-15' }) };
    const told = story(place('2026-06-16', joined));
    told.becomes({ terms: { registered: '2026-07-15', mid: null, end: '2026-11-30' }, obliged: true });
    story(place('2026-06-16', joined), passed('2026-07-16', joined)).proves([
      { measure: 'pledge.registered', effectiveOn: '2026-07-15', value: { yes: false } },
    ]);
  });
  it('owes nothing to a member who joins at the year’s end', () =>
    story(place('2026-11-20', { membership: memberOf({ joinedCellOn: '2026-11-15' }) })).becomes({
      terms: { registered: null, mid: null, end: null, reviewed: null },
    }));
  it('says nothing of days before the product was first looked at', () =>
    story(place('2026-05-01', { began: '2026-05-01' }), passed('2026-07-01', { began: '2026-05-01' })).proves([
      { ...reported('mid', '2026-06-30'), value: { yes: false } },
    ]));
  it('follows the dates of the campaign until they have passed', () => {
    const { dates, ...campaign } = defaultCampaign(2026);
    const later = { campaign: { ...campaign, dates: { ...dates, registerBy: '2026-02-15', midBy: '2026-07-10' } } };
    story(place('2026-01-01'), place('2026-01-10', later)).becomes({ dueAt: '2026-02-16' });
    story(place('2026-01-01'), passed('2026-02-01'), place('2026-02-02', later)).becomes({
      terms: { registered: '2026-01-31', mid: '2026-07-10' },
    });
  });
  it('keeps a reopened review until the new one', () => {
    const review = (grade: 2 | 3): PledgeAct => ({ type: 'review', grade, reason: `Mức ${grade}` });
    const open = [
      register('2026-01-05'),
      ['2026-12-10', review(3), { by: SECRETARY }],
      ['2026-12-12', { type: 'reopen', reason: 'Có đơn' }, { by: 'committee' }],
    ] as const;
    expect(story(...open).said.filter(({ withdrawn }) => withdrawn)).toEqual([]);
    const graded = story(...open, ['2026-12-12', review(2), { by: SECRETARY }]).said.at(-1);
    expect(graded).toMatchObject({ measure: 'pledge.graded', value: { grade: 2 } });
  });
});

describe('an initiative in the year', () => {
  const enterprise = { cellType: 'enterprise' } as const;
  const recognised = { type: 'initiative', initiativeId: 'i1', recognised: true } as const;
  const fact = { measure: 'initiative.recognised', source: `initiative-year/${ME}/2026`, effectiveOn: '2026-11-30' };
  const facts = (...steps: Step[]) => story(...steps).said.filter(({ measure }) => measure === 'initiative.recognised');
  it('is owed by members of enterprise cells alone', () => {
    expect(facts(place('2026-01-01', enterprise), passed('2026-12-01', enterprise))).toMatchObject([
      { ...fact, value: { yes: false } },
    ]);
    expect(facts(place('2026-01-01'), passed('2026-12-01'))).toEqual([]);
  });
  it('is a yes once one was recognised, also later', () =>
    expect(
      facts(place('2026-01-01', enterprise), passed('2026-12-01', enterprise), ['2026-12-20', recognised, enterprise]),
    ).toMatchObject([{ value: { yes: false } }, { ...fact, value: { yes: true } }]));
  it('is a no again when the last one was cancelled', () =>
    expect(
      facts(
        ...[place('2026-01-01', enterprise), ['2026-10-01', recognised, enterprise] as const],
        passed('2026-12-01', enterprise),
        ['2026-12-20', { ...recognised, recognised: false }, enterprise],
      ),
    ).toMatchObject([{ value: { yes: true } }, { value: { yes: false } }]));
});

describe('organisations', () => {
  const registration = { unitId: CELL, year: 2026, state: 'registered', submittedOn: '2025-12-20' } as Registration;
  it('are registered on the day on which they handed in, at the earliest on 1 January', () => {
    expect(registrationFacts(registration)).toMatchObject([
      { source: `registration/${CELL}/2026`, effectiveOn: '2026-01-01', value: { yes: true } },
    ]);
    expect(registrationFacts({ ...registration, submittedOn: '2026-02-20' })[0]?.effectiveOn).toBe('2026-02-20');
  });
  it('are not registered by handing in alone, and not after they took it back', () => {
    for (const state of ['draft', 'submitted', 'returned', 'withdrawn'] as const)
      expect(registrationFacts({ ...registration, state })).toEqual([]);
  });
  it('have a model that counts on the day of its decision, and none that was cancelled', () => {
    const decision = { number: '12-QĐ', issuer: 'Đảng ủy', decidedOn: '2026-09-01', enteredOn: '2026-09-05', by: 'c' };
    const model = { modelId: 'x', unitId: CELL, state: 'recognised', decision: { ...decision, reason: null } } as Model;
    expect(modelFacts(model)).toMatchObject([
      {
        source: 'model/x',
        effectiveOn: '2026-09-01',
        value: { n: 1 },
        evidence: [{ ref: '12-QĐ', issuer: 'Đảng ủy' }],
      },
    ]);
    expect(modelFacts({ ...model, state: 'cancelled' })).toEqual([]);
  });
});
