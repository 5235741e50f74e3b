import { Outcome, UnitId } from '@bontot/contracts';
import type { LookedBack } from '../overview/moves.ts';
import * as z from 'zod';

export const UnitPathOf = z.object({ unitId: UnitId });
const period = z
  .string()
  .regex(/^\d{4}$/)
  .optional()
  .meta({ description: 'a year; the present one by default' });
const cursor = z.string().min(1).max(300).optional();
const limit = z.coerce.number().int().min(1).max(100).default(50);
const words = z.string().trim().min(1).max(100);

export const PeriodQuery = z.object({ period });
export const CellsQuery = z.object({
  period,
  sort: z.enum(['worst', 'name', 'pace']).default('worst'),
  outcome: Outcome.optional(),
  q: words.optional(),
  cursor,
  limit,
});
export const MoversQuery = z.object({
  period,
  days: z
    .enum(['1', '7', '30'])
    .default('1')
    .transform((days) => Number(days) as LookedBack),
});
export const ChildrenQuery = z.object({ period, cursor, limit });
export const SearchQuery = z.object({ q: words });
