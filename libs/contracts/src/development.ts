/**
 * Accounts that exist in development only (`identity` refuses to start elsewhere). Each stands for one role of the
 * permission matrix; the demo data gives these persons their posts.
 */
export const developmentAccounts = {
  'org-dept': '01DEV000000000000000RGDEPT',
  'standing-committee': '01DEV000000000000000STANDC',
  committee: '01DEV00000000000000C0MM1TT',
  supervisor: '01DEV000000000000000SVPERV',
  inspector: '01DEV0000000000000001NSPCT',
  secretary: '01DEV000000000000000SECRTR',
  deputy: '01DEV000000000000000DEPVTY',
  member: '01DEV000000000000000MEMBER',
  probationary: '01DEV000000000000000PR0BAT',
  exempt: '01DEV000000000000000EXEMPT',
  technical: '01DEV000000000000000TECHN1',
} as const;

/** Machine clients of development: the sender `publisher`, and `seeder`, which may say which moment it is. */
export const developmentClients = ['publisher', 'seeder'] as const;
