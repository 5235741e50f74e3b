import { developmentAccounts, type Role } from '@bontot/contracts';
import type { DemoMember, DemoPost } from './model.ts';
import {
  ACCOUNTS_CELL,
  cellOfLucHon,
  COMMUNE,
  IN_OFFICE_SINCE,
  OFFICE_OF_COMMUNE,
  OFFICE_OF_PROVINCE,
  PROVINCE,
} from './places.ts';
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

/** Officials are members of an agency cell of the commune: the profile has no others, and only members have names. */
const OFFICIALS: Record<string, Partial<Record<Account, string>>> = {
  [OFFICE_OF_COMMUNE]: { committee: 'Phùn Thị Lan', supervisor: 'Tằng Văn Quang', inspector: 'Lý Đức Nam' },
  [OFFICE_OF_PROVINCE]: {
    'org-dept': 'Trần Thu Hà',
    'standing-committee': 'Đặng Văn Tuấn',
    technical: 'Đỗ Minh Giang',
  },
};

/** The accounts that belong to a cell, as its members; none in most cells. */
export const accountMembers = (cellId: string): DemoMember[] =>
  Object.entries((cellId === ACCOUNTS_CELL ? NAMES : OFFICIALS[cellId]) ?? {}).map(([account, name]) => ({
    memberId: developmentAccounts[account as Account],
    cellId,
    name,
    kind: account === 'probationary' ? 'probationary' : 'full',
    joinedCellOn: '2018-05-19',
    leftCellOn: null,
    exempt: account === 'exempt' ? { from: '2022-01-15', to: null } : null,
    specialDuty: null,
  }));
