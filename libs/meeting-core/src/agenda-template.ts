import type { Meeting } from './meeting.ts';
import type { AgendaItem, MeetingKind, Month } from './parts.ts';

/**
 * What is dealt with, in the customary order (12-HD/BTCTW, 2018): last month, information, discussion, votes, tasks, conclusion.
 * In Vietnamese whatever the page speaks: an agenda and the minutes made from it are documents. Minutes add up to the limit.
 */
const REPORT = 'Báo cáo kết quả thực hiện nhiệm vụ tháng trước';
const INFORMATION = 'Thông tin thời sự, phổ biến văn bản của cấp trên';
const DISCUSSION = 'Thảo luận nhiệm vụ tháng tới; tự phê bình và phê bình';
const TOPIC = 'Trình bày và thảo luận chuyên đề';
const VOTES = 'Biểu quyết các nội dung';
const TASKS = 'Phân công nhiệm vụ';
const CONCLUSION = 'Kết luận buổi họp, thông qua biên bản';

/** Items whose part in the minutes is made from votes, assignments and conclusions. */
export const standingItems = { votes: VOTES, tasks: TASKS, conclusion: CONCLUSION } as const;

const templates: Record<MeetingKind, readonly (readonly [title: string, minutes: number])[]> = {
  regular: [
    [REPORT, 15],
    [INFORMATION, 15],
    [DISCUSSION, 35],
    [VOTES, 5],
    [TASKS, 10],
    [CONCLUSION, 10],
  ],
  combined: [
    [REPORT, 15],
    [INFORMATION, 15],
    [TOPIC, 35],
    [DISCUSSION, 30],
    [VOTES, 5],
    [TASKS, 10],
    [CONCLUSION, 10],
  ],
  thematic: [
    [TOPIC, 35],
    ['Đảng viên liên hệ bản thân', 30],
    [VOTES, 5],
    [TASKS, 10],
    [CONCLUSION, 10],
  ],
  extraordinary: [
    ['Báo cáo nội dung cần bàn', 15],
    ['Thảo luận', 20],
    [VOTES, 5],
    [TASKS, 10],
    [CONCLUSION, 10],
  ],
  committee: [
    [REPORT, 20],
    [INFORMATION, 10],
    ['Thảo luận nhiệm vụ tháng tới', 35],
    [VOTES, 5],
    [TASKS, 10],
    [CONCLUSION, 10],
  ],
};

const titles: Record<MeetingKind, string> = {
  regular: 'Sinh hoạt chi bộ thường kỳ',
  thematic: 'Sinh hoạt chuyên đề',
  combined: 'Sinh hoạt thường kỳ kết hợp chuyên đề',
  extraordinary: 'Sinh hoạt bất thường',
  committee: 'Họp cấp ủy thường kỳ',
};

export const titleOf = (kind: MeetingKind, month: Month): string =>
  `${titles[kind]} tháng ${+month.slice(5, 7)}/${month.slice(0, 4)}`;

/**
 * The agenda of a new meeting: that of the meeting before, where there was one (domain handbook 3.1). What it left without a
 * note was not dealt with and is marked as carried over, from the meeting where it first stood; standing items are not.
 */
export function agendaFor(kind: MeetingKind, previous: Meeting | undefined): AgendaItem[] {
  const template = templates[kind];
  const standing = new Set(template.map(([title]) => title));
  const items = previous?.agenda.length
    ? previous.agenda
    : template.map(([title, minutes]) => ({ title, minutes, presenterId: null, note: '', carriedFrom: null }));
  return items.map(({ title, minutes, presenterId, note, carriedFrom }, index) => ({
    itemId: `item-${index + 1}`,
    title,
    minutes,
    presenterId,
    note: '',
    carriedFrom: previous && note.trim() === '' && !standing.has(title) ? (carriedFrom ?? previous.meetingId) : null,
  }));
}
