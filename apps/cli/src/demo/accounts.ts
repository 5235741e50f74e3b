import { developmentAccounts, type Role } from '@bontot/contracts';
import type { DemoMember, DemoPost } from './model.ts';
import { ACCOUNTS_CELL, cellOfLucHon, COMMUNE, IN_OFFICE_SINCE, PROVINCE } from './places.ts';
import { opaqueId } from './random.ts';

type Account = keyof typeof developmentAccounts;

const FOLLOWED = [ACCOUNTS_CELL, ...[5, 6, 8].map(cellOfLucHon)];

const POSTS: [Account, Role, string[]][] = [
  ['org-dept', 'org_dept', [PROVINCE]],
  ['standing-committee', 'standing_committee', [PROVINCE]],
  ['inspector', 'inspector', [PROVINCE]],
  ['technical', 'technical', [PROVINCE]],
  ['committee', 'committee', [COMMUNE]],
  ['supervisor', 'supervisor', FOLLOWED],
  ['secretary', 'secretary', [ACCOUNTS_CELL]],
  ['deputy', 'deputy', [ACCOUNTS_CELL]],
  ['member', 'member', [ACCOUNTS_CELL]],
  ['probationary', 'probationary', [ACCOUNTS_CELL]],
  ['exempt', 'exempt', [ACCOUNTS_CELL]],
];

/** What each account of development may do: one post for each role of the permission matrix. */
export const accountPosts = (): DemoPost[] =>
  POSTS.flatMap(([account, role, units]) =>
    units.map((unitId) => ({
      postId: opaqueId('account', account, unitId),
      personId: developmentAccounts[account],
      role,
      unitId,
      from: IN_OFFICE_SINCE,
      until: null,
    })),
  );

const NAMES: Partial<Record<Account, string>> = {
  secretary: 'Chíu Văn Long',
  deputy: 'Hoàng Thị Hạnh',
  member: 'Nguyễn Văn An',
  probationary: 'La Thị Thảo',
  exempt: 'Lý Văn Tâm',
};

/** The five accounts that belong to a cell. */
export const accountMembers = (cellId: string): DemoMember[] =>
  (Object.keys(NAMES) as Account[]).map((account) => ({
    memberId: developmentAccounts[account],
    cellId,
    name: NAMES[account]!,
    kind: account === 'probationary' ? 'probationary' : 'full',
    joinedCellOn: '2018-05-19',
    leftCellOn: null,
    exempt: account === 'exempt' ? { from: '2022-01-15', to: null } : null,
    specialDuty: null,
  }));
