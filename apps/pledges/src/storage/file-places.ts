import { filesIn, type IsNamed } from '@bontot/papers';
import type { Stores } from './stores.ts';

/** Where files are named: `pledge:<memberId>.<year>`, `initiative:<initiativeId>`, `model:<modelId>`. */
export const placeAt = (kind: 'pledge' | 'initiative' | 'model', id: string): string => `${kind}:${id}`;

/** Whether what lies at a place names a file, whoever may see it: such a file is never swept. */
export const isNamedIn =
  ({ pledges, initiatives, models }: Pick<Stores, 'pledges' | 'initiatives' | 'models'>): IsNamed =>
  async (place, fileId) => {
    const [kind, id = ''] = place.split(':');
    const kept = kind === 'pledge' ? pledges : kind === 'initiative' ? initiatives : models;
    return filesIn((await kept.store.load(id))?.state).includes(fileId);
  };
