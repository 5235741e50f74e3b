import type { KnownUnit } from '../storage/copies.ts';
import { subjectOf } from '../storage/people.ts';
import type { Place } from './permission.ts';

/** What the matrix asks of a unit: where it stands, and whether it is a cell or a committee. */
export const placeOfUnit = (unit: KnownUnit): Place => ({ path: unit.path, subject: subjectOf(unit) });
