import { unreachable } from '@bontot/kernel';
import type { Deed } from '../demo/index.ts';
import type { Doors } from './doors.ts';

type Claims = { items: { exemptionId: string; cellId: string; indicator: string }[] };

/** Does what a person did, at that person's doors and moment. Done again, only a claim would be a second one. */
export async function carryOut(doors: Doors, at: string, deed: Deed): Promise<void> {
  switch (deed.kind) {
    case 'enter':
      return doors.send(at, deed.facts, deed.by);
    case 'judge':
      return doors.command(at, `/api/v1/cells/${deed.cellId}/verdicts`, deed.verdict, deed.by, true);
    case 'claim':
      return doors.command(at, `/api/v1/cells/${deed.cellId}/exemptions`, deed.claim, deed.by);
    case 'decide': {
      const { cellId, indicator, decision, reason, by } = deed;
      const { items } = await doors.read<Claims>(`/api/v1/register/exemptions?unitId=${cellId}`, by);
      const claim = items.find((each) => each.indicator === indicator);
      // Decided before a stop, and come to again: nothing waits any more.
      if (!claim) return;
      const body = { decision, ...(reason === undefined ? {} : { reason }) };
      return doors.command(at, `/api/v1/exemptions/${claim.exemptionId}/decision`, body, by);
    }
    case 'move': {
      const { unitId, parentId, decision, effectiveOn } = deed;
      return doors.command(at, `/api/v1/units/${unitId}/move`, { parentId, decision, effectiveOn });
    }
    case 'dissolve': {
      const { unitId, decision, effectiveOn } = deed;
      return doors.command(at, `/api/v1/units/${unitId}/dissolve`, { decision, effectiveOn });
    }
    default:
      return unreachable(deed);
  }
}
