import { provinceBooks } from './province-workbook.ts';
import { person, seeder, startDirectory, unit, type RunningDirectory } from './running-directory.ts';
import { importOf, previewOf } from './send-file.ts';

const committee = person('committee', '/QN/');
const MEMBERS = Number(process.env.IMPORT_MEMBERS ?? 5_000);

describe('the sheets of a province', () => {
  let directory: RunningDirectory;
  beforeAll(async () => {
    directory = await startDirectory();
    await directory.call(seeder, 'POST', '/api/v1/import', { units: [unit('QN', null, 'province')] });
  });
  afterAll(() => directory.stop());

  it('bring each unit and each member once, and nothing when they come again', async () => {
    const books = await provinceBooks(MEMBERS);
    const before = Date.now();
    const steps: Record<string, number> = {};
    const tree = await importOf(
      directory.call,
      committee,
      { unitId: 'QN', name: 'to-chuc.xlsx', bytes: books.units },
      '2026-01-01',
    );
    expect(tree.written).toEqual({ created: 4_844, changed: 0, moved: 0, refused: 0 });
    steps['units'] = Date.now() - before;
    const people = await importOf(
      directory.call,
      committee,
      { unitId: 'QN', name: 'dang-vien.xlsx', bytes: books.members },
      '2026-01-01',
    );
    expect(people.written).toEqual({ created: MEMBERS, changed: 0, moved: 0, refused: 0 });
    steps['members'] = Date.now() - before - steps['units'];
    if (process.env.IMPORT_MEMBERS) console.log(steps, Math.round(process.resourceUsage().maxRSS / 1024), 'MB');
    const again = await previewOf(
      directory.call,
      committee,
      { unitId: 'QN', name: 'lai.xlsx', bytes: books.members },
      '2026-01-01',
    );
    expect(again.counts).toMatchObject({ same: MEMBERS, create: 0, change: 0, move: 0, problem: 0 });
  }, 600_000);
});
