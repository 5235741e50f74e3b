import type { HeldPost } from '@bontot/access';
import { grantOf } from '@bontot/access';

/** The unit at which a person's tree begins: the highest one whose overview a post opens. */
export const rootOf = (posts: readonly Pick<HeldPost, 'role' | 'unitId' | 'path'>[]): string | undefined =>
  posts
    .filter(({ role }) => grantOf('dashboards.read', role)?.scope === 'sub')
    .sort((a, b) => a.path.split('/').length - b.path.split('/').length)[0]?.unitId;
