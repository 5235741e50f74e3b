import { developmentAccounts, type EvidenceBody, type FactValue } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { DatedDeed, Deed, DemoCell } from './model.ts';
import { cellOfLucHon } from './places.ts';
import { about } from './story-facts.ts';

const { committee, supervisor } = developmentAccounts;

/** A line of the register: which cell enters what, proved by what, so many days before the demo date. */
type Line = { cell: number; daysBefore: number; measure: string; value: FactValue; proof: EvidenceBody['evidence'] };

const INTRODUCED: Line = {
  cell: 7,
  daysBefore: 26,
  measure: 'candidate.introduced',
  value: { n: 1 },
  proof: [{ kind: 'minutes', ref: '11-NQ/CB', issuer: 'Chi bộ thôn 7' }],
};
const SOLVED: Line = {
  cell: 6,
  daysBefore: 24,
  measure: 'issue.stage',
  value: { grade: 4 },
  proof: [{ kind: 'photo', ref: 'Ảnh tuyến đường thôn 6 đã thông' }],
};
const SECOND_INTRODUCED: Line = {
  cell: 5,
  daysBefore: 22,
  measure: 'candidate.introduced',
  value: { n: 1 },
  proof: [{ kind: 'minutes', ref: '09-NQ/CB', issuer: 'Chi bộ thôn 5' }],
};
const INSPECTED: Line = {
  cell: 12,
  daysBefore: 21,
  measure: 'inspection.done',
  value: { yes: true },
  proof: [{ kind: 'decision_ref', ref: '04-KL/CB', issuer: 'Chi bộ thôn 12' }],
};
const TRAINED: Line = {
  cell: 2,
  daysBefore: 20,
  measure: 'training.completed',
  value: { yes: true },
  proof: [{ kind: 'document_file', ref: 'Giấy chứng nhận bồi dưỡng 2019' }],
};
/** Waits for a verdict on the demo date, and so does the second revision of `SOLVED`. */
const WAITING: Line[] = [
  {
    cell: 14,
    daysBefore: 7,
    measure: 'inspection.done',
    value: { yes: true },
    proof: [{ kind: 'decision_ref', ref: '05-KL/CB', issuer: 'Chi bộ thôn 14' }],
  },
  {
    cell: 7,
    daysBefore: 5,
    measure: 'task.exceeded',
    value: { yes: true },
    proof: [
      { kind: 'number_report', ref: '14-BC/CB', issuer: 'Chi bộ thôn 7' },
      { kind: 'document_file', ref: 'Danh sách hộ hiến đất làm đường' },
    ],
  },
  {
    cell: 18,
    daysBefore: 4,
    measure: 'training.completed',
    value: { yes: true },
    proof: [{ kind: 'document_file', ref: 'Giấy chứng nhận số 0147' }],
  },
  {
    cell: 10,
    daysBefore: 3,
    measure: 'member.admitted',
    value: { n: 1 },
    proof: [{ kind: 'decision_ref', ref: '31-QĐ/ĐU', issuer: 'Đảng ủy xã Lục Hồn' }],
  },
];

/** Whoever keeps the register of a cell of Lục Hồn, by its number. */
export const secretaryOf = (cells: readonly DemoCell[], number: number): string =>
  cells[number - 1]!.members[0]!.memberId;

/**
 * The evidence register in the last month before the demo date: what secretaries entered by hand, what the supervisor and
 * the committee said to it, what still waits; and three claims of «not applicable»: approved, refused, waiting.
 */
export function registerDeeds(cells: readonly DemoCell[], demoDate: LocalDate): DatedDeed[] {
  const day = (daysBefore: number): LocalDate => addDays(demoDate, -daysBefore);
  const factOf = ({ cell, daysBefore, measure, value, proof }: Line): EvidenceBody => {
    const on = day(daysBefore + 1);
    const source = `register/${day(daysBefore)}/1`;
    return { ...about(cellOfLucHon(cell), source, on)(measure, value), evidence: proof };
  };
  const enter = (line: Line): DatedDeed => ({
    on: day(line.daysBefore),
    deed: { kind: 'enter', by: secretaryOf(cells, line.cell), facts: [factOf(line)] },
  });
  const judge = (daysBefore: number, by: string, line: Line, reason?: string): DatedDeed => {
    const { cellId, measure, source, revision, effectiveOn } = factOf(line);
    const verdict = reason === undefined ? 'confirmed' : 'rejected';
    const period = effectiveOn.slice(0, 4);
    return {
      on: day(daysBefore),
      deed: {
        kind: 'judge',
        by,
        cellId,
        verdict: { period, measure, source, revision, verdict, ...(reason === undefined ? {} : { reason }) },
      },
    };
  };
  const claim = (daysBefore: number, cell: number, indicator: string, reason: string): DatedDeed => ({
    on: day(daysBefore),
    deed: {
      kind: 'claim',
      by: secretaryOf(cells, cell),
      cellId: cellOfLucHon(cell),
      claim: { period: day(daysBefore).slice(0, 4), indicator, reason },
    },
  });
  const decide = (daysBefore: number, cell: number, indicator: string, word: Decision): DatedDeed => ({
    on: day(daysBefore),
    deed: { kind: 'decide', by: committee, cellId: cellOfLucHon(cell), indicator, ...word },
  });
  const proved = {
    ...factOf(SOLVED),
    revision: 2,
    evidence: [{ kind: 'document_file' as const, ref: 'Biên bản nghiệm thu 02-BB', issuer: 'UBND xã Lục Hồn' }],
  };
  return [
    claim(30, 9, '4.6', 'Chi ủy mới kiện toàn, trong năm cấp trên không mở lớp bồi dưỡng'),
    claim(30, 14, '1.6', 'Thôn không có vấn đề nổi cộm'),
    ...[INTRODUCED, SOLVED, SECOND_INTRODUCED, INSPECTED, TRAINED].map(enter),
    judge(18, supervisor, INTRODUCED),
    judge(18, supervisor, SOLVED, 'Ảnh chưa đủ làm minh chứng, cần biên bản nghiệm thu'),
    judge(18, supervisor, SECOND_INTRODUCED),
    judge(15, committee, INSPECTED),
    judge(15, committee, TRAINED, 'Giấy chứng nhận của năm 2019, không phải của năm nay'),
    decide(15, 9, '4.6', { decision: 'approved' }),
    decide(15, 14, '1.6', { decision: 'refused', reason: 'Chi bộ đã đăng ký một vấn đề và đang giải quyết' }),
    { on: day(12), deed: { kind: 'enter', by: secretaryOf(cells, SOLVED.cell), facts: [proved] } },
    ...WAITING.map(enter),
    claim(2, 8, '4.6', 'Bí thư chi bộ đã hoàn thành chương trình bồi dưỡng năm trước'),
  ];
}

type Decision = Pick<Extract<Deed, { kind: 'decide' }>, 'decision' | 'reason'>;
