import type { Meeting } from './meeting.ts';
import { lines, percentInWords, timeInWords, type UnitWords } from './minutes-words.ts';
import type { PersonId } from './parts.ts';
import { countAttendance, isPresent, type Mark, type RollRow } from './roll.ts';

export type NamesById = Record<PersonId, string>;

/** A name that is not known leaves a gap to be filled in by hand. */
export const nameOf = (names: NamesById, personId: PersonId | null): string => (personId && names[personId]) || '……';

/**
 * Who had to come, came and did not (12-HD/BTCTW: absent by name, with or without reason; the reason itself is nobody's). Exempt
 * members who came are listed and never counted (domain handbook 3.3).
 */
export function peopleText(meeting: Meeting, names: NamesById, unit: UnitWords): string {
  const { kind } = meeting;
  const paragraphs = [
    totals(meeting),
    presence(meeting, names),
    absence(meeting, names),
    guests(meeting, names),
    `Chủ trì: ${withOffice(meeting.chairId, names, unit)}. Người ghi biên bản: ${withOffice(meeting.clerkId, names, unit)}.`,
  ];
  const text = kind === 'committee' ? paragraphs.map((each) => each.replace('đảng viên', 'cấp ủy viên')) : paragraphs;
  return lines(...text.filter((each) => each !== '').map((each, index) => `${index + 1}. ${each}`));
}

function totals({ roll, attendanceBase }: Meeting): string {
  const { base, excused } = countAttendance(roll, attendanceBase);
  const marked = (mark: Mark) => roll.filter((row) => row.mark === mark).length;
  const some = (count: number, what: string) => (count > 0 ? `; ${what} ${count}` : '');
  const out = attendanceBase === 'excused_out' && excused > 0 ? ` (không tính ${excused} đồng chí vắng có lý do)` : '';
  return (
    `Tổng số đảng viên: ${roll.length} đồng chí (${byKind(roll)})` +
    some(marked('exempt'), 'được miễn sinh hoạt') +
    some(marked('special_duty'), 'đang làm nhiệm vụ đặc biệt') +
    some(marked('away'), 'chuyển sinh hoạt tạm thời nơi khác') +
    some(roll.filter(({ temporary }) => temporary).length, 'sinh hoạt tạm thời tại đây') +
    `; phải dự ${base}${out}.`
  );
}

function presence({ roll, attendanceBase }: Meeting, names: NamesById): string {
  const { base, present } = countAttendance(roll, attendanceBase);
  const there = roll.filter(isPresent);
  const share = base > 0 ? `, đạt ${percentInWords(present, base)}` : '';
  const timed = ({ personId, at }: RollRow) => nameOf(names, personId) + (at ? ` (${timeInWords(at)})` : '');
  const some = (what: string, rows: RollRow[]) => (rows.length > 0 ? ` ${what}: ${rows.map(timed).join(', ')}.` : '');
  return (
    `Có mặt: ${present} đồng chí (${byKind(there)})${share}.` +
    some(
      'Đến muộn',
      roll.filter(({ mark }) => mark === 'late'),
    ) +
    some(
      'Về sớm',
      roll.filter(({ mark }) => mark === 'left_early'),
    ) +
    some(
      'Được miễn sinh hoạt nhưng có dự',
      roll.filter(({ cameAnyway, mark }) => cameAnyway && mark === 'exempt').map((row) => ({ ...row, at: null })),
    )
  );
}

function absence({ roll }: Meeting, names: NamesById): string {
  const named = (mark: Mark) => roll.filter((row) => row.mark === mark).map(({ personId }) => nameOf(names, personId));
  const [excused, unexcused, unexplained] = [named('excused'), named('unexcused'), named('absent')];
  const count = excused.length + unexcused.length + unexplained.length;
  const some = (what: string, who: string[]) => (who.length > 0 ? ` ${what}: ${who.join(', ')}.` : '');
  return (
    `Vắng: ${count} đồng chí.` +
    some('Có lý do', excused) +
    some('Không lý do', unexcused) +
    some('Chưa rõ lý do', unexplained)
  );
}

function guests(meeting: Meeting, names: NamesById): string {
  const said = (supervisor: boolean) =>
    meeting.guests
      .filter((guest) => guest.supervisor === supervisor)
      .map(({ personId, name, office }) => {
        const who = `đồng chí ${name ?? nameOf(names, personId)}`;
        return office ? `${who}, ${office}` : who;
      })
      .join('; ');
  const [above, others] = [said(true), said(false)];
  return [above && `Cấp trên dự: ${above}.`, others && `Khách dự: ${others}.`].filter(Boolean).join(' ');
}

const withOffice = (personId: PersonId | null, names: NamesById, { offices }: UnitWords): string => {
  const office = personId === null ? undefined : offices?.[personId];
  return `đồng chí ${nameOf(names, personId)}${office ? `, ${office}` : ''}`;
};

const byKind = (rows: readonly RollRow[]): string => {
  const full = rows.filter(({ kind }) => kind === 'full').length;
  return `chính thức ${full}, dự bị ${rows.length - full}`;
};
