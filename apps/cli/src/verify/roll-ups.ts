import { call, jsonOf } from '../http.ts';
import type { Installation } from '../installation.ts';
import { TokenSource } from '../tokens.ts';
import type { Check, Finding } from './check.ts';

type Sum = { cells: number; counts: Record<string, number> };
type Verification = {
  ok: boolean;
  checked: number;
  /** Sums that are still to be made: until then a difference is no fault. */
  waiting: number;
  differences: { unitId: string; period: string; kept: Sum; counted: Sum }[];
};

const LOOK_EVERY_MS = 500;

/** Asks `dashboards` through the gateway, as the technical administrator. */
export const checkRollUps: Check = async (installation, { waitMs, signal }): Promise<Finding> => {
  const tokens = new TokenSource(installation, 'technical');
  const until = Date.now() + waitMs;
  for (;;) {
    const found = await ask(installation, await tokens.header(), signal);
    const settled = found.ok && found.waiting === 0;
    if (!settled && Date.now() < until && !signal.aborted) {
      await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
      continue;
    }
    return {
      ok: found.ok,
      checked: found.checked,
      differences: found.differences.map(
        ({ unitId, period, kept, counted }) => `${unitId} ${period}: says ${said(kept)}, its children ${said(counted)}`,
      ),
      ...(found.waiting > 0 && { note: `${found.waiting} sums are still to be made` }),
    };
  }
};

async function ask(installation: Installation, authorization: string, signal: AbortSignal): Promise<Verification> {
  const url = `${installation.url}/api/v1/dashboards/verification`;
  return jsonOf<Verification>(await call(url, { headers: { authorization }, signal }), 'the verification');
}

const said = ({ cells, counts }: Sum): string =>
  `${cells} (${Object.entries(counts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join(', ')})`;
