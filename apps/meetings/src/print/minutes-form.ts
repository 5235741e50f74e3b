import {
  bare,
  type Cell,
  centred,
  checkCodeOf,
  dayInShort,
  type Form,
  heading,
  letterhead,
  momentInWords,
  paragraph,
  paragraphs,
  type Part,
  plain,
  remarksIn,
  table,
  titled,
  addressOf,
} from '@bontot/print';
import type { Instant } from '@bontot/kernel';
import {
  draftMinutes,
  isInForce,
  minutesSections,
  type Amendment,
  type Meeting,
  type MinutesSection,
  type Names,
  type UnitWords,
} from '@bontot/meeting-core';
import { signatureBlock } from './signatures.ts';
import { markInWords, meetingInWords } from './words.ts';

/** What a printed page needs besides the meeting. */
export type Printing = {
  names: Names;
  unit: UnitWords;
  parentName: string | null;
  /** Where people reach the product; null where nobody said. */
  publicUrl: string | null;
  /** When it is printed. */
  at: Instant;
};

/**
 * Minutes in the customary form (domain handbook 11; layout of 36-HD/VPTW): heading, text, tables of votes and tasks,
 * signatures; each amendment on a page of its own with its own signatures. Text that people wrote is set as they wrote it.
 */
export function minutesForm(meeting: Meeting, printing: Printing): Form {
  const { kind, month, heldOn, minutes, meetingId } = meeting;
  const { names, unit, parentName } = printing;
  const about = meetingInWords(kind, month);
  // Made anew for each page: laying out marks what it has laid.
  const head = () => letterhead({ unitName: unit.name, parentName, kind, day: heldOn, number: numberOf(meeting) });
  const signed = minutes.state === 'signed';
  return {
    title: `Biên bản ${bare(unit.name)} ${month}`,
    content: [
      head(),
      titled('BIÊN BẢN', about),
      ...minutesSections(meeting, names, unit).flatMap(sectionWith(tablesOf(meeting, names, unit))),
      signatureBlock(minutes.signatures, meeting, names),
      ...minutes.amendments.flatMap((amendment, at) => amendmentPage(amendment, at + 1, about, head(), names)),
    ],
    foot: {
      ...addressOf(`/m/meetings/${meetingId}`, printing.publicUrl),
      code: signed && minutes.digest ? checkCodeOf(minutes.digest) : null,
      about: 'Bản nháp, chưa ký',
      signedTimes: 1 + minutes.amendments.filter(isInForce).length,
      madeFrom: `Lập từ số liệu của buổi họp lúc ${momentInWords(meeting.closedAt ?? printing.at)}`,
      remarks: remarksIn(unit.name, parentName),
    },
    ...(!signed && { mark: 'BẢN NHÁP' }),
  };
}

/** Meetings of a month are numbered by it; other ones are numbered by hand, in the unit's book. */
const numberOf = ({ kind, month }: Meeting): string =>
  `Số ${kind === 'thematic' || kind === 'extraordinary' ? '……' : month.slice(5, 7)}-${kind === 'committee' ? 'BB/ĐU' : 'BB/CB'}`;

/** Lines of the draft that are rows of a table when they stand as they were drafted. */
type RowsByLine = { head: string[]; widths: (number | string)[]; rows: Map<string, (string | Cell)[]> };

function tablesOf(meeting: Meeting, names: Names, unit: UnitWords): Map<string, RowsByLine> {
  const drafted = draftMinutes(meeting, names, unit);
  const votes = meeting.votes.filter(({ state, totals }) => state === 'closed' && totals);
  return new Map([
    [
      'votes',
      rowsBy(
        drafted.find(({ sectionId }) => sectionId === 'votes'),
        { head: ['Nội dung', 'Đồng ý', 'Không', 'Ý kiến khác', 'Kết quả'], widths: ['*', 50, 45, 74, 92] },
        votes.map(({ subject, totals, fullInBase }) => (line) => [
          plain(subject),
          centred(`${totals!.for}/${fullInBase}`),
          ...[totals!.against, totals!.other].map((count) => centred(String(count))),
          // What the draft says of the outcome, which rules alone decide.
          centred(/ý kiến khác \d+\. (.*)\.$/.exec(line)?.[1] ?? ''),
        ]),
      ),
    ],
    [
      'tasks',
      rowsBy(
        drafted.find(({ sectionId }) => sectionId === 'tasks'),
        { head: ['TT', 'Nội dung', 'Người thực hiện', 'Xong trước'], widths: [22, '*', 118, 68] },
        meeting.assignments.map(({ title, expected, ownerId, dueOn }, at) => () => [
          centred(String(at + 1)),
          plain(expected.trim() ? `${title} (yêu cầu: ${expected.trim()})` : title),
          plain(names[ownerId] ?? '……'),
          centred(dayInShort(dueOn)),
        ]),
      ),
    ],
  ]);
}

