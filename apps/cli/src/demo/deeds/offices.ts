import type { DemoCell } from '../model.ts';
import type { World } from '../world.ts';

/** Who leads a cell and who follows it. */
export type Offices = { secretary: string; deputy: string; supervisor: string };

export function officesOf({ posts }: World): (cell: Pick<DemoCell, 'id'>) => Offices {
  const held = new Map(posts.map(({ role, unitId, personId }) => [`${role} ${unitId}`, personId]));
  const holder = (role: string, unitId: string): string => {
    const personId = held.get(`${role} ${unitId}`);
    if (personId === undefined) throw new Error(`nobody is ${role} of ${unitId}`);
    return personId;
  };
  return ({ id }) => ({
    secretary: holder('secretary', id),
    deputy: holder('deputy', id),
    supervisor: holder('supervisor', id),
  });
}
