import { standingItems } from './agenda-template.ts';
import type { Meeting } from './meeting.ts';
import { nameOf, peopleText, type NamesById } from './minutes-people.ts';
import type { MinutesSection } from './minutes.ts';
import {
  dayInShort,
  dayInWords,
  decapitalised,
  gradeInWords,
  lines,
  sentence,
  statementInWords,
  timeInWords,
  wayInWords,
  type UnitWords,
} from './minutes-words.ts';
import { isAdopted } from './outcome.ts';
import type { Statement } from './parts.ts';
import { countAttendance, countSpeakers } from './roll.ts';
import { meetingSheet } from './sheet-definition.ts';
import { gradeOf, totalOf } from './sheet-grade.ts';
import { voteOutcome, type Vote } from './votes.ts';

type Block = { sectionId: string; title: string; text: string };

/**
 * Minutes in the customary form (12-HD/BTCTW; domain handbook 11), made from what the meeting holds, so that people complete
 * them and do not type them. Names come from the directory, with a mark where two are called the same. An item of which
 * nothing was noted has an empty text, to be filled in.
 */
export function draftMinutes(meeting: Meeting, names: NamesById, unit: UnitWords): MinutesSection[] {
  const blocks = [
    ...itemBlocks(meeting, names),
    ...block('statements', 'Ý kiến phát biểu', statementsText(statementsOf(meeting, null), names)),
    ...standingBlock(meeting, 'votes', 'Biểu quyết', votesText(meeting)),
    ...standingBlock(meeting, 'tasks', 'Nhiệm vụ được giao', tasksText(meeting, names)),
    ...standingBlock(meeting, 'conclusion', 'Kết luận của chủ trì', conclusionsText(meeting)),
    ...block('score', 'Chấm điểm buổi sinh hoạt', scoreText(meeting)),
  ];
  return [
    { sectionId: 'time', heading: 'I. Thời gian, địa điểm', text: timeText(meeting, unit) },
    { sectionId: 'people', heading: 'II. Thành phần', text: peopleText(meeting, names, unit) },
    { sectionId: 'content', heading: 'III. Nội dung', text: contentText(meeting) },
    ...blocks.map(({ sectionId, title, text }, index) => ({ sectionId, heading: `${index + 1}. ${title}`, text })),
    { sectionId: 'end', heading: 'IV. Kết thúc', text: endText(meeting) },
  ];
}

/** What people wrote; until somebody has, the draft. */
export const minutesSections = (meeting: Meeting, names: NamesById, unit: UnitWords): MinutesSection[] =>
  meeting.minutes.sections.length > 0 ? meeting.minutes.sections : draftMinutes(meeting, names, unit);

function timeText({ title, startedAt, startsAt, heldOn, place, mode, permission, sittings }: Meeting, unit: UnitWords) {
  const by = permission ? ` theo văn bản số ${permission}` : '';
  const start = startedAt ?? startsAt;
  return lines(
    `${unit.name}: ${decapitalised(title)}. Bắt đầu lúc ${start ? timeInWords(start) : '……'} ${dayInWords(heldOn)}, tại ${place || '……'}.`,
    mode === 'online' && `Hình thức: trực tuyến${by}.`,
    mode === 'groups' && `Hình thức: họp theo tổ đảng${by}.`,
    ...(mode === 'groups' ? sittings : []).map(
      (sitting, index) =>
        `- Tổ ${index + 1}: ${timeInWords(sitting.startedAt)} đến ${timeInWords(sitting.endedAt)} ${dayInWords(sitting.heldOn)}, tại ${sitting.place}.`,
    ),
  );
}

function contentText({ agenda, roll, statements, attendanceBase }: Meeting): string {
  const { present } = countAttendance(roll, attendanceBase);
  const speakers = countSpeakers(roll, statements, attendanceBase);
  return `Chương trình gồm ${agenda.length} nội dung; ${speakers} trên ${present} đồng chí có mặt phát biểu.`;
}

/** Items in their order; those that only announce votes, tasks and the conclusion give their notes to these. */
const itemBlocks = (meeting: Meeting, names: NamesById): Block[] =>
  meeting.agenda
    .filter(({ title }) => !Object.values<string>(standingItems).includes(title))
    .map(({ itemId, title, presenterId, note }) => ({
      sectionId: `item-${itemId}`,
      title,
      text: lines(
        presenterId && note.trim() && `Đồng chí ${nameOf(names, presenterId)} trình bày.`,
        note.trim(),
        statementsText(statementsOf(meeting, itemId), names),
      ),
    }));

function standingBlock(meeting: Meeting, item: keyof typeof standingItems, title: string, text: string): Block[] {
  const notes = meeting.agenda
    .filter((other) => other.title === standingItems[item])
    .flatMap(({ itemId, note }) => [note.trim(), ...statementsOf(meeting, itemId).map((statement) => statement.text)]);
  return block(item, title, lines(text, ...notes));
}

