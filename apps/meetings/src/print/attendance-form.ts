import {
  bare,
  type Cell,
  centred,
  dayInShort,
  type Form,
  letterhead,
  momentInWords,
  paragraph,
  plain,
  remarksIn,
  table,
  titled,
  addressOf,
} from '@bontot/print';
import {
  countAttendance,
  isPresent,
  rollFrom,
  type Meeting,
  type RollPerson,
  type RollRow,
} from '@bontot/meeting-core';
import type { Printing } from './minutes-form.ts';
import { byName, kindInWords, markInWords, meetingInWords } from './words.ts';

/** The list to be filled in by hand: who may come, and a code for each, so that a sheet is entered without reading names. */
export type Blank = { people: readonly RollPerson[]; codeOf: (personId: string) => string };

/** Attendance list (danh sách điểm danh; domain handbook 11), of a roll call or blank. */
export function attendanceForm(meeting: Meeting, printing: Printing, blank?: Blank): Form {
  const { kind, month, heldOn, meetingId, place } = meeting;
  const { names, unit, parentName, at } = printing;
  const nameIn = ({ personId }: { personId: string }) => plain(names[personId] ?? '……');
  const rows = (blank ? rollFrom(blank.people, []) : meeting.roll).toSorted(byName(nameIn));
  return {
    title: `Danh sách điểm danh ${bare(unit.name)} ${month}`,
    content: [
      letterhead({ unitName: unit.name, parentName, kind, day: heldOn, number: null }),
      titled('DANH SÁCH ĐIỂM DANH', meetingInWords(kind, month)),
      paragraph(`Ngày họp: ${dayInShort(heldOn)}${timesOf(meeting)}. Địa điểm: ${plain(place) || '……'}.`),
      blank
        ? table(
            [20, '*', 58, 42, 44, 32, 66],
            ['TT', 'Họ và tên', 'Đảng viên', 'Mã', 'Có mặt', 'Giờ', 'Ký tên'],
            rows.map((row, index) => [
              ...[centred(String(index + 1)), nameIn(row), centred(kindInWords[row.kind])],
              centred(blank.codeOf(row.personId)),
              centred(row.mark === 'present' ? '' : markInWords[row.mark]),
              ...['', tall],
            ]),
          )
        : table(
            [20, '*', 58, 92, 34, 62],
            ['TT', 'Họ và tên', 'Đảng viên', 'Điểm danh', 'Giờ', 'Ký tên'],
            rows.map((row, index) => [
              ...[centred(String(index + 1)), nameIn(row), centred(kindInWords[row.kind])],
              ...[centred(marked(row)), centred(row.at ?? ''), ''],
            ]),
          ),
      ...(blank ? blankTotals : totals(meeting)).map(paragraph),
    ],
    foot: {
      ...addressOf(`/m/meetings/${meetingId}`, printing.publicUrl),
      ...{ code: null, signedTimes: 0, remarks: remarksIn(unit.name, parentName) },
      madeFrom: `In lúc ${momentInWords(at)}`,
      about: 'Danh sách điểm danh',
    },
  };
}

/** Room to sign in. */
const tall: Cell = { text: ' ', margin: [0, 4, 0, 4] };

const timesOf = ({ startedAt, startsAt, endedAt }: Meeting): string => {
  const start = startedAt ?? startsAt;
  if (!start) return '';
  return endedAt ? `, từ ${start} đến ${endedAt}` : `, lúc ${start}`;
};

const marked = ({ mark, cameAnyway }: RollRow): string =>
  mark === 'exempt' && cameAnyway ? 'Được miễn, có dự' : markInWords[mark];

function totals({ roll, attendanceBase }: Meeting): string[] {
  const { base, present, excused, unexcused } = countAttendance(roll, attendanceBase);
  const came = roll.filter(({ mark, cameAnyway }) => mark === 'exempt' && cameAnyway).length;
  const exempt = roll.filter(({ mark }) => mark === 'exempt').length;
  const late = roll.filter((row) => isPresent(row) && row.mark !== 'present').length;
  return [
    `1. Phải dự: ${base}. Có mặt: ${present} (trong đó đến muộn, về sớm ${late}).`,
    `2. Vắng có lý do: ${excused}. Vắng không lý do: ${unexcused}.`,
    `3. Được miễn sinh hoạt: ${exempt}, trong đó có dự: ${came}.`,
  ];
}

const blankTotals = [
  '1. Phải dự: ……. Có mặt: …….',
  '2. Vắng có lý do: ……. Vắng không lý do: …….',
  '3. Được miễn sinh hoạt có dự: …….',
];