function rowsBy(
  drafted: MinutesSection | undefined,
  { head, widths }: Pick<RowsByLine, 'head' | 'widths'>,
  rows: ((line: string) => (string | Cell)[])[],
): RowsByLine {
  const lines = (drafted?.text ?? '').split('\n');
  const first = lines.findIndex((line) => line.startsWith('1. '));
  const found = rows.flatMap((row, at): [string, (string | Cell)[]][] => {
    const line = lines[first + at];
    return first >= 0 && line?.startsWith(`${at + 1}. `) ? [[line, row(line)]] : [];
  });
  // A title of several lines would shift all rows below it.
  return { head, widths, rows: new Map(found.length === rows.length ? found : []) };
}

/** Headings of parts stand by themselves, those of numbered items in bold, with what was said below. */
const sectionWith =
  (tables: Map<string, RowsByLine>) =>
  ({ sectionId, heading: title, text }: MinutesSection): Part[] =>
    headed(heading(plain(title)), withTables(text.normalize('NFC'), tables.get(sectionId)));

/** Rows of a table that surely fits on a page of its own. */
const FEW_ROWS = 12;

/** A heading goes to the next page with its table: where a table begins is known too late to move the heading alone. */
function headed(title: Part, parts: Part[]): Part[] {
  const [first, ...rest] = parts;
  return first && 'table' in first && first.table.body.length <= FEW_ROWS
    ? [{ unbreakable: true, stack: [title, first] }, ...rest]
    : [title, ...parts];
}

function withTables(text: string, rowsByLine: RowsByLine | undefined): Part[] {
  if (!rowsByLine || rowsByLine.rows.size === 0) return paragraphs(text);
  const { head, widths, rows } = rowsByLine;
  const parts: Part[] = [];
  let body: (string | Cell)[][] = [];
  const endTable = () => {
    if (body.length > 0) parts.push(table(widths, head, body));
    body = [];
  };
  for (const line of text.split('\n')) {
    const row = rows.get(line);
    if (row) body.push(row);
    else if (line.trim() !== '') {
      endTable();
      parts.push(paragraph(line));
    }
  }
  endTable();
  return parts;
}

function amendmentPage(amendment: Amendment, number: number, about: string, head: Part, names: Names): Part[] {
  const { reason, text, roll, signatures, at } = amendment;
  return [
    { ...head, pageBreak: 'before' },
    titled(`BỔ SUNG, SỬA ĐỔI BIÊN BẢN LẦN ${number}`, about),
    ...(isInForce(amendment)
      ? []
      : [{ text: 'Dự thảo, chưa có hiệu lực', italics: true, alignment: 'center' } as const]),
    heading('1. Lý do'),
    ...paragraphs(reason.normalize('NFC')),
    heading('2. Nội dung'),
    ...paragraphs(text.normalize('NFC')),
    ...(roll.length > 0
      ? [
          heading('3. Sửa điểm danh'),
          table(
            [30, '*', 150],
            ['TT', 'Họ và tên', 'Ghi lại là'],
            roll.map(({ personId, mark }, row) => [
              centred(String(row + 1)),
              plain(names[personId] ?? '……'),
              centred(markInWords[mark]),
            ]),
          ),
        ]
      : []),
    paragraph(`Lập lúc ${momentInWords(at)}.`),
    signatureBlock(signatures, { chairId: null, clerkId: null }, names),
  ];
}