const block = (sectionId: string, title: string, text: string): Block[] =>
  text === '' ? [] : [{ sectionId, title, text }];

/** Of an item; null: of none. */
const statementsOf = ({ statements }: Meeting, itemId: string | null): Statement[] =>
  statements.filter((statement) => statement.itemId === itemId);

/** One line each; those who spoke without a text of their own stand together. */
function statementsText(statements: readonly Statement[], names: NamesById): string {
  const silent = [...new Set(statements.filter(({ text }) => !text.trim()).map(({ personId }) => personId))];
  return lines(
    ...statements
      .filter(({ text }) => text.trim())
      .map(
        ({ personId, kind, text }) =>
          `- Đồng chí ${nameOf(names, personId)} ${statementInWords[kind]}: ${sentence(decapitalised(text.trim()))}`,
      ),
    silent.length > 0 &&
      `- ${silent.length > 1 ? 'Các đồng chí' : 'Đồng chí'} ${silent.map((id) => nameOf(names, id)).join(', ')} phát biểu ý kiến.`,
  );
}

/** Totals alone, of open votes too: who chose what is nobody's matter afterwards. */
function votesText({ votes, roll, attendanceBase }: Meeting): string {
  const counted = votes.filter(({ state, totals }) => state === 'closed' && totals);
  if (counted.length === 0) return '';
  const { fullInBase, fullPresent } = countAttendance(roll, attendanceBase);
  return lines(
    `Phải dự ${fullInBase} đảng viên chính thức, có mặt ${fullPresent}.`,
    ...counted.map((vote, index) => `${index + 1}. ${voteText(vote)}`),
  );
}

function voteText(vote: Vote): string {
  const { subject, way, totals, fullInBase } = vote;
  const { valid, adopted } = voteOutcome(vote);
  const outcome = adopted
    ? 'Được thông qua.'
    : valid
      ? 'Không được thông qua.'
      : 'Không hợp lệ vì chưa đủ người tham gia.';
  return (
    `${subject} (${wayInWords[way]}): đồng ý ${totals!.for}/${fullInBase}, không đồng ý ${totals!.against}, ` +
    `ý kiến khác ${totals!.other}. ${outcome}`
  );
}

const tasksText = ({ assignments }: Meeting, names: NamesById): string =>
  lines(
    ...assignments.map(
      ({ title, ownerId, dueOn, expected }, index) =>
        `${index + 1}. ${title}: đồng chí ${nameOf(names, ownerId)}, hạn ${dayInShort(dueOn)}.` +
        (expected.trim() ? ` Yêu cầu: ${sentence(expected)}` : ''),
    ),
  );

const conclusionsText = (meeting: Meeting): string =>
  lines(
    ...meeting.conclusions.map((conclusion) => {
      const what = conclusion.kind === 'resolution' ? 'Nghị quyết: ' : '';
      return `${what}${sentence(conclusion.text)}${isAdopted(conclusion, meeting) ? '' : ' (Không được thông qua.)'}`;
    }),
  );

function scoreText({ sheet, kind }: Meeting): string {
  if (sheet.state === 'none') return '';
  const lost = meetingSheet.blocks.flatMap(({ rows }) =>
    rows.flatMap(({ id, max, name }) => {
      const points = max - (sheet.rows[id]?.cell ?? 0);
      return points > 0 ? [`${decapitalised(name.vi)} (${inWords(points)})`] : [];
    }),
  );
  const cell = kind === 'committee' ? 'Cấp ủy' : 'Chi bộ';
  return lines(
    `${cell} tự chấm ${inWords(totalOf(sheet, 'cell'))} trên ${meetingSheet.totalMax} điểm, loại ${gradeInWords[gradeOf(sheet, 'cell')]}.` +
      (lost.length > 0 ? ` Trừ điểm: ${lost.join('; ')}.` : ''),
    sheet.votes &&
      `Biểu quyết: đồng ý ${sheet.votes.for}, không đồng ý ${sheet.votes.against}, ý kiến khác ${sheet.votes.other}.`,
  );
}

function endText({ kind, startedAt, endedAt }: Meeting): string {
  const end = endedAt ? timeInWords(endedAt) : '……';
  const day = startedAt && endedAt && endedAt < startedAt ? 'ngày hôm sau' : 'cùng ngày';
  const body = kind === 'committee' ? 'cấp ủy' : 'chi bộ';
  return `Biên bản được đọc lại và ${body} thông qua. Buổi họp kết thúc lúc ${end} ${day}.`;
}

const inWords = (points: number): string => String(points).replace('.', ',');
