import type { ShareRow } from '@bontot/pledge-core';
import { isWhole, rivalSince, writtenIn } from '../../shared/registration.ts';
import { dateFaults, toSend } from './campaign.ts';
import { hasOwn, type PartOf } from './part.ts';
import { actOf, aimOf, offeredIn, sideOf } from './registration.ts';
import { doneOf, kept } from './shares.ts';

const row = (unitId: string, more: Partial<ShareRow> = {}): ShareRow => ({
  ...{ unitId, unitName: unitId, obliged: 10, registered: 10, midReported: 9, endReported: 8, reviewed: 7 },
  ...{ same: 0, overdue: 0, waiting: 0, share: { part: 10, whole: 10 } },
  ...more,
});

describe('shares by cell', () => {
  it('count what the order is about', () =>
    expect((['registered', 'mid', 'end', 'reviewed'] as const).map((by) => doneOf(row('a'), by))).toEqual([
      10, 9, 8, 7,
    ]));
  it('keep the order of the server, whatever is left out', () => {
    const rows = [
      row('worst', { share: { part: 3, whole: 10 }, overdue: 7 }),
      row('full'),
      row('same', { same: 2 }),
      row('nobody', { obliged: 0, share: { part: 0, whole: 0 } }),
    ];
    const ids = (filter: Parameters<typeof kept>[1]) => kept(rows, filter).map(({ unitId }) => unitId);
    expect(ids('all')).toEqual(['worst', 'full', 'same', 'nobody']);
    expect(ids('behind')).toEqual(['worst']);
    expect(ids('overdue')).toEqual(['worst']);
    expect(ids('same')).toEqual(['same']);
  });
});

describe('a campaign', () => {
  const dates = {
    ...{ registerBy: '2026-01-31', midBy: '2026-06-30', endBy: '2026-11-30', reviewBy: '2026-12-15' },
    organisationBy: '2026-03-31',
  };
  it('has dates that follow one another inside the year; the organisation’s own stands for itself', () => {
    expect(dateFaults(dates, 2026)).toEqual({});
    expect(dateFaults({ ...dates, organisationBy: '2026-12-31' }, 2026)).toEqual({});
    expect(dateFaults({ ...dates, midBy: '2026-01-30' }, 2026)).toEqual({ midBy: 'order' });
    expect(dateFaults({ ...dates, reviewBy: '2027-01-05' }, 2026)).toEqual({ reviewBy: 'year' });
    expect(dateFaults({ ...dates, registerBy: '' }, 2026)).toEqual({ registerBy: 'year' });
    expect(dateFaults({ ...dates, endBy: '2026-02-29' }, 2026)).toEqual({ endBy: 'year' });
  });
  it('is sent without templates that say nothing and items without a title', () => {
    const template = {
      ethics: '',
      duties: '',
      weaknesses: '',
      items: [{ kind: 'target' as const, title: ' ', measure: '' }],
    };
    const any = { ...template, ethics: 'Giản dị' };
    const { templates } = toSend({
      dates,
      templates: { any, school: template },
      who: { probationary: true, initiativeIn: [] },
    });
    expect(templates).toEqual({ any: { ...any, items: [] } });
  });
});

describe('a registration', () => {
  const empty = { title: 'fair' as const, targets: [], issue: '' };
  it('is offered exactly what the service says, the next step first and the way back last', () => {
    expect(offeredIn({ may: [], confirmAs: [] })).toEqual([]);
    expect(offeredIn({ may: ['withdraw', 'confirm-compact'], confirmAs: ['secretary'] })).toEqual(['sign', 'withdraw']);
    expect(offeredIn({ may: ['register', 'return'], confirmAs: [] })).toEqual(['register', 'return']);
    // One person may hold posts on both sides; each side is confirmed for itself.
    expect(offeredIn({ may: ['confirm-compact'], confirmAs: ['secretary', 'committee'] })).toEqual(['sign', 'confirm']);
  });
  it('is confirmed by the digest that was shown, and sent back with the reason', () => {
    expect(actOf('sign', 'd', '')).toEqual({ type: 'confirm-compact', as: 'secretary', digest: 'd' });
    expect(actOf('confirm', 'd', '')).toEqual({ type: 'confirm-compact', as: 'committee', digest: 'd' });
    expect(actOf('withdraw', 'd', 'Sáp nhập')).toEqual({ type: 'withdraw', reason: 'Sáp nhập' });
  });
  it('tells who was quicker since the typing began, by name where it is known', () => {
    const view = (version: number, names = {}) => ({
      ...{ version, names, registration: { history: [{ at: 7, by: 'p2', what: 'written' }] } as never },
    });
    expect(rivalSince(3, view(3))).toBeUndefined();
    expect(rivalSince(3, view(4, { p2: 'Trần Thị Hà' }))).toEqual({ name: 'Trần Thị Hà', at: 7 });
    expect(rivalSince(3, view(4))).toEqual({ name: 'p2', at: 7 });
  });
  it('begins with one target for each criterion, and may be handed in once all is written', () => {
    const { targets } = writtenIn(empty);
    expect(targets.map(({ criterion }) => criterion)).toEqual(['C1', 'C2', 'C3', 'C4']);
    const said = { ...empty, targets: targets.map((target) => ({ ...target, text: 'Từ 90%' })) };
    expect([isWhole(said), isWhole({ ...said, issue: ' ' }), isWhole({ ...said, issue: 'Rác thải' })]).toEqual([
      ...[false, false, true],
    ]);
  });
  it('is called after the kind of organisation', () => {
    expect(aimOf({ subject: 'cell', title: 'four_good' })).toBe('pledge.registration.aim.four_good');
    expect(aimOf({ subject: 'committee', title: 'four_good' })).toBe('pledges.own.fourGood');
    expect(sideOf({ subject: 'committee' }, 'committee')).toBe('pledges.own.side.committee');
  });
  it('has a part of its own for committees below a province', () => {
    const has = (level: PartOf['unit']['level']) => hasOwn({ level } as PartOf['unit']);
    expect((['province', 'commune', 'grassroots_committee', 'part_committee', 'cell'] as const).map(has)).toEqual([
      ...[false, true, true, true, false],
    ]);
  });
});
