import { eventually } from '@bontot/testing';
import type { Outsider } from './outsider.ts';

const SINCE = '2020-01-01';

/** The id of an account's person, from a token itself: `sub` is the person. */
async function personOf(outsider: Outsider, as: string): Promise<string> {
  const [, claims] = (await outsider.tokenBySeeder(as)).split('.');
  return JSON.parse(Buffer.from(claims!, 'base64url').toString()).sub;
}

export const unit = (unitId: string, parentId: string | null, level: string, cellType: string | null = null) => ({
  unitId,
  parentId,
  level,
  cellType,
  name: `Đơn vị ${unitId}`,
  validFrom: SINCE,
});
export const cell = (unitId: string, parentId = 'QN-LH', cellType = 'residential') =>
  unit(unitId, parentId, 'cell', cellType);

/** A post of the shape that the import takes; its id is made from the three things it joins. */
async function post(outsider: Outsider, as: string, role: string, unitId: string) {
  const letters = `${as}${unitId}`
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/[ILOU]/g, '0');
  const postId = `01${letters}`.padEnd(26, '0').slice(0, 26);
  return { postId, personId: await personOf(outsider, as), role, unitId, from: SINCE };
}

/** Imports rows through the public door, and fails on the first that is refused. */
export async function bring(outsider: Outsider, rows: { units?: unknown[]; posts?: unknown[] }): Promise<void> {
  const { units, posts } = await outsider.get('seeder', '/api/v1/import', { body: rows });
  const refused = [...units, ...posts].find(({ result }: { result: string }) => result === 'refused');
  if (refused) throw new Error(`refused: ${JSON.stringify(refused)}`);
}

/** Units that scoring knows when this resolves. */
export async function found(outsider: Outsider, ...units: ReturnType<typeof unit>[]): Promise<void> {
  await bring(outsider, { units });
  for (const { unitId, level } of units)
    if (level === 'cell' || level === 'commune')
      await eventually(() => outsider.assessment(unitId, '2026').then(() => true));
}

/** The province with two communes and the accounts in their posts, as the demo data has them. */
export async function foundProvince(outsider: Outsider): Promise<void> {
  const tree = [
    unit('QN', null, 'province'),
    unit('QN-LH', 'QN', 'commune'),
    unit('QN-HM', 'QN', 'commune'),
    cell('QN-LH-07'),
    cell('QN-LH-08', 'QN-LH', 'school'),
    cell('QN-HM-01', 'QN-HM'),
    unit('QN-LH-07-T1', 'QN-LH-07', 'party_group'),
  ];
  const at = (role: string, unitId: string) => post(outsider, role, role.replace('-', '_'), unitId);
  await bring(outsider, {
    units: tree,
    posts: await Promise.all([
      ...['org-dept', 'standing-committee', 'inspector', 'technical'].map((role) => at(role, 'QN')),
      at('committee', 'QN-LH'),
      ...['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'].map((role) => at(role, 'QN-LH-07')),
    ]),
  });
  await found(outsider, ...tree.filter(({ level }) => level !== 'party_group'));
  // Posts come to the gateway one by one; whoever may read the cell is heard when this resolves.
  const readers = ['standing-committee', 'inspector', 'committee', 'supervisor', 'secretary', 'deputy', 'member'];
  for (const as of [...readers, 'probationary'])
    await eventually(async () => (await outsider.ask(as, '/api/v1/cells/QN-LH-07')).status === 200);
}

/** Gives an account its role in one more unit, and waits until the gateway acts on it. */
export async function appoint(outsider: Outsider, as: string, unitId: string): Promise<void> {
  await bring(outsider, { posts: [await post(outsider, as, as.replace('-', '_'), unitId)] });
  await eventually(async () => (await outsider.ask(as, `/api/v1/cells/${unitId}`)).status === 200);
}
