import { developmentAccounts } from '@bontot/contracts';
import type { Random } from './random.ts';

export type ChaosUnit = {
  unitId: string;
  parentId: string | null;
  level: 'province' | 'commune' | 'grassroots_committee' | 'cell';
  cellType: 'residential' | null;
  name: string;
  validFrom: string;
};
export type ChaosMember = { memberId: string; cellId: string; name: string; kind: string; joinedCellOn: string };
export type ChaosPost = { postId: string; personId: string; role: string; unitId: string; from: string };

const SINCE = '2020-01-01';
const LATE_SHARE = 0.05;

/**
 * A small province: communes, in every third of them a grassroots committee with cells of its own. Some cells are told
 * to the directory only at the end, though evidence about them comes from the beginning.
 */
export class Tree {
  readonly committees: ChaosUnit[];
  readonly cells: ChaosUnit[];
  readonly late: ChaosUnit[];
  readonly early: ChaosUnit[];

  constructor(cells: number, random: Random) {
    const communes = Math.max(2, Math.ceil(cells / 20));
    const province = unit('QN', null, 'province');
    const parents: ChaosUnit[] = [];
    for (let n = 0; n < communes; n++) {
      const commune = unit(`QN-C${n}`, 'QN', 'commune');
      parents.push(commune);
      if (n % 3 === 0) parents.push(unit(`QN-C${n}-G`, commune.unitId, 'grassroots_committee'));
    }
    this.committees = [province, ...parents];
    this.cells = Array.from({ length: cells }, (_, n) =>
      unit(`QN-${String(n).padStart(3, '0')}`, parents[n % parents.length]!.unitId, 'cell'),
    );
    const shuffled = random.shuffled(this.cells);
    const late = Math.max(1, Math.round(cells * LATE_SHARE));
    this.late = shuffled.slice(0, late);
    this.early = shuffled.slice(late);
  }

  /** Ids of the units that have a committee's card. */
  get carded(): string[] {
    return this.committees.filter(({ level }) => level !== 'province').map(({ unitId }) => unitId);
  }
}

const unit = (unitId: string, parentId: string | null, level: ChaosUnit['level']): ChaosUnit => ({
  unitId,
  parentId,
  level,
  cellType: level === 'cell' ? 'residential' : null,
  name: `Đơn vị ${unitId}`,
  validFrom: SINCE,
});

let posts = 0;
/** One account holds a post in every unit it must hear from. */
export const post = (as: keyof typeof developmentAccounts, unitId: string): ChaosPost => ({
  postId: `01CHA0S${String(posts++).padStart(19, '0')}`,
  personId: developmentAccounts[as],
  role: as.replaceAll('-', '_'),
  unitId,
  from: SINCE,
});
