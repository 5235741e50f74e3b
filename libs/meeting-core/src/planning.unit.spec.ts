import { after, announced, aroundOf, closed, draft, file, given, inProgress, planned } from '../test/builders.ts';
import type { Act } from './index.ts';

describe('a plan', () => {
  it('makes a draft with the customary agenda, which lasts as long as the rules ask', () => {
    expect(draft()).toMatchObject({ state: 'draft', title: 'Sinh hoạt chi bộ thường kỳ tháng 3/2026', roll: [] });
    const minutesOf = (kind: 'regular' | 'combined') =>
      draft({ kind }).agenda.reduce((sum, item) => sum + item.minutes, 0);
    expect([minutesOf('regular'), minutesOf('combined')]).toEqual([90, 120]);
  });
  it('is made once, however often it is sent', () => given(draft()).when(planned()).changesNothing());
  it('does not take the place of another meeting', () =>
    given(draft())
      .when(planned({ month: '2026-04' }))
      .refused('MEETING_EXISTS', { meetingId: 'meeting' }));
  it('knows the calendar', () =>
    given(undefined)
      .when(planned({ heldOn: '2026-02-29' }))
      .refused('DATE_INVALID', { field: 'heldOn' }));
  it('writes months one way', () =>
    given(undefined)
      .when(planned({ month: '3/2026' }))
      .refused('MONTH_INVALID'));
  it('may be for December and held in January', () =>
    given(undefined)
      .when(planned({ month: '2026-12', heldOn: '2027-01-04' }))
      .becomes({ heldOn: '2027-01-04' }));
  it('is not for a month that ended long before', () =>
    given(undefined)
      .when(planned({ month: '2026-01' }))
      .refused('HELD_IN_OTHER_MONTH', { month: '2026-01' }));
});

describe('the agenda of the meeting before', () => {
  const previous = {
    ...closed(),
    meetingId: 'february',
    chairId: 'm1',
    agenda: [
      { itemId: 'a', title: 'Làm đường vào xóm', minutes: 15, presenterId: 'm4', note: '', carriedFrom: null },
      {
        itemId: 'b',
        title: 'Kết nạp quần chúng',
        minutes: 10,
        presenterId: null,
        note: 'Đã thông qua',
        carriedFrom: null,
      },
      { itemId: 'c', title: 'Phân công nhiệm vụ', minutes: 10, presenterId: null, note: '', carriedFrom: null },
      { itemId: 'd', title: 'Quỹ', minutes: 5, presenterId: null, note: ' ', carriedFrom: 'january' },
    ],
  };
  const { agenda, chairId } = draft({ previous });
  it('is copied in its order, without its notes', () => {
    expect(agenda.map(({ title }) => title)).toEqual(previous.agenda.map(({ title }) => title));
    expect(agenda.every(({ note }) => note === '')).toBe(true);
  });
  it('carries over what was not dealt with, from where it first stood', () =>
    expect(agenda.map(({ carriedFrom }) => carriedFrom)).toEqual(['february', null, null, 'january']));
  it('hands on who presents and who chairs', () => expect([agenda[0]?.presenterId, chairId]).toEqual(['m4', 'm1']));
});

describe('an agenda', () => {
  it('keeps the note of an item that gets another title', () =>
    given(inProgress({ acts: [{ type: 'note-item', itemId: 'item-1', note: 'Nhất trí' }] }))
      .when({ type: 'set-item', itemId: 'item-1', title: 'Báo cáo', minutes: 20 })
      .becomes({ agenda: expect.arrayContaining([expect.objectContaining({ title: 'Báo cáo', note: 'Nhất trí' })]) }));
  it('keeps items behind that another device added meanwhile', () =>
    given(draft())
      .when({ type: 'order-items', itemIds: ['item-3', 'item-1'] })
      .becomes({
        agenda: ['item-3', 'item-1', 'item-2', 'item-4', 'item-5', 'item-6'].map((itemId) => ({ itemId })),
      }));
  it('orders its own items alone', () =>
    given(draft())
      .when({ type: 'order-items', itemIds: ['x'] })
      .refused('ITEM_UNKNOWN', { itemId: 'x' }));
  it('plans whole minutes', () =>
    given(draft())
      .when({ type: 'set-item', itemId: 'x', title: 'Quỹ', minutes: 2.5 })
      .refused('NUMBER_OUT_OF_RANGE', { field: 'minutes', min: 0, max: 600 }));
  it('lets go of the papers of an item that is removed', () => {
    const withPaper = after(
      draft(),
      [{ type: 'attach-paper', paperId: 'p', title: 'Dự thảo', itemId: 'item-1', file: file('a') }],
      aroundOf(),
    );
    given(withPaper)
      .when({ type: 'remove-item', itemId: 'item-1' })
      .becomes({ papers: [{ paperId: 'p', itemId: null }] });
  });
});

