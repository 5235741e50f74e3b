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
    case 'judge-tasks':
      return judgeTasks(doors, at, deed);
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
    case 'record':
      return doors.command(at, deed.path, deed.body, deed.by, true);
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

type Pending = { items: { cellId: string; measure: string; source: string; revision: number; period: string }[] };

/** The supervisor's word on claims that tasks went beyond the requirement, as they wait in the register. */
async function judgeTasks(doors: Doors, at: string, deed: Extract<Deed, { kind: 'judge-tasks' }>): Promise<void> {
  const { by, cellId, tasks } = deed;
  const { items } = await doors.read<Pending>(`/api/v1/register/pending?unitId=${cellId}&limit=100`, by);
  for (const { taskId, confirmed } of tasks) {
    const waiting = items.find(({ measure, source }) => measure === 'task.exceeded' && source === `task/${taskId}`);
    // Judged before a stop, and come to again: it waits no more.
    if (!waiting) continue;
    const { measure, source, revision, period } = waiting;
    const word = confirmed
      ? { verdict: 'confirmed' }
      : { verdict: 'rejected', reason: 'Số liệu chưa vượt yêu cầu đã giao' };
    await doors.command(at, `/api/v1/cells/${cellId}/verdicts`, { period, measure, source, revision, ...word }, by);
  }
}
