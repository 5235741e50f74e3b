import { asItStood, listed, newIn, type Notice } from './notices.ts';

const notice = (part: Partial<Notice> = {}): Notice => ({
  noticeId: 'outlook:QN-LH-07:2026-07-03',
  kind: 'outlook',
  cellId: 'QN-LH-07',
  cellName: 'Thôn 7',
  day: '2026-07-03',
  period: '2026',
  from: 'on_track',
  to: 'at_risk',
  text: 'Thôn 7: Đúng tiến độ → Có nguy cơ.',
  reason: 'Dự sinh hoạt 84,9%, cần từ 85% (2.3).',
  at: '2026-07-03T02:00:00.000Z',
  readAt: null,
  revision: 12,
  ...part,
});

it('leads to the cell as it stood on the day', () =>
  expect(asItStood(listed([notice()])[0]!)).toBe(
    '/cells/QN-LH-07?period=2026&view=reviewed&asOf=2026-07-03&knownOn=2026-07-03',
  ));

it('is another revision once it is read or has changed again', () => {
  const [first, read, later] = listed([
    notice(),
    notice({ readAt: '2026-07-03T03:00:00.000Z' }),
    notice({ revision: 13 }),
  ]);
  expect(new Set([first!.revision, read!.revision, later!.revision]).size).toBe(3);
});

it('counts as new only what is not in the list', () => {
  expect(newIn([{ cellId: 'a' }], ['a', 'b', 'c'])).toBe(2);
  expect(newIn([{ cellId: 'a' }], ['a'])).toBe(0);
});
