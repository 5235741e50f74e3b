import { developmentAccounts } from '@bontot/contracts';
import { addDays, addMonths, type LocalDate } from '@bontot/kernel';
import type { Calendar } from '../calendar.ts';
import { ACCOUNTS_CELL, cellOfLucHon } from '../places.ts';
import { opaqueId } from '../random.ts';
import type { World } from '../world.ts';
import { officesOf } from './offices.ts';
import { paper } from './papers.ts';
import { TOPICS } from './texts.ts';

const { committee, secretary, deputy, member, probationary } = developmentAccounts;
const POSTPONING = cellOfLucHon(5);

/**
 * What is under way on the demo date: in the cell of the accounts a meeting announced with papers, a document that `member`
 * has not studied, tasks that are due; another cell asks for a postponement that nobody has decided.
 */
export function alive(
  world: World,
  { seed, demoDate }: { seed: number; demoDate: LocalDate },
  calendar: Calendar,
): void {
  const day = (after: number): LocalDate => addDays(demoDate, after);
  const month = demoDate.slice(0, 7);
  const id = (...keys: (string | number)[]) => opaqueId(seed, 'alive', demoDate, ...keys);
  const post = (on: LocalDate, hour: number, by: string, path: string, body: object, unitId = ACCOUNTS_CELL) =>
    calendar.work(on, hour, { kind: 'post', unitId, by, path, body });
  const topic = TOPICS[+demoDate.slice(5, 7) - 1]!;

  const outline = paper(
    'de-cuong-thang-toi.pdf',
    'Đề cương sinh hoạt tháng',
    'De cuong sinh hoat thang toi',
    '(du lieu gia lap)',
  );
  const draft = paper(
    'du-thao-nghi-quyet.pdf',
    'Dự thảo nghị quyết',
    'Du thao nghi quyet chi bo thon 7',
    '(du lieu gia lap)',
  );
  const papers = [outline, draft].map(({ title, file }, index) => ({ paperId: id('paper', index), title, file }));
  const meetingId = id('meeting');
  calendar.work(day(-1), 10, {
    kind: 'acts',
    unitId: ACCOUNTS_CELL,
    meetingId,
    by: secretary,
    seq: 1,
    acts: [
      {
        type: 'plan',
        unitId: ACCOUNTS_CELL,
        kind: 'regular',
        month,
        heldOn: day(4),
        startsAt: '19:30',
        place: 'Nhà văn hóa thôn 7',
      },
      { type: 'change', chairId: secretary, clerkId: deputy },
      { type: 'set-item', itemId: 'item-3', title: topic.title, minutes: 35, presenterId: secretary },
      ...papers.map(
        ({ paperId, title, file }) => ({ type: 'attach-paper', paperId, title, itemId: 'item-3', file }) as const,
      ),
      { type: 'publish-papers', paperIds: papers.map(({ paperId }) => paperId) },
      { type: 'announce' },
    ],
  });
  const voice = {
    type: 'speak-up',
    voiceId: id('voice'),
    text: 'Đề nghị bàn việc thắp sáng đường vào xóm trên.',
  } as const;
  calendar.work(day(-1), 19, {
    kind: 'acts',
    unitId: ACCOUNTS_CELL,
    meetingId,
    by: probationary,
    seq: 1,
    acts: [voice],
  });

  const documentId = id('document');
  const study = {
    documentId,
    title: 'Hướng dẫn nâng cao chất lượng sinh hoạt chi bộ',
    number: '21-HD/ĐU',
    issuer: 'Đảng ủy xã Lục Hồn',
    deadline: day(19),
    unitIds: [ACCOUNTS_CELL],
  };
  calendar.work(day(-3), 9, {
    kind: 'post',
    unitId: ACCOUNTS_CELL,
    by: committee,
    alone: true,
    path: '/api/v1/study',
    body: study,
  });
  const cell = world.cells.find((one) => one.id === ACCOUNTS_CELL)!;
  const personIds = cell.members
    .filter(({ memberId, exempt, leftCellOn }) => memberId !== member && !exempt && leftCellOn === null)
    .slice(0, 14)
    .map(({ memberId }) => memberId);
  post(day(-1), 20, deputy, `/api/v1/study/${documentId}/acknowledge`, { unitId: ACCOUNTS_CELL, personIds });

  for (const [index, [title, expected]] of topic.tasks.entries())
    post(day(-2), 11, secretary, '/api/v1/tasks', {
      taskId: id('task', index),
      unitId: ACCOUNTS_CELL,
      ownerId: index === 0 ? member : deputy,
      title,
      expected,
      dueOn: day(9 + 7 * index),
    });

  post(
    day(-1),
    9,
    officesOf(world)({ id: POSTPONING }).secretary,
    `/api/v1/months/${POSTPONING}/${month}/requests`,
    {
      requestId: id('postponement'),
      kind: 'postponement',
      reason: 'Nhiều đảng viên đi thu hoạch keo, không đủ số người dự',
      newDate: addDays(addMonths(`${month}-01`, 1), 3),
    },
    POSTPONING,
  );
}
