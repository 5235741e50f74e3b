import { canonical } from '@bontot/kernel';
import { after, aroundOf, closed, DEPUTY, draft, pointsOf, signed } from '../test/builders.ts';
import type { Act, Meeting, MinutesSection, RollPerson } from './index.ts';
import { amendmentContent, draftMinutes, minutesContent, minutesSections } from './index.ts';
import { percentInWords } from './minutes-words.ts';

/** The cell of the mock-up «minutes-print»: 18 members, one of them exempt, one probationary; 15 of 17 come. */
const person = (personId: string, more: Partial<RollPerson> = {}): RollPerson => ({
  ...{ personId, kind: 'full', exempt: false, specialDuty: false },
  ...more,
});
const village = [
  ...Array.from({ length: 16 }, (_, index) => person(`m${index + 1}`)),
  person('p1', { kind: 'probationary' }),
  person('e1', { exempt: true }),
];
const names = {
  m1: 'Tằng Văn Hòa',
  m2: 'Hoàng Thị Lan',
  m3: 'Chíu Văn Phong',
  m4: 'Chíu Thị Mai',
  m5: 'Lý Văn Sơn',
  m6: 'Phùn Đức Long',
  m7: 'Nguyễn Văn An (sinh 1961)',
  m8: 'Trần Quốc Tuấn',
  m9: 'Lê Thu Hà',
  s1: 'Nguyễn Minh Quang',
};
const unit = { name: 'Chi bộ Thôn 7', offices: { m1: 'Bí thư chi bộ', m2: 'Phó Bí thư chi bộ' } };

const acts: Act[] = [
  { type: 'mark', personId: 'm3', mark: 'late', at: '19:25' },
  { type: 'mark', personId: 'm4', mark: 'excused', reasonClass: 'health', reasonDetail: 'nằm viện' },
  { type: 'mark', personId: 'm5', mark: 'unexcused' },
  { type: 'set-guest', guestId: 'g', personId: 's1', office: 'cấp ủy viên phụ trách', supervisor: true },
  { type: 'note-item', itemId: 'item-1', note: '3 trên 3 nhiệm vụ của tháng trước đã hoàn thành.' },
  {
    type: 'set-statement',
    statementId: 's-1',
    personId: 'm6',
    kind: 'proposal',
    text: 'Chia đoạn mương theo nhóm hộ',
    itemId: 'item-3',
  },
  { type: 'set-statement', statementId: 's-2', personId: 'm7', kind: 'self_criticism', text: 'nộp báo cáo chậm.' },
  { type: 'set-statement', statementId: 's-3', personId: 'm8', kind: 'opinion' },
  { type: 'set-statement', statementId: 's-4', personId: 'm9', kind: 'opinion' },
  {
    type: 'vote-by-hand',
    voteId: 'v',
    subject: 'Kết luận tháng 3',
    threshold: 'majority',
    totals: { for: 14, against: 0, other: 0 },
  },
  { type: 'set-conclusion', conclusionId: 'c', kind: 'conclusion', text: 'Giữ sạch đoạn mương', voteId: 'v' },
  {
    type: 'set-task',
    task: { taskId: 't', title: 'Lập lịch giữ mương', ownerId: 'm6', dueOn: '2026-03-20', expected: '4 nhóm hộ' },
  },
];

const village7 = (): Meeting => {
  const around = aroundOf({ people: village });
  const led: Act[] = [{ type: 'change', chairId: 'm1', clerkId: 'm2' }];
  const open: Act[] = [{ type: 'announce' }, { type: 'open', startedAt: '19:00' }];
  return after(draft(), [...led, ...open, ...acts, { type: 'close', endedAt: '20:45' }], around);
};
const textOf = (sections: MinutesSection[], sectionId: string): string | undefined =>
  sections.find((section) => section.sectionId === sectionId)?.text;
const drafted = (meeting: Meeting) => (sectionId: string) => textOf(draftMinutes(meeting, names, unit), sectionId);

