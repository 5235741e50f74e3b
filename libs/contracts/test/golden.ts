import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One released version of an event: its example and its schema on the day of release. Never edited. */
export type Golden = { type: string; example: unknown; schema: Schema };
export type Schema = { [keyword: string]: unknown };

const folder = join(import.meta.dirname, 'golden');

export const goldens: Golden[] = readdirSync(folder)
  .sort()
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Golden);

const WORDS = new Set(['$schema', '$id', 'title', 'description', 'examples', 'default']);
/** Lists that are data with a version of their own, so that a longer one breaks no reader of the shape. */
const MAY_GROW = new Set(['/properties/measure/enum']);

/**
 * What `now` changed against `frozen` besides optional additions; empty when readers and writers of the frozen version
 * still understand each other. References are followed, so a shape may move between `$defs`.
 */
export function breaks(frozen: Schema, now: Schema): string[] {
  const resolve = (root: Schema, part: unknown): unknown => {
    const reference = isSchema(part) && typeof part.$ref === 'string' ? part.$ref : undefined;
    return reference ? resolve(root, (root.$defs as Schema)[reference.replace('#/$defs/', '')]) : part;
  };
  const compare = (before: unknown, after: unknown, path: string): string[] => {
    const [old, new_] = [resolve(frozen, before), resolve(now, after)];
    if (!isSchema(old) || !isSchema(new_)) return same(old, new_, path);
    const keywords = new Set(
      [...Object.keys(old), ...Object.keys(new_)].filter((key) => !WORDS.has(key) && key !== '$defs'),
    );
    return [...keywords].flatMap((key) => {
      if (key === 'properties') return properties(old.properties, new_.properties, `${path}/properties`);
      if (key === 'required') return same(sorted(old.required), sorted(new_.required), `${path}/required`);
      return compare(old[key], new_[key], `${path}/${key}`);
    });
  };
  const properties = (before: unknown, after: unknown, path: string): string[] =>
    Object.entries((before ?? {}) as Schema).flatMap(([name, part]) =>
      compare(part, (after as Schema | undefined)?.[name], `${path}/${name}`),
    );
  const same = (before: unknown, after: unknown, path: string): string[] => {
    if (Array.isArray(before) && Array.isArray(after)) {
      const grown = MAY_GROW.has(path) && before.every((item) => after.includes(item));
      if (grown) return [];
      if (before.length === after.length)
        return before.flatMap((item, at) => compare(item, after[at], `${path}/${at}`));
    }
    return before === after ? [] : [`${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`];
  };
  return compare(frozen, now, '');
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (list: unknown): unknown => (Array.isArray(list) ? [...list].sort() : list);
