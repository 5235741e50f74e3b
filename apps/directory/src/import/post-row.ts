import type { Role } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { plain } from './cell.ts';
import { dayOf } from './dates.ts';
import type { FieldCells } from './mapping.ts';
import { birthOf, cardOf, nameOf, recordIdOf } from './member-row.ts';
import { RowReader, type RowProblem } from './row.ts';

/** A post as a row describes it: who, what, where, for how long. */
export type PostDraft = {
  memberId?: string | undefined;
  cardNumber?: string | undefined;
  name?: string | undefined;
  birthDate?: string | undefined;
  unit?: string | undefined;
  role?: Role | undefined;
  from?: LocalDate | undefined;
  until?: LocalDate | undefined;
};

/** Roles by what a sheet calls them; those of systems and of technicians are given by hand alone. */
export const ROLE_WORDS: Partial<Record<Role, readonly string[]>> = {
  secretary: ['bí thư chi bộ', 'bi thu'],
  deputy: ['phó bí thư chi bộ', 'pho bi thu'],
  member: ['đảng viên'],
  supervisor: ['cấp ủy viên phụ trách chi bộ', 'uy vien phu trach', 'phu trach chi bo', 'cap uy phu trach'],
  inspector: ['ủy viên ủy ban kiểm tra', 'can bo kiem tra', 'uy ban kiem tra', 'kiem tra'],
  committee: ['cán bộ cấp ủy', 'chuyen vien dang uy', 'van phong dang uy', 'ban xay dung dang', 'cap uy'],
  standing_committee: ['ủy viên ban thường vụ', 'ban thuong vu', 'thuong vu', 'thuong truc'],
};
const roles = new Map(
  (Object.entries(ROLE_WORDS) as [Role, readonly string[]][]).flatMap(([role, all]) =>
    [role.replaceAll('_', ' '), ...all].map((word) => [plain(word), role] as const),
  ),
);

/** Reads a row about a post. */
export function readPost(
  row: number,
  cells: FieldCells,
  today: LocalDate,
): { draft: PostDraft; problems: RowProblem[] } {
  const reader = new RowReader(row, cells);
  const day = (field: 'from' | 'until') => reader.read(field, (cell) => dayOf(cell, today));
  const memberId = reader.read('memberId', recordIdOf);
  const cardNumber = reader.read('cardNumber', cardOf);
  const name = reader.has('name') || (!memberId && !cardNumber) ? nameOf(reader) : undefined;
  const role = roles.get(plain(reader.text('role')));
  if (!role) reader.refuse('role', 'IMPORT_ROLE_UNKNOWN');
  const [from, until] = [day('from'), day('until')];
  if (from && until && until < from) reader.refuse('until', 'POST_ENDS_BEFORE_START', { from });
  const birthDate = reader.read('birthDate', (cell) => birthOf(cell, today));
  const unit = reader.text('unit') || undefined;
  return { draft: { memberId, cardNumber, name, birthDate, unit, role, from, until }, problems: reader.problems };
}
