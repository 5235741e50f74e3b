import type { Stored } from '@bontot/persistence';
import { localDateOf, type LocalDate, type UnitPath } from '@bontot/kernel';
import type { Asking } from '@bontot/service';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { gradeOf } from '../classification/classification.ts';
import { memberOf, postOf } from '../events/published.ts';
import type { MemberState } from '../member/member.ts';
import { NO_DETAILS } from '../member/person.ts';
import { onlyStanding } from '../record/sided.ts';
import { Members } from '../storage/members.ts';
import { PeopleStores } from '../storage/people.ts';
import { Posts } from '../storage/posts.ts';
import { yearId } from '../storage/years-of.ts';
import { PeopleDesk } from './people-desk.ts';
import type { PersonAnswer } from './people-schemas.ts';
import { transferOf } from './transfer-view.ts';

/** Years of which classification and training are shown. */
const YEARS = 6;

/** What the page of one person shows, each part to those entitled. */
@Injectable()
export class PersonPage {
  readonly #members: Members;
  readonly #posts: Posts;
  readonly #people: PeopleStores;
  readonly #desk: PeopleDesk;

  constructor(members: Members, posts: Posts, people: PeopleStores, desk: PeopleDesk) {
    this.#members = members;
    this.#posts = posts;
    this.#people = people;
    this.#desk = desk;
  }

  async of(
    { id, version, state }: Stored<MemberState>,
    path: UnitPath,
    asking: Asking,
  ): Promise<z.infer<typeof PersonAnswer>> {
    const allowed = (action: Parameters<PeopleDesk['may']>[0]) => this.#desk.may(action, path, asking, id);
    const today = localDateOf(asking.moment);
    const manage = allowed('units.manage');
    const leads = manage || allowed('candidates.follow');
    const self = asking.actor.personId === id;
    const [posts, transfers] = await Promise.all([
      this.#posts.ofPersons([id]),
      leads || self ? this.#people.transfers.ofPerson(id) : [],
    ]);
    const years = Array.from({ length: YEARS }, (_, ago) => String(+today.slice(0, 4) - ago));
    const [classifications, trainings, units] = await Promise.all([
      allowed('classification.read')
        ? this.#people.classifications.loadAll(years.map((year) => yearId(id, year)))
        : new Map(),
      leads || self ? this.#people.trainings.loadAll(years.map((year) => yearId(id, year))) : new Map(),
      this.#desk.cellNames([
        ...[state.cellId, state.temporary?.cellId ?? state.cellId],
        ...state.past.map(({ cellId }) => cellId),
        ...posts.map((post) => post.state.unitId),
      ]),
    ]);
    const details = state.details ?? NO_DETAILS;
    return {
      member: memberOf(state, version),
      stays: staysOf(state).map((stay) => ({ ...stay, cellName: units[stay.cellId] ?? stay.cellId })),
      posts: posts.map((post) => ({
        ...postOf(post.state, post.version),
        unitName: units[post.state.unitId] ?? post.state.unitId,
      })),
      ahead: state.ahead ?? [],
      history: leads ? (state.history ?? []) : [],
      transfers: transfers.map((transfer) => transferOf(transfer, today)),
      classifications: [...onlyStanding(classifications).values()].map((stored) => ({
        ...stored.state,
        version: stored.version,
        grade: gradeOf(stored.state),
      })),
      trainings: [...onlyStanding(trainings).values()].map((stored) => ({ ...stored.state, version: stored.version })),
      contact: allowed('contact.read') ? { ...details, fullOn: state.fullOn ?? null } : null,
      twins: manage && allowed('contact.read') ? await this.#twinsOf(state, asking) : [],
      duplicateOf: await this.#keptOf(state, asking),
      invitation: allowed('members.invite') ? await this.#invitationOf(id, today) : null,
      may: {
        ...{ manage, contact: allowed('contact.read'), invite: allowed('members.invite') },
        ...{ classify: allowed('classification.propose'), decideClassification: allowed('classification.decide') },
        recordTraining: allowed('training.record'),
      },
    };
  }

  /** Those alone of whom the reader may say that they are the same. */
  async #twinsOf(member: MemberState, asking: Asking) {
    const twins = await this.#members.twinsOf(member);
    const cells = await this.#desk.cellNames(twins.map(({ cellId }) => cellId));
    const paths = await Promise.all(twins.map(({ cellId }) => this.#desk.pathOf(cellId)));
    return twins
      .filter((_, at) => this.#desk.may('units.manage', paths[at]!, asking))
      .map(({ memberId, name, cellId, joinedCellOn, leftCellOn }) => ({
        ...{ memberId, name, cellId, cellName: cells[cellId] ?? cellId, joinedCellOn, leftCellOn },
      }));
  }

  async #keptOf({ sameAs }: MemberState, asking: Asking) {
    if (!sameAs) return null;
    const { state } = await this.#desk.member(sameAs);
    const isSeen = this.#desk.may('members.read', await this.#desk.pathOf(state.cellId), asking, sameAs);
    return { memberId: sameAs, name: isSeen ? state.name : null };
  }

  async #invitationOf(personId: string, today: LocalDate) {
    const invitation = await this.#people.invitations.store.load(personId);
    if (!invitation) return null;
    const { state, expiresOn, acceptedOn } = invitation.state;
    return { state: state === 'open' && expiresOn < today ? ('expired' as const) : state, expiresOn, acceptedOn };
  }
}

/** Stays in cells, oldest first; the present one last. Of a record closed as a duplicate, as they stood there before. */
function staysOf({ past, cellId, kind, joinedCellOn, closed, ...now }: MemberState) {
  const { leftCellOn, temporary } = closed ?? now;
  const before = past.map((stay) => ({
    ...{ cellId: stay.cellId, kind: stay.kind, joinedCellOn: stay.joinedCellOn, leftCellOn: stay.leftCellOn },
    temporary: stay.temporary ?? false,
  }));
  const away = temporary
    ? [{ cellId: temporary.cellId, kind, joinedCellOn: temporary.from, leftCellOn: temporary.to, temporary: true }]
    : [];
  return [...before, ...away, { cellId, kind, joinedCellOn, leftCellOn, temporary: false }];
}
