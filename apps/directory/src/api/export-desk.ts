import { localDateOf, type LocalDate, type UnitPath } from '@bontot/kernel';
import { Injectable } from '@nestjs/common';
import { LEVEL_WORDS, TYPE_WORDS } from '../import/unit-row.ts';
import { ROLE_WORDS } from '../import/post-row.ts';
import type { SheetOut } from '../jobs/sheets/xlsx-writer.ts';
import type { MemberState } from '../member/member.ts';
import { Members } from '../storage/members.ts';
import { Posts } from '../storage/posts.ts';
import { Units } from '../storage/units.ts';
import { isActiveOn, type UnitState } from '../unit/unit.ts';

const UNITS_AT_ONCE = 500;
const CELLS_AT_ONCE = 25;
const MEMBERS_AT_ONCE = 1_000;

/** Lists in the shape in which an import reads them: sent back unchanged they change nothing. */
@Injectable()
export class ExportDesk {
  readonly #units: Units;
  readonly #members: Members;
  readonly #posts: Posts;

  constructor(units: Units, members: Members, posts: Posts) {
    this.#units = units;
    this.#members = members;
    this.#posts = posts;
  }

  units(path: UnitPath, moment: number): SheetOut {
    const columns = [
      ...[column('Mã tổ chức', 18), column('Tên tổ chức', 40), column('Cấp', 20), column('Loại hình', 20)],
      ...[column('Mã tổ chức cấp trên', 22), column('Ngày thành lập', 14)],
    ];
    return { name: 'Tổ chức đảng', columns, rows: this.#unitRows(path, localDateOf(moment)) };
  }

  members(path: UnitPath, moment: number): SheetOut {
    const columns = [
      ...[column('Mã đảng viên', 30), column('Số thẻ đảng viên', 18), column('Họ và tên', 28), column('Ngày sinh', 12)],
      ...[column('Ngày vào Đảng', 14), column('Ngày chính thức', 14), column('Loại đảng viên', 14)],
      ...[column('Mã chi bộ', 18), column('Tên chi bộ', 32), column('Miễn sinh hoạt', 14), column('Chức vụ', 22)],
      ...[column('Điện thoại', 14), column('Email', 26)],
    ];
    return { name: 'Đảng viên', columns, rows: this.#memberRows(path, localDateOf(moment)) };
  }

  async *#unitRows(path: UnitPath, day: LocalDate): AsyncGenerator<string[]> {
    for await (const unit of this.#below(path))
      if (isActiveOn(unit, day))
        yield [
          ...[unit.unitId, unit.name, LEVEL_WORDS[unit.level][0]!],
          unit.cellType ? TYPE_WORDS[unit.cellType][0]! : '',
          ...[unit.parentId ?? '', shown(unit.validFrom)],
        ];
  }

  async *#memberRows(path: UnitPath, day: LocalDate): AsyncGenerator<string[]> {
    let cells: UnitState[] = [];
    for await (const unit of this.#below(path)) {
      if (unit.level !== 'cell') continue;
      cells.push(unit);
      if (cells.length < CELLS_AT_ONCE) continue;
      yield* this.#membersOf(cells, day);
      cells = [];
    }
    if (cells.length > 0) yield* this.#membersOf(cells, day);
  }

  async *#membersOf(cells: UnitState[], day: LocalDate): AsyncGenerator<string[]> {
    const names = new Map(cells.map(({ unitId, name }) => [unitId, name]));
    const unitIds = [...names.keys()];
    const leading = new Map(
      (await this.#posts.heldIn(unitIds, ['secretary', 'deputy'], day)).map(({ state }) => [
        state.personId,
        state.role,
      ]),
    );
    for (let after: string | undefined; ;) {
      const found = await this.#members.pageOf(unitIds, { day, after, limit: MEMBERS_AT_ONCE });
      for (const { state } of found)
        if (names.has(state.cellId)) yield memberRow(state, names.get(state.cellId)!, leading.get(state.memberId), day);
      if (found.length < MEMBERS_AT_ONCE) return;
      after = found.at(-1)!.id;
    }
  }

  async *#below(path: UnitPath): AsyncGenerator<UnitState> {
    for (let after: UnitPath | undefined; ;) {
      const found = await this.#units.page({ within: [path], after, limit: UNITS_AT_ONCE });
      for (const { state } of found) yield state;
      if (found.length < UNITS_AT_ONCE) return;
      after = found.at(-1)!.state.path;
    }
  }
}

function memberRow(member: MemberState, cellName: string, role: string | undefined, day: LocalDate): string[] {
  const { memberId, name, kind, cellId, exempt, details, fullOn } = member;
  const isExempt = exempt && (exempt.to === null || exempt.to >= day);
  return [
    ...[
      memberId,
      details?.cardNumber ?? '',
      name,
      shown(details?.birthDate),
      shown(details?.admittedOn),
      shown(fullOn),
    ],
    ...[kind === 'full' ? 'chính thức' : 'dự bị', cellId, cellName, isExempt ? shown(exempt.from) : ''],
    role === 'secretary' || role === 'deputy' ? ROLE_WORDS[role]![0]! : '',
    ...[details?.phone ?? '', details?.mail ?? ''],
  ];
}

const column = (title: string, width: number) => ({ title, width });

/** `2024-05-19` is 19/05/2024; a year stays a year. */
const shown = (day: string | null | undefined): string => (day ? day.split('-').reverse().join('/') : '');