describe('an announcement', () => {
  it('keeps its day', () =>
    given(draft(), { today: '2026-03-01' })
      .when({ type: 'announce' })
      .becomes({ state: 'announced', announcedOn: '2026-03-01' }));
  it('names what is missing', () => {
    const bare = after(undefined, [planned({ startsAt: '', place: ' ' })], aroundOf());
    given({ ...bare, agenda: [] })
      .when({ type: 'announce' })
      .refused('ANNOUNCE_INCOMPLETE', { missing: ['startsAt', 'place', 'agenda'] });
  });
  it('is made once', () => given(announced()).when({ type: 'announce' }).changesNothing());
  it('is too late once the meeting is open', () =>
    given(inProgress()).when({ type: 'announce' }).refused('MEETING_ALREADY_BEGUN', { state: 'in_progress' }));
  it('of a meeting that nobody planned is refused', () =>
    given(undefined).when({ type: 'announce' }).refused('MEETING_UNKNOWN', { meetingId: 'meeting' }));
});

describe('a change', () => {
  it('leaves out what is as it was', () => given(draft()).when({ type: 'change', startsAt: '19:00' }).changesNothing());
  it('moves an announced meeting', () =>
    given(announced())
      .when({ type: 'change', heldOn: '2026-03-07' })
      .becomes({ heldOn: '2026-03-07', state: 'announced' }));
  it('knows the hours of a day', () =>
    given(draft())
      .when({ type: 'change', startsAt: '24:00' })
      .refused('TIME_INVALID', { field: 'startsAt', time: '24:00' }));
  it('may name another clerk after the closing, with a reason that stays readable', () => {
    given(closed()).when({ type: 'change', clerkId: 'm3' }).refused('TEXT_MISSING', { field: 'reason' });
    given(closed())
      .when({ type: 'change', clerkId: 'm3', place: 'elsewhere', reason: 'Đồng chí A chuyển công tác' })
      .becomes({
        clerkId: 'm3',
        place: 'Nhà văn hóa',
        corrections: [{ what: 'people', before: { clerkId: null }, after: { clerkId: 'm3' } }],
      });
  });
});

describe('a cancelled meeting', () => {
  it('needs a reason', () =>
    given(announced()).when({ type: 'cancel', reason: ' ' }).refused('TEXT_MISSING', { field: 'reason' }));
  it('takes nothing more', () =>
    given(announced())
      .when({ type: 'cancel', reason: 'Bão' }, { type: 'open', startedAt: '19:00' })
      .refused('MEETING_CANCELLED'));
});

describe('a pre-meeting', () => {
  const preMeeting = {
    heldOn: '2026-03-01',
    startedAt: '19:00',
    endedAt: '20:00',
    presentIds: ['m1', 'm2'],
    absent: [],
    content: 'Thống nhất nội dung',
  };
  it('comes before the meeting', () =>
    given(announced())
      .when({ type: 'record-pre-meeting', preMeeting: { ...preMeeting, heldOn: '2026-03-06' } })
      .refused('PRE_MEETING_AFTER_MEETING', { heldOn: '2026-03-06', meetingOn: '2026-03-05' }));
  it('ends after it began', () =>
    given(announced())
      .when({ type: 'record-pre-meeting', preMeeting: { ...preMeeting, endedAt: '18:00' } })
      .refused('TIME_REVERSED'));
  it('was held by somebody', () =>
    given(announced())
      .when({ type: 'record-pre-meeting', preMeeting: { ...preMeeting, presentIds: [] } })
      .refused('PRE_MEETING_EMPTY'));
  it('is kept with the meeting', () =>
    given(announced()).when({ type: 'record-pre-meeting', preMeeting }).becomes({ preMeeting }));
});

describe('a paper', () => {
  const attach = (name: string) =>
    ({ type: 'attach-paper', paperId: 'p', title: 'Dự thảo nghị quyết', file: file(name) }) as const;
  const publish: Act = { type: 'publish-papers', paperIds: ['p'] };
  const out = after(announced(), [attach('a'), publish], aroundOf({ today: '2026-03-03' }));

  it('keeps its older versions, the last one counts', () =>
    given(out)
      .when(attach('b'))
      .becomes({
        papers: [
          {
            versions: [
              { file: { fileId: 'a' }, publishedOn: '2026-03-03' },
              { file: { fileId: 'b' }, publishedOn: null },
            ],
          },
        ],
      }));
  it('is not attached twice with the same bytes', () => given(out).when(attach('a')).changesNothing());
  it('is acknowledged by members, and again after a new version', () => {
    const read = after(out, [{ type: 'acknowledge-papers', paperIds: ['p'] }], aroundOf({ by: 'm5' }));
    expect(read.acknowledged).toEqual({ m5: ['p'] });
    expect(after(read, [attach('b'), publish], aroundOf()).acknowledged).toEqual({ m5: [] });
  });
  it('cannot be acknowledged before it is published', () =>
    given(after(announced(), [attach('a')], aroundOf()))
      .when({ type: 'acknowledge-papers', paperIds: ['p'] })
      .refused('PAPER_UNKNOWN', { paperId: 'p' }));
  it('stays once it is published', () =>
    given(out).when({ type: 'remove-paper', paperId: 'p' }).refused('PAPER_PUBLISHED', { paperId: 'p' }));
  it('belongs to an item of this agenda', () =>
    given(announced())
      .when({ ...attach('a'), itemId: 'x' })
      .refused('ITEM_UNKNOWN', { itemId: 'x' }));
});
