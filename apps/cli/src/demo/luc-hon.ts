import type { CellType } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { accountMembers, accountPosts } from './accounts.ts';
import { reorganisation } from './reorganisation.ts';
import { registerDeeds } from './register-deeds.ts';
import { registerPlans } from './register-plans.ts';
import { committeePosts, supervisorPosts } from './supervisors.ts';
import { memberPosts } from './member-posts.ts';
import { peopleOf, postsOf } from './members.ts';
import type { DemoCell, DemoMember, DemoUnit, Fate } from './model.ts';
import { ACCOUNTS_CELL, cellOfLucHon, COMMUNE, FORMER_COMMITTEE, MOVED_CELL, PROVINCE, unit } from './places.ts';
import { random } from './random.ts';
import type { Move, World } from './world.ts';

type Row = [type: CellType, members: number, finished: Fate, running: Fate];

/**
 * The 21 cells of the commune: 324 members, and the fates that make the finished year come out as the handbook (13)
 * says: 11 titles, 3 more at 90 and above that a floor holds back, one gate, one without any data.
 */
const CELLS: Row[] = [
  ['residential', 15, 'steady', 'steady'],
  ['residential', 34, 'steady', 'ordinary'],
  ['residential', 12, 'steady', 'steady'],
  ['residential', 16, 'struggling', 'steady'],
  ['residential', 8, 'steady', 'ordinary'],
  ['residential', 18, 'missed-month', 'steady'],
  ['residential', 22, 'steady', 'ordinary'],
  ['residential', 13, 'struggling', 'low-attendance'],
  ['residential', 11, 'disciplined', 'steady'],
  ['residential', 31, 'steady', 'steady'],
  ['residential', 14, 'silent', 'struggling'],
  ['residential', 17, 'low-attendance', 'steady'],
  ['residential', 10, 'steady', 'idle'],
  ['residential', 12, 'complained', 'struggling'],
  ['residential', 15, 'steady', 'missed-month'],
  ['school', 16, 'steady', 'steady'],
  ['school', 13, 'struggling', 'ordinary'],
  ['school', 11, 'steady', 'steady'],
  ['agency', 14, 'steady', 'unregistered'],
  ['agency', 9, 'task-undone', 'steady'],
  ['armed_forces', 13, 'struggling', 'disciplined'],
];

/** Rates of failure, times those of the handbook; only cells that struggle differ from half of them. */
const FAILURE: Partial<Record<Fate, number>> = { ordinary: 1.3, struggling: 3.5, complained: 3.5 };
const WAIVED_IN_SEPTEMBER = new Set([1, 4, 10]);
const WITH_PARTY_GROUPS = [2, 10];
const GROUPS = 3;

export function lucHon(seed: number, demoDate: LocalDate): World {
  const finished = +demoDate.slice(0, 4) - 1;
  const cells = CELLS.map((row, index) => demoCell(row, index + 1, seed, demoDate));
  const moves = transfers(cells, finished);
  return {
    units: [...above(), ...cells.map(unitOf), ...WITH_PARTY_GROUPS.flatMap(partyGroups)],
    cells,
    committees: [{ id: COMMUNE, cells: cells.length }],
    posts: [
      ...accountPosts(),
      ...cells.flatMap((cell) => postsOf(cell, seed, cell.id === ACCOUNTS_CELL)),
      ...supervisorPosts(cells, seed),
      ...committeePosts(cells, seed),
      ...cells.flatMap((cell) => memberPosts(cell, seed, `${finished}-01-01`)),
    ],
    moves,
    deeds: [...reorganisation(finished), ...registerDeeds(cells, demoDate), ...registerPlans(cells, demoDate)],
  };
}

/** The province, the commune, and the committee that is dissolved. */
const above = (): DemoUnit[] => [
  unit(PROVINCE, null, 'province', 'Tỉnh ủy Quảng Ninh (dữ liệu giả lập)'),
  unit(COMMUNE, PROVINCE, 'commune', 'Đảng ủy xã Lục Hồn (dữ liệu giả lập)'),
  unit(FORMER_COMMITTEE, COMMUNE, 'grassroots_committee', 'Đảng bộ trường học Lục Hồn (cũ)', null, true),
];

const KINDS: Record<CellType, string> = {
  residential: 'Chi bộ thôn',
  school: 'Chi bộ trường học',
  agency: 'Chi bộ cơ quan',
  armed_forces: 'Chi bộ quân sự',
  enterprise: 'Chi bộ doanh nghiệp',
};

const unitOf = (cell: DemoCell, index: number): DemoUnit => {
  const ofType = CELLS.slice(0, index + 1).filter(([type]) => type === cell.type).length;
  const moved = cell.id === MOVED_CELL;
  const parentId = moved ? FORMER_COMMITTEE : COMMUNE;
  return unit(cell.id, parentId, 'cell', `${KINDS[cell.type]} ${ofType}`, cell.type, !moved);
};

const partyGroups = (number: number): DemoUnit[] =>
  Array.from({ length: GROUPS }, (_, index) =>
    unit(`${cellOfLucHon(number)}-T${index + 1}`, cellOfLucHon(number), 'party_group', `Tổ đảng ${index + 1}`),
  );

function demoCell([type, size, finished, running]: Row, number: number, seed: number, demoDate: LocalDate): DemoCell {
  const id = cellOfLucHon(number);
  const chance = random(seed, id, 'cell');
  const year = +demoDate.slice(0, 4) - 1;
  const accounts = accountMembers(id);
  const made = peopleOf({ cellId: id, size: size - accounts.length, seed, demoDate, place: 'luc-hon', type });
  return {
    id,
    communeId: COMMUNE,
    type,
    // Where accounts lead the cell they come first; officials are members among others.
    members:
      finished === 'silent'
        ? made.map(joining(year + 1))
        : id === ACCOUNTS_CELL
          ? [...accounts, ...made]
          : [...made, ...accounts],
    leaders: size >= 9 ? 3 : 2,
    attendance: type === 'residential' ? chance.beta(27, 2.6) : chance.beta(70, 1.4),
    failure: (on) => FAILURE[on === year ? finished : running] ?? 0.5,
    fate: (on) => (on === year ? finished : running),
    waived: new Set(WAIVED_IN_SEPTEMBER.has(number) ? [`${year}-09`] : []),
  };
}

/** Where nothing is known of the finished year, there was nobody to be known: a member who does not report is told by a timer. */
const joining =
  (year: number) =>
  (member: DemoMember): DemoMember => ({ ...member, joinedCellOn: `${year}-01-01` });

/** Three members change their cell; facts before the day stay with the old cell, those after it with the new one. */
function transfers(cells: DemoCell[], finished: number): Move[] {
  const moves = [
    { from: 2, to: 10, on: `${finished}-05-12` },
    { from: 10, to: 16, on: `${finished}-08-18` },
    { from: 6, to: 7, on: `${finished + 1}-02-23` },
  ];
  return moves.map(({ from, to, on }) => {
    const leaver = cells[from - 1]!.members.findLast((member) => member.kind === 'full' && !member.exempt)!;
    const arrived: DemoMember = { ...leaver, cellId: cellOfLucHon(to), joinedCellOn: on };
    cells[from - 1]!.members = cells[from - 1]!.members.map((member) =>
      member === leaver ? { ...member, leftCellOn: on } : member,
    );
    cells[to - 1]!.members.push(arrived);
    return { on, member: arrived };
  });
}
