import * as z from 'zod';
import { event } from '../event.ts';
import { CellType, Level, LocalDate, Path, RecordId, UnitId, Version } from '../primitives.ts';
import { topics } from '../topics.ts';

export const Unit = z
  .object({
    unitId: UnitId,
    version: Version,
    parentId: UnitId.nullable(),
    path: Path,
    level: Level,
    /** Only cells have a type. */
    cellType: CellType.nullable(),
    /** True for a grassroots committee and for a cell directly under a commune. */
    grassroots: z.boolean(),
    name: z.string().min(1).max(200),
    validFrom: LocalDate,
    validTo: LocalDate.nullable(),
    successorOf: z.array(UnitId).default([]),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof Unit>;

export const unitChanged = event('unit.changed.v1', {
  topic: topics.directory,
  key: 'unitId',
  body: Unit,
  why: 'Who needs the tree keeps a copy of each unit: scoring its type and path, the gateway the paths of posts',
  example: {
    unitId: 'QN-LH-07',
    version: 1,
    parentId: 'QN-LH',
    path: '/QN/QN-LH/QN-LH-07/',
    level: 'cell',
    cellType: 'residential',
    grassroots: true,
    name: 'Chi bộ thôn 7',
    validFrom: '2020-01-01',
    validTo: null,
    successorOf: [],
  },
});

export const MemberKind = z.enum(['full', 'probationary']).meta({ id: 'MemberKind' });
const Span = z.object({ from: LocalDate, to: LocalDate.nullable() });

export const LeftReason = z
  .enum(['transfer', 'retired', 'died', 'expelled', 'struck_off', 'merged'])
  .meta({ id: 'LeftReason' });
export type LeftReason = z.infer<typeof LeftReason>;

/** What stands for the name of a person that was erased on request; every copy takes it over like any other name. */
export const ERASED_NAME = '—';

export const Member = z
  .object({
    memberId: RecordId,
    version: Version,
    cellId: UnitId,
    /** Names travel on this topic only, which forgets after 30 days. */
    name: z.string().min(1).max(120),
    kind: MemberKind,
    joinedCellOn: LocalDate,
    leftCellOn: LocalDate.nullable(),
    exempt: Span.nullable(),
    specialDuty: Span.nullable(),
    /** Takes no part in the life of the cell: no base, no vote. */
    suspended: Span.nullable().default(null),
    /** A temporary stay in another cell, which counts the person in its meetings; this cell goes on counting the member. */
    temporary: z.object({ cellId: UnitId, from: LocalDate, to: LocalDate }).nullable().default(null),
    leftReason: LeftReason.nullable().default(null),
    /** Name and private data were erased on request. */
    erased: z.boolean().default(false),
    /** A second record of that member, closed as a duplicate: nobody stands behind it, and it counts nowhere. */
    sameAs: RecordId.nullable().default(null),
  })
  .meta({ id: 'Member' });
export type Member = z.infer<typeof Member>;

/** Nothing out of the ordinary: neither exempt nor away, nor gone. */
export const plainMembership = {
  ...{ exempt: null, specialDuty: null, suspended: null, temporary: null },
  ...{ leftReason: null, erased: false, sameAs: null },
} as const satisfies Partial<Member>;

export const memberChanged = event('member.changed.v1', {
  topic: topics.directory,
  key: 'memberId',
  body: Member,
  why: 'Meetings, pledges and notices need to know who belongs to a cell on a day',
  example: {
    memberId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    version: 1,
    cellId: 'QN-LH-07',
    name: 'Nguyễn Văn An',
    kind: 'full',
    joinedCellOn: '2018-05-19',
    leftCellOn: null,
    exempt: null,
    specialDuty: null,
    suspended: null,
    temporary: null,
    leftReason: null,
    erased: false,
    sameAs: null,
  },
});

export const Role = z
  .enum([
    'org_dept',
    'standing_committee',
    'committee',
    'supervisor',
    'inspector',
    'secretary',
    'deputy',
    'member',
    'probationary',
    'exempt',
    'external_system',
    'technical',
  ])
  .meta({ id: 'Role', description: 'Roles of the permission matrix (domain handbook 10.1)' });
export type Role = z.infer<typeof Role>;

export const Post = z
  .object({
    postId: RecordId,
    version: Version,
    personId: RecordId,
    role: Role,
    unitId: UnitId,
    path: Path,
    from: LocalDate,
    until: LocalDate.nullable(),
  })
  .meta({ id: 'Post' });
export type Post = z.infer<typeof Post>;

export const postChanged = event('post.changed.v1', {
  topic: topics.directory,
  key: 'postId',
  body: Post,
  why: 'Access follows the posts held on the day; the gateway signs them into every identity',
  example: {
    postId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9P',
    version: 1,
    personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    role: 'secretary',
    unitId: 'QN-LH-07',
    path: '/QN/QN-LH/QN-LH-07/',
    from: '2024-01-01',
    until: null,
  },
});
