/** Ids of organisation units are chosen by people (`QN-LH-07`); those of persons and records are opaque ULIDs. */
export const UNIT_ID = /^[A-Z0-9][A-Za-z0-9_-]{0,63}$/;

/** What an outside source calls its record: printable, no control characters, no `$` or `.` that a store could read as syntax. */
export const SOURCE_ID = /^[A-Za-z0-9][A-Za-z0-9_:/@+-]{0,199}$/;

/** The closed path of a unit, `/QN/QN-LH/QN-LH-07/`: everything below is one prefix. */
export type UnitPath = string;

export const isUnitId = (text: unknown): text is string => typeof text === 'string' && UNIT_ID.test(text);

/** True when `path` is `scope` itself or lies below it. */
export const isWithin = (path: UnitPath, scope: UnitPath): boolean => path.startsWith(scope);

/** Ids on a closed path, from the top: `/QN/QN-LH/` → `['QN', 'QN-LH']`. */
export const unitsOn = (path: UnitPath): string[] => path.split('/').filter((part) => part !== '');

/** The unit at the end of a path. */
export const unitAt = (path: UnitPath): string => unitsOn(path).at(-1)!;
