import type { Imports } from '../src/storage/imports.ts';
import { idOf } from './people-rows.ts';

type Row = (target: string) => { path: string; body?: unknown };

const about =
  (rest: string, body?: unknown): Row =>
  (target) => ({ path: `/api/v1/imports/${idOf('F', target)}${rest}`, ...(body !== undefined && { body }) });

const mapping = { asOf: '2021-01-01', sheets: [{ sheet: 0, kind: 'members', headerRow: 1, columns: { A: 'name' } }] };

/** One request for each route of spreadsheets, which a rule refuses or which changes nothing. */
export const importDoors: Record<string, Row> = {
  'GET /api/v1/imports': () => ({ path: '/api/v1/imports' }),
  'POST /api/v1/imports': (target) => ({
    path: '/api/v1/imports',
    body: { unitId: target, name: 'x.csv', size: 30_000_000, sha256: '0'.repeat(64) },
  }),
  'PUT /api/v1/imports/:importId/parts/:n': about('/parts/0', Buffer.from('x')),
  'POST /api/v1/imports/:importId/read': about('/read'),
  'POST /api/v1/imports/:importId/propose': about('/propose', { sheet: 0, headerRow: 1, kind: 'members' }),
  'PUT /api/v1/imports/:importId/mapping': about('/mapping', mapping),
  'GET /api/v1/imports/:importId': about(''),
  'GET /api/v1/imports/:importId/rows': about('/rows'),
  'GET /api/v1/imports/:importId/refused': about('/refused'),
  'POST /api/v1/imports/:importId/confirm': about('/confirm'),
  'POST /api/v1/imports/:importId/cancel': about('/cancel'),
  'POST /api/v1/imports/:importId/undo': about('/undo'),
  'GET /api/v1/exports/units': (target) => ({ path: `/api/v1/exports/units?unitId=${target}&format=csv` }),
  'GET /api/v1/exports/members': (target) => ({
    path: `/api/v1/exports/members?unitId=${target}&format=csv&reason=inspection`,
  }),
};

/** An import for a unit that came to its end long ago: nothing more can become of it. */
export async function keepImport(imports: Imports, target: string, path: string): Promise<void> {
  const importId = idOf('F', target);
  const file = { importId, unitId: target, path, name: 'x.csv', size: 9, sha256: '0'.repeat(64), by: 'person:X' };
  const nothing = { format: null, encoding: null, sheets: [], mapping: null, refusal: null, undoneBy: null };
  const counts = { create: 1, change: 0, move: 0, same: 0, problem: 0, 'left-out': 0 };
  const state = {
    ...{ ...file, ...nothing, begunAt: 1, phase: 'done' as const, attempt: 1, counts, progress: { done: 1, of: 1 } },
    ...{ upTo: 1, written: { created: 1, changed: 0, moved: 0, refused: 0 }, undone: { undone: 0, kept: 0 } },
    ...{ cancelAsked: false, confirmed: { by: 'person:X', at: 2 }, endedAt: 3, rowsKept: false },
  };
  await imports.store.save({ id: importId, version: 0, state, events: [] });
}
