import { ulid } from 'ulid';

const pool = new Uint32Array(1_024);
let used = pool.length;

/** As ulid's own source of chance, which asks the system anew for each of sixteen letters. */
function random(): number {
  if (used === pool.length) {
    crypto.getRandomValues(pool);
    used = 0;
  }
  return pool[used++]! / 2 ** 32;
}

/** A new id of an event or a record: a ULID (github.com/ulid/spec), in the order of time. @param at milliseconds; now when left out */
export const newId = (at?: number): string => ulid(at, random);
