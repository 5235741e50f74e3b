import {
  memberChanged,
  plainMembership,
  postChanged,
  unitChanged,
  type Member,
  type Post,
  type Unit,
} from '@bontot/contracts';
import type { OutgoingEvent } from '@bontot/messaging';
import { ulid } from 'ulid';
import { person, system, type Caller } from './caller.ts';

export const COMMUNE = '/QN/QN-LH/';
export const CELL = '/QN/QN-LH/QN-LH-07/';
export const OTHER_CELL = '/QN/QN-LH/QN-LH-08/';
export const seeder = system('seeder');

/** Ids of persons that read as numbers: `P(3)`. */
export const P = (number: number): string => `01J8ZQ4T3N5W7Y9A1C3E5G7${String(number).padStart(3, '0')}`;
export const secretary = person('secretary', CELL, P(1));
export const deputy = person('deputy', CELL, P(2));
export const supervisor = person('supervisor', CELL, P(901));
export const committee = person('committee', COMMUNE, P(902));
export const technical: Caller = {
  ref: `person:${P(903)}`,
  posts: [{ role: 'technical', unitId: '*', path: '/', until: null }],
};
export const member = (number: number): Caller => person('member', CELL, P(number));
export const at = (caller: Caller, clock: string): Caller => ({ ...caller, clock });

const eventFrom = (contract: { type: string; topic: { name: string } }, key: string, body: object): OutgoingEvent => ({
  ...{ type: contract.type, topic: contract.topic.name, key, body },
  id: ulid(),
  source: 'directory',
});

export const unitTold = (unitId: string, path: string, level: Unit['level'], more: Partial<Unit> = {}) =>
  eventFrom(unitChanged, unitId, {
    ...{ unitId, version: 1, parentId: path.split('/').at(-3) || null, path, level, grassroots: false },
    ...{ cellType: level === 'cell' ? 'residential' : null, name: `Đơn vị ${unitId}` },
    ...{ validFrom: '2020-01-01', validTo: null, successorOf: [] },
    ...more,
  });
export const memberTold = (number: number, cellId: string, more: Partial<Member> = {}) =>
  eventFrom(memberChanged, P(number), {
    ...{ memberId: P(number), version: 1, cellId, name: `Đảng viên ${number}`, kind: 'full' },
    ...{ joinedCellOn: '2020-01-01', leftCellOn: null, ...plainMembership },
    ...more,
  });
export const postTold = (number: number, role: Post['role'], path: string) =>
  eventFrom(postChanged, ulid(), {
    ...{ postId: ulid(), version: 1, personId: P(number), role, unitId: path.split('/').at(-2)!, path },
    ...{ from: '2020-01-01', until: null },
  });

/** A commune with two cells: 07 with 10 members (the 10th probationary, the 9th exempt), 08 with one. */
export const directoryTold = (): OutgoingEvent[] => [
  unitTold('QN', '/QN/', 'province'),
  unitTold('QN-LH', COMMUNE, 'commune'),
  unitTold('QN-LH-07', CELL, 'cell'),
  unitTold('QN-LH-08', OTHER_CELL, 'cell'),
  ...Array.from({ length: 8 }, (_, index) => memberTold(index + 1, 'QN-LH-07')),
  memberTold(9, 'QN-LH-07', { exempt: { from: '2024-01-01', to: null } }),
  memberTold(10, 'QN-LH-07', { kind: 'probationary' }),
  memberTold(21, 'QN-LH-08'),
  postTold(1, 'secretary', CELL),
  postTold(2, 'deputy', CELL),
  postTold(901, 'supervisor', CELL),
  postTold(902, 'committee', COMMUNE),
  postTold(904, 'standing_committee', COMMUNE),
];
