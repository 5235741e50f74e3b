import type { CellType } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { lucHon } from './luc-hon.ts';
import { peopleOf, postsOf } from './members.ts';
import type { DemoCell, DemoCommittee, DemoUnit, Fate } from './model.ts';
import { COMMUNE, PROVINCE, unit } from './places.ts';
import { random, shuffled } from './random.ts';
import type { World } from './world.ts';

const CELLS = 4_785;
const MEMBERS = 104_000;
const COMMITTEES = 59;
/** The last five are not places but agencies, government, police, armed forces and coal. */
const EQUAL_COMMITTEES = 5;
const GRASSROOTS = 690;
const GRASSROOTS_CELLS = 170;
const WITH_PART_COMMITTEES = 40;
const RESIDENTIAL = 1_452;
const OTHER_TYPES: [CellType, number][] = [
  ['agency', 0.45],
  ['school', 0.25],
  ['enterprise', 0.2],
  ['armed_forces', 0.1],
];

type Place = { id: string; parentId: string; communeId: string; grassroots: boolean; isCommune: boolean };

/**
 * A synthetic province around Lục Hồn: 59 committees, about 690 grassroots organisations, 4,785 cells and 104,000
 * members, three to five levels deep. Cells differ as the handbook (13) says: an effect for each commune, 6 % struggle.
 * Nothing is judged by hand: a verdict would wait for a worker that reads long behind the doors.
 */
export function province(seed: number, demoDate: LocalDate): World {
  const known = lucHon(seed, demoDate);
  const { units, places } = tree(seed, CELLS - known.cells.length, known.cells.length);
  const types = typesOf(places, seed, known.cells);
  const sizes = sizesOf(seed, places.length, MEMBERS - peopleIn(known.cells));
  const cells = places.map((place, index) => demoCell(place, types[index]!, sizes[index]!, seed, demoDate));
  const named = places.map((place, index) =>
    unit(
      place.id,
      place.parentId,
      'cell',
      `Chi bộ ${place.id.slice(PROVINCE.length + 1)}`,
      types[index]!,
      place.grassroots,
    ),
  );
  return {
    units: [...known.units, ...units, ...named],
    cells: [...known.cells, ...cells],
    committees: [...known.committees, ...committeesOf(units, places)],
    posts: [...known.posts, ...cells.flatMap((cell) => postsOf(cell, seed))],
    moves: known.moves,
    deeds: known.deeds.filter(({ deed }) => deed.kind === 'move' || deed.kind === 'dissolve'),
  };
}

/** Committees, grassroots and part committees, and where each cell hangs. */
function tree(seed: number, cellCount: number, knownCells: number): { units: DemoUnit[]; places: Place[] } {
  const chance = random(seed, 'tree');
  const units: DemoUnit[] = [];
  const places: Place[] = [];
  const communes = Array.from({ length: COMMITTEES - 1 }, (_, index) => `${PROVINCE}-${two(index + 1)}`);
  const isCommune = (index: number) => index < communes.length - EQUAL_COMMITTEES;
  communes.forEach((id, index) =>
    units.push(
      unit(
        id,
        PROVINCE,
        'commune',
        `Đảng ủy ${isCommune(index) ? 'xã' : 'trực thuộc'} ${two(index + 1)} (dữ liệu giả lập)`,
      ),
    ),
  );
  const parents: Omit<Place, 'id' | 'grassroots'>[] = [];
  const grassrootsCells = GRASSROOTS_CELLS - knownCells;
  for (let number = 0; number < GRASSROOTS - GRASSROOTS_CELLS; number++) {
    const at = number % communes.length;
    const id = `${communes[at]}-${two(Math.floor(number / communes.length) + 1)}`;
    units.push(unit(id, communes[at]!, 'grassroots_committee', `Đảng bộ cơ sở ${id.slice(3)}`, null, true));
    const place = { parentId: id, communeId: communes[at]!, isCommune: isCommune(at) };
    if (number >= WITH_PART_COMMITTEES) parents.push(place);
    else
      for (let part = 1; part <= 3; part++) {
        units.push(unit(`${id}-B${part}`, id, 'part_committee', `Đảng bộ bộ phận ${id.slice(3)}-${part}`));
        parents.push({ ...place, parentId: `${id}-B${part}` });
      }
  }
  const seats = new Map<string, number>();
  const settle = (place: Omit<Place, 'id' | 'grassroots'>, grassroots: boolean) => {
    const number = (seats.get(place.parentId) ?? 0) + 1;
    seats.set(place.parentId, number);
    places.push({ ...place, id: `${place.parentId}-C${two(number)}`, grassroots });
  };
  for (let index = 0; index < grassrootsCells; index++) {
    const at = chance.int(0, communes.length - 1);
    settle({ parentId: communes[at]!, communeId: communes[at]!, isCommune: isCommune(at) }, true);
  }
  for (let index = grassrootsCells; index < cellCount; index++)
    settle(index - grassrootsCells < parents.length ? parents[index - grassrootsCells]! : chance.pick(parents), false);
  return { units, places };
}

