import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { person, system, type Call, type Caller } from '@bontot/testing';
import { provinceBooks } from '../apps/directory/test/province-workbook.ts';
import { importOf, previewOf } from '../apps/directory/test/send-file.ts';

const committee: Caller = person('committee', '/QN/');
const AS_OF = '2026-01-01';

export type ImportFigures = { importRows: number; importSeconds: number; importPeakMb: number };

/**
 * The two books of a province from the first part sent to the last row written, and the most memory that the directory took
 * meanwhile (Linux; elsewhere 0). The members' book comes a second time, which must change nothing.
 */
export async function importFigures(directory: Call, pid: number): Promise<ImportFigures> {
  const province = {
    unitId: 'QN',
    parentId: null,
    level: 'province',
    cellType: null,
    name: 'Tỉnh ủy',
    validFrom: '2020-01-01',
  };
  await directory(system('seeder'), 'POST', '/api/v1/import', { units: [province] });
  const books = await provinceBooks();
  const started = performance.now();
  const units = await importOf(directory, committee, { unitId: 'QN', name: 'to-chuc.xlsx', bytes: books.units }, AS_OF);
  const members = await importOf(
    directory,
    committee,
    { unitId: 'QN', name: 'dang-vien.xlsx', bytes: books.members },
    AS_OF,
  );
  const importSeconds = (performance.now() - started) / 1_000;
  const importPeakMb = peakMbOf(pid);
  const again = await previewOf(directory, committee, { unitId: 'QN', name: 'lai.xlsx', bytes: books.members }, AS_OF);
  if (again.counts.same !== members.written.created)
    throw new Error(`the same book again: ${JSON.stringify(again.counts)}`);
  return { importRows: units.written.created + members.written.created, importSeconds, importPeakMb };
}

function peakMbOf(pid: number): number {
  try {
    return Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024);
  } catch {
    return 0;
  }
}
