import type { Member } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import { guarded, MongoCopyStore, type Database } from '@bontot/persistence';

/** Of a member scoring needs to know who owes dues, and no name. */
export type KnownMember = Pick<
  Member,
  'memberId' | 'cellId' | 'kind' | 'joinedCellOn' | 'leftCellOn' | 'exempt' | 'suspended'
>;

/** What scoring keeps of the directory's members: the highest version of each. */
export class Members extends MongoCopyStore<KnownMember> {
  constructor(database: Database) {
    super(database, {
      collection: 'members',
      indexes: [{ keys: { 'value.cellId': 1, _id: 1 }, serves: 'oweDues(): who pays in a cell' }],
    });
  }

  /** Members of the cells who pay on the day: full and probationary ones that are neither exempt nor suspended. */
  async oweDues(cellIds: readonly string[], day: LocalDate): Promise<KnownMember[]> {
    const found = await guarded(() =>
      this.model
        .find({
          'value.cellId': { $in: [...cellIds] },
          'value.joinedCellOn': { $lte: day },
          $or: [{ 'value.leftCellOn': null }, { 'value.leftCellOn': { $gt: day } }],
        } as never)
        .sort({ _id: 1 })
        .lean()
        .exec(),
    );
    return found
      .map(({ value }) => value as KnownMember)
      .filter(({ exempt, suspended }) => !holdsOn(exempt, day) && !holdsOn(suspended, day));
  }
}

export const knownMemberOf = (member: Member): KnownMember => {
  const { memberId, cellId, kind, joinedCellOn, leftCellOn, exempt, suspended } = member;
  return { memberId, cellId, kind, joinedCellOn, leftCellOn, exempt, suspended };
};

const holdsOn = (span: Member['exempt'], day: LocalDate): boolean =>
  span !== null && span.from <= day && (span.to === null || span.to >= day);