const two = (number: number): string => String(number).padStart(2, '0');
const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Who changed the cell stands in two lists. */
const peopleIn = (cells: DemoCell[]): number =>
  new Set(cells.flatMap((cell) => cell.members).map(({ memberId }) => memberId)).size;

/** Exactly 1,452 residential cells, all in communes; the rest by the shares of the handbook. */
function typesOf(places: Place[], seed: number, known: DemoCell[]): CellType[] {
  const chance = random(seed, 'types');
  const villages = RESIDENTIAL - known.filter((cell) => cell.type === 'residential').length;
  const inCommunes = places.flatMap((place, index) => (place.isCommune ? [index] : []));
  const residential = new Set(shuffled(inCommunes, chance).slice(0, villages));
  return places.map((_, index) => (residential.has(index) ? 'residential' : chance.weighted(OTHER_TYPES)));
}

/** Log-normal, median 18, σ 0.6, cut to 3–120, then scaled to the sum; what rounding leaves goes to the first cells. */
function sizesOf(seed: number, count: number, total: number): number[] {
  const chance = random(seed, 'sizes');
  const cut = (size: number) => Math.min(120, Math.max(3, Math.round(size)));
  const raw = Array.from({ length: count }, () => cut(18 * Math.exp(0.6 * chance.normal())));
  const factor = total / sum(raw);
  const sizes = raw.map((size) => cut(size * factor));
  for (let left = total - sum(sizes), index = 0; left !== 0; index = (index + 1) % count) {
    const step = Math.sign(left);
    if (sizes[index]! + step < 3 || sizes[index]! + step > 120) continue;
    sizes[index]! += step;
    left -= step;
  }
  return sizes;
}

/** 0.22 % of members disciplined a year is about one cell in 22; half a percent not registered, one percent silent. */
function fateOf(seed: number, id: string, year: number, size: number): Fate {
  const chance = random(seed, id, year, 'fate');
  if (chance.chance(0.01)) return 'silent';
  if (chance.chance(0.005)) return 'unregistered';
  if (chance.chance(1 - (1 - 0.0022) ** size)) return 'disciplined';
  return chance.chance(0.006) ? 'complained' : 'ordinary';
}

function demoCell(place: Place, type: CellType, size: number, seed: number, demoDate: LocalDate): DemoCell {
  const chance = random(seed, place.id, 'cell');
  const struggles = chance.chance(0.06);
  const effect = Math.min(1, Math.max(-1, 0.5 * random(seed, place.communeId, 'effect').normal()));
  const villageLike = type === 'residential' || type === 'enterprise';
  return {
    id: place.id,
    communeId: place.communeId,
    type,
    members: peopleOf({ cellId: place.id, size, seed, demoDate, place: 'elsewhere', type }),
    leaders: size >= 9 ? 3 : 2,
    attendance: villageLike ? chance.beta(27, 2.6) : chance.beta(70, 1.4),
    failure: () => (struggles ? 5 : 1) * (1 + 0.5 * effect),
    fate: (year) => fateOf(seed, place.id, year, size),
    waived: new Set(),
  };
}

/** Who scores as a committee: communes and grassroots committees, with the cells that answer to them. */
function committeesOf(units: DemoUnit[], places: Place[]): DemoCommittee[] {
  const parentOf = new Map(
    units.map(({ unitId, parentId, level }) => [unitId, level === 'part_committee' ? parentId! : unitId]),
  );
  const cells = new Map<string, number>();
  for (const { parentId } of places) {
    const owner = parentOf.get(parentId) ?? COMMUNE;
    cells.set(owner, (cells.get(owner) ?? 0) + 1);
  }
  return units
    .filter(({ level }) => level === 'commune' || level === 'grassroots_committee')
    .map(({ unitId }) => ({ id: unitId, cells: Math.max(1, cells.get(unitId) ?? 0) }));
}