describe('minutes as they are drafted', () => {
  const section = drafted(village7());

  it('have the customary parts in their order, numbered through', () =>
    expect(draftMinutes(village7(), names, unit).map(({ heading }) => heading)).toEqual([
      'I. Thời gian, địa điểm',
      'II. Thành phần',
      'III. Nội dung',
      '1. Báo cáo kết quả thực hiện nhiệm vụ tháng trước',
      '2. Thông tin thời sự, phổ biến văn bản của cấp trên',
      '3. Thảo luận nhiệm vụ tháng tới; tự phê bình và phê bình',
      '4. Ý kiến phát biểu',
      '5. Biểu quyết',
      '6. Nhiệm vụ được giao',
      '7. Kết luận của chủ trì',
      'IV. Kết thúc',
    ]));
  it('begin with when and where', () =>
    expect(section('time')).toBe(
      'Chi bộ Thôn 7: sinh hoạt chi bộ thường kỳ tháng 3/2026. Bắt đầu lúc 19 giờ 00 phút ngày 05 tháng 03 năm 2026, tại Nhà văn hóa.',
    ));
  it('say who had to come, came and did not, by name with or without reason', () =>
    expect(section('people')?.split('\n')).toEqual([
      '1. Tổng số đảng viên: 18 đồng chí (chính thức 17, dự bị 1); được miễn sinh hoạt 1; phải dự 17.',
      '2. Có mặt: 15 đồng chí (chính thức 14, dự bị 1), đạt 88,2%. Đến muộn: Chíu Văn Phong (19 giờ 25 phút).',
      '3. Vắng: 2 đồng chí. Có lý do: Chíu Thị Mai. Không lý do: Lý Văn Sơn.',
      '4. Cấp trên dự: đồng chí Nguyễn Minh Quang, cấp ủy viên phụ trách.',
      '5. Chủ trì: đồng chí Tằng Văn Hòa, Bí thư chi bộ. Người ghi biên bản: đồng chí Hoàng Thị Lan, Phó Bí thư chi bộ.',
    ]));
  it('never say why somebody was absent', () =>
    expect(JSON.stringify(draftMinutes(village7(), names, unit))).not.toMatch(/nằm viện|health|sức khỏe|ốm/));
  it('cut shares and do not round them up', () => {
    expect(percentInWords(15, 17)).toBe('88,2%');
    expect(percentInWords(2, 3)).toBe('66,6%');
    expect(percentInWords(8499, 10000)).toBe('84,9%');
    expect(percentInWords(17, 20)).toBe('85%');
    expect(percentInWords(7, 7)).toBe('100%');
  });
  it('tell each item with what was noted and said about it', () => {
    expect(section('item-item-1')).toBe('3 trên 3 nhiệm vụ của tháng trước đã hoàn thành.');
    expect(section('item-item-2')).toBe('');
    expect(section('item-item-3')).toBe('- Đồng chí Phùn Đức Long đề nghị: chia đoạn mương theo nhóm hộ.');
  });
  it('name those who spoke without a text of their own together', () =>
    expect(section('statements')?.split('\n')).toEqual([
      '- Đồng chí Nguyễn Văn An (sinh 1961) tự phê bình: nộp báo cáo chậm.',
      '- Các đồng chí Trần Quốc Tuấn, Lê Thu Hà phát biểu ý kiến.',
    ]));
  it('count who spoke of who was there', () =>
    expect(section('content')).toBe('Chương trình gồm 6 nội dung; 4 trên 15 đồng chí có mặt phát biểu.'));
  it('give votes in totals, of all full members who had to come', () =>
    expect(section('votes')?.split('\n')).toEqual([
      'Phải dự 16 đảng viên chính thức, có mặt 14.',
      '1. Kết luận tháng 3 (biểu quyết giơ tay): đồng ý 14/16, không đồng ý 0, ý kiến khác 0. Được thông qua.',
    ]));
  it('never say who chose what, also of an open vote', () => {
    const open: Act[] = [
      { type: 'open-vote', voteId: 'o', subject: 'Khen thưởng', threshold: 'majority', way: 'open' },
      { type: 'choose', voteId: 'o', choice: 'against' },
      { type: 'close-vote', voteId: 'o' },
    ];
    expect(drafted(closed({ acts: open }))('votes')).toContain(
      'Khen thưởng (biểu quyết công khai): đồng ý 0/20, không đồng ý 1, ý kiến khác 0. Không hợp lệ',
    );
  });
  it('give tasks with owner and date, and the conclusion', () => {
    expect(section('tasks')).toBe('1. Lập lịch giữ mương: đồng chí Phùn Đức Long, hạn 20/03/2026. Yêu cầu: 4 nhóm hộ.');
    expect(section('conclusion')).toBe('Giữ sạch đoạn mương.');
  });
  it('mark a conclusion that fell', () => {
    const fell = village7();
    const votes = fell.votes.map((vote) => ({ ...vote, totals: { for: 3, against: 11, other: 0 } }));
    expect(drafted({ ...fell, votes })('conclusion')).toBe('Giữ sạch đoạn mương. (Không được thông qua.)');
  });
  it('tell the score once the cell has proposed one, with what it lost', () => {
    expect(section('score')).toBeUndefined();
    const points = pointsOf({ 'att.unexcused': 0, 'prep.papers': 4 });
    const scored = after(
      village7(),
      [
        { type: 'propose-score', points },
        { type: 'vote-score', totals: { for: 14, against: 0, other: 0 } },
      ],
      aroundOf(),
    );
    expect(drafted(scored)('score')?.split('\n')).toEqual([
      'Chi bộ tự chấm 94 trên 100 điểm, loại tốt. Trừ điểm: tài liệu gửi trước ít nhất 01 ngày (1); không có người vắng không lý do (5).',
      'Biểu quyết: đồng ý 14, không đồng ý 0, ý kiến khác 0.',
    ]);
  });
  it('end with when it ended', () =>
    expect(section('end')).toBe(
      'Biên bản được đọc lại và chi bộ thông qua. Buổi họp kết thúc lúc 20 giờ 45 phút cùng ngày.',
    ));
  it('leave a gap for a name that is not known', () =>
    expect(textOf(draftMinutes(village7(), {}, unit), 'people')).toContain('Không lý do: ……'));
  it('call members of a committee by their name', () =>
    expect(drafted(closed({ kind: 'committee' }))('people')).toContain('Tổng số cấp ủy viên: 20 đồng chí'));
  it('tell who is excused out of the base where the cell counts so', () => {
    const excused: Act = { type: 'mark', personId: 'm4', mark: 'excused', reasonClass: 'work' };
    expect(drafted(closed({ acts: [excused], attendanceBase: 'excused_out' }))('people')).toContain(
      'phải dự 19 (không tính 1 đồng chí vắng có lý do).',
    );
  });
});

