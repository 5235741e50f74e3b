import type { Actor } from '@bontot/access';
import { notFound, Answers, CurrentActor, SignedIn } from '@bontot/service';
import { Controller, Get } from '@nestjs/common';
import type * as z from 'zod';
import { Members } from '../storage/members.ts';
import { Units } from '../storage/units.ts';
import { MeAnswer } from './schemas.ts';

/** Persons, as they see themselves. */
@Controller('api/v1/people')
export class PeopleController {
  readonly #members: Members;
  readonly #units: Units;

  constructor(members: Members, units: Units) {
    this.#members = members;
    this.#units = units;
  }

  /**
   * The posts are those the gateway has signed for today; what their units are called is known here. A person who is no
   * member of a cell has no name here.
   */
  @Get('me')
  @SignedIn('name and posts of the caller alone')
  @Answers('Name and posts of the person who asks', MeAnswer)
  async me(@CurrentActor() { personId, posts }: Actor): Promise<z.infer<typeof MeAnswer>> {
    if (personId === undefined) throw notFound('MEMBER_UNKNOWN');
    const [member, units] = await Promise.all([
      this.#members.store.load(personId),
      this.#units.loadAll(posts.map(({ unitId }) => unitId)),
    ]);
    return {
      personId,
      name: member?.state.name ?? null,
      posts: posts.flatMap(({ role, unitId, path, until }) => {
        const unit = units.get(unitId)?.state;
        return unit ? [{ role, unitId, unitName: unit.name, level: unit.level, path, until }] : [];
      }),
    };
  }
}
