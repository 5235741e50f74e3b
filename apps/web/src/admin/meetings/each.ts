import { ApiProblem } from '../../shared/api.ts';

/** What became of something that was sent to several units at once. */
export type Each = {
  items: {
    id: string;
    result: 'changed' | 'unchanged' | 'refused';
    code?: string;
    details?: Record<string, unknown>;
  }[];
};

/** Throws what the first unit was refused for, with how many of all were; nothing where all took it. */
export function throwRefused({ items }: Each): void {
  const refused = items.filter(({ result }) => result === 'refused');
  const [first] = refused;
  if (!first) return;
  throw new ApiProblem(409, {
    code: first.code,
    details: first.details,
    refused: refused.length,
    all: items.length,
  });
}
