const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 10;
const CHANCE_BYTES = 16;

/** An id as the services take it (ULID): the moment in ten letters, then chance in sixteen. */
export function ulidOf(at: number, chance: ArrayLike<number>): string {
  let time = '';
  for (let rest = at; time.length < TIME_LETTERS; rest = Math.floor(rest / 32)) time = LETTERS[rest % 32]! + time;
  return time + Array.from(chance, (byte) => LETTERS[byte % 32]).join('');
}

export const newUlid = (): string => ulidOf(Date.now(), crypto.getRandomValues(new Uint8Array(CHANCE_BYTES)));