describe('minutes as they are read', () => {
  it('are the draft until somebody writes', () =>
    expect(minutesSections(village7(), names, unit)).toEqual(draftMinutes(village7(), names, unit)));
  it('are what people wrote from then on', () => {
    const sections = [{ sectionId: 'time', heading: 'I. Thời gian', text: '19 giờ' }];
    const written = after(village7(), [{ type: 'write-minutes', sections }], aroundOf());
    expect(minutesSections(written, names, unit)).toEqual(sections);
  });
});

describe('what the signatures of minutes confirm', () => {
  const content = (meeting: Meeting) => canonical(minutesContent(meeting));
  const done = signed();

  it('is the same for equal meetings, whatever the order of their members', () =>
    expect(content(JSON.parse(canonical(done)) as Meeting)).toBe(content(done)));
  it.each<[string, Partial<Meeting>]>([
    ['a word of the text', { minutes: { ...done.minutes, sections: [{ ...done.minutes.sections[0]!, text: 'x' }] } }],
    ['a time', { endedAt: '20:46' }],
    ['a mark', { roll: done.roll.with(3, { ...done.roll[3]!, mark: 'excused' }) }],
    ['the approval', { minutes: { ...done.minutes, approvedBy: { for: 19, against: 1, other: 0 } } }],
    ['a conclusion', { conclusions: [{ conclusionId: 'c', kind: 'conclusion', text: 'x', voteId: null }] }],
  ])('changes with %s', (_, patch) => expect(content({ ...done, ...patch })).not.toBe(content(done)));
  it('does not change with the signatures themselves, the score or a forgotten reason', () => {
    const later = after(
      done,
      [
        { type: 'propose-score', points: pointsOf() },
        { type: 'vote-score', totals: { for: 20, against: 0, other: 0 } },
        { type: 'send-score' },
        { type: 'confirm-score', points: {}, why: {} },
      ],
      aroundOf({ today: '2026-03-12' }),
    );
    const forgotten = {
      ...later,
      roll: later.roll.map((row) => ({ ...row, reasonClass: null, reasonDetail: null })),
    };
    expect(content(forgotten)).toBe(content(done));
  });
  it('does not change with an amendment, which has signatures of its own', () => {
    const reason = 'ghi nhầm';
    const amend: Act = {
      type: 'amend',
      amendmentId: 'a',
      reason,
      text: 'x',
      roll: [{ personId: 'm3', mark: 'unexcused' }],
    };
    const at = aroundOf().at + 86_400_000;
    const own = (as: 'chair' | 'clerk'): Act => ({ type: 'sign-amendment', amendmentId: 'a', as, digest: 'd' });
    const asked = after(done, [amend, own('chair')], aroundOf({ at }));
    const amended = after(asked, [own('clerk')], aroundOf({ at: at + 1, by: DEPUTY }));
    expect(amended.roll.find(({ personId }) => personId === 'm3')?.mark).toBe('unexcused');
    expect(content(amended)).toBe(content(done));
    const page = (meeting: Meeting) => canonical(amendmentContent(meeting, meeting.minutes.amendments[0]!));
    expect(page(amended)).toBe(page(asked));
    expect(page(amended)).toContain('"minutes":"digest"');
  });
});
