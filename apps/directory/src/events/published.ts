import {
  memberChanged,
  postChanged,
  unitChanged,
  type EventContract,
  type Member,
  type Post,
  type Unit,
} from '@bontot/contracts';
import { newId, type OutgoingEvent } from '@bontot/messaging';
import type { MemberState } from '../member/member.ts';
import type { PostState } from '../post/post.ts';
import type { UnitState } from '../unit/unit.ts';

/** The unit as others know it: its full state, without the history that only this service shows. */
export const unitOf = ({ changes, ahead, spans, fingerprint, stale, ...unit }: UnitState, version: number): Unit => ({
  ...unit,
  version,
});
export const memberOf = (state: MemberState, version: number): Member => ({
  ...{ memberId: state.memberId, version, cellId: state.cellId, name: state.name, kind: state.kind },
  ...{ joinedCellOn: state.joinedCellOn, leftCellOn: state.leftCellOn },
  ...{ exempt: state.exempt, specialDuty: state.specialDuty },
  // Records of before these were kept.
  suspended: state.suspended ?? null,
  temporary: state.temporary ?? null,
  leftReason: state.leftReason ?? null,
  erased: state.erased ?? false,
  sameAs: state.sameAs ?? null,
});
export const postOf = ({ fingerprint, ...post }: PostState, version: number): Post => ({ ...post, version });

const eventOf =
  <State, Body>(
    contract: EventContract,
    bodyOf: (state: State, version: number) => Body,
    keyOf: (body: Body) => string,
  ) =>
  (state: State, version: number): OutgoingEvent[] => {
    const body = bodyOf(state, version);
    const key = keyOf(body);
    return [{ type: contract.type, topic: contract.topic.name, key, id: newId(), source: 'directory', body }];
  };

export const unitEvent = eventOf(unitChanged, unitOf, ({ unitId }) => unitId);
export const memberEvent = eventOf(memberChanged, memberOf, ({ memberId }) => memberId);
export const postEvent = eventOf(postChanged, postOf, ({ postId }) => postId);
