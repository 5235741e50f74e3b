import type { ShareRow } from '@bontot/pledge-core';
import { dateFaults, toSend } from './campaign.ts';
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
