import type { Refusal } from '@bontot/kernel';
import { localDateOf } from '@bontot/kernel';
import type { Stored } from '@bontot/persistence';
import type { Asking } from '@bontot/service';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { gradeOf } from '../classification/classification.ts';
import { handOver, type Side } from '../duplicate/hand-over.ts';
import { memberOf, postOf } from '../events/published.ts';
import { DuplicateWork } from '../jobs/duplicate-work.ts';
import type { MemberState } from '../member/member.ts';
import { NO_DETAILS } from '../member/person.ts';
import { onlyStanding } from '../record/sided.ts';
import { PeopleStores } from '../storage/people.ts';
import { Posts } from '../storage/posts.ts';
import { yearId } from '../storage/years-of.ts';
import { PeopleDesk } from './people-desk.ts';
import type { Comparison } from './people-schemas.ts';

/** Years of which the classification is compared. */
const YEARS = 6;

type Compared = z.infer<typeof Comparison>['records'][number];

/** Two records side by side, each part to those entitled to it in that record's cell. */
@Injectable()
export class CompareDesk {
  readonly #posts: Posts;
  readonly #people: PeopleStores;
  readonly #work: DuplicateWork;
  readonly #desk: PeopleDesk;

  constructor(posts: Posts, people: PeopleStores, work: DuplicateWork, desk: PeopleDesk) {
    this.#posts = posts;
    this.#people = people;
    this.#work = work;
    this.#desk = desk;
  }

  async of(
    [one, other]: [Stored<MemberState>, Stored<MemberState>],
    asking: Asking,
  ): Promise<z.infer<typeof Comparison>> {
    const [left, right] = await Promise.all([this.#work.sideOf(one), this.#work.sideOf(other)]);
    const today = localDateOf(asking.moment);
    const refusalOf = (kept: Side, duplicate: Side): Refusal | null => {
      const handed = handOver(kept, duplicate, today);
      return handed.ok ? null : handed.refusal;
    };
    return {
      records: [
        await this.#compared(left, refusalOf(right, left), asking),
        await this.#compared(right, refusalOf(left, right), asking),
      ],
    };
  }

  async #compared({ member, version, link }: Side, hindrance: Refusal | null, asking: Asking): Promise<Compared> {
    const { memberId, cellId, details, fullOn = null } = member;
    const path = await this.#desk.pathOf(cellId);
    const today = localDateOf(asking.moment);
    const posts = await this.#posts.ofPersons([memberId]);
    const units = await this.#desk.cellNames([cellId, ...posts.map(({ state }) => state.unitId)]);
    const isInvited = link?.state === 'open' && today <= link.expiresOn;
    return {
      ...{ member: memberOf(member, version), cellName: units[cellId] ?? cellId, hindrance },
      contact: this.#desk.may('contact.read', path, asking) ? { ...(details ?? NO_DETAILS), fullOn } : null,
      posts: posts.map(({ state, version: held }) => ({
        ...postOf(state, held),
        unitName: units[state.unitId] ?? state.unitId,
      })),
      account: link && link.accountId !== null ? 'linked' : isInvited ? 'invited' : 'none',
      classifications: this.#desk.may('classification.read', path, asking)
        ? await this.#gradesOf(memberId, +today.slice(0, 4))
        : [],
    };
  }

  async #gradesOf(memberId: string, thisYear: number) {
    const years = Array.from({ length: YEARS }, (_, ago) => String(thisYear - ago));
    const found = await this.#people.classifications.loadAll(years.map((year) => yearId(memberId, year)));
    return [...onlyStanding(found).values()].map(({ state }) => ({ year: state.year, grade: gradeOf(state) }));
  }
}
