/** Looked up once: a property of a global is slow inside a test's own context. */
const { cos, exp, floor, imul, log, PI, sqrt } = Math;

/** Chance that repeats: the same seed and keys give the same draws on every machine. */
export type Random = {
  /** Uniform in [0, 1). */
  next(): number;
  /** Uniform whole number, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** One of `[value, weight]`. */
  weighted<T>(choices: readonly (readonly [T, number])[]): T;
  normal(): number;
  beta(a: number, b: number): number;
  poisson(mean: number): number;
};

/**
 * A generator of its own for every key (cell, month, topic), so that one part of the data can be made without the
 * others and a change to one part leaves the rest as it was.
 */
export function random(...keys: (string | number)[]): Random {
  const next = sfc32(...hash128(keys.join('|')));
  const normal = () => sqrt(-2 * log(1 - next())) * cos(2 * PI * next());
  const self: Random = {
    next,
    int: (min, max) => min + floor(next() * (max - min + 1)),
    chance: (probability) => next() < probability,
    pick: (list) => list[floor(next() * list.length)]!,
    weighted(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) if ((left -= weight) < 0) return value;
      return choices.at(-1)![0];
    },
    normal,
    beta(a, b) {
      const x = gamma(a, next, normal);
      return x / (x + gamma(b, next, normal));
    },
    poisson(mean) {
      const limit = exp(-mean);
      let count = -1;
      for (let product = 1; product > limit; product *= next()) count++;
      return count;
    },
  };
  return self;
}

/** A list in another order: Fisher–Yates. */
export function shuffled<T>(list: readonly T[], chance: Random): T[] {
  const result = [...list];
  for (let i = result.length - 1; i > 0; i--) {
    const j = chance.int(0, i);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An opaque id with the shape of a ULID, that tells nothing and repeats with the seed. */
export function opaqueId(...keys: (string | number)[]): string {
  const { int } = random('id', ...keys);
  return `01H${Array.from({ length: 23 }, () => CROCKFORD[int(0, 31)]).join('')}`;
}

/** Chris Doty-Humphrey's small fast counter generator: 128 bits of state, passes PractRand. */
function sfc32(a: number, b: number, c: number, d: number): () => number {
  const step = () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + t) | 0;
    return (t >>> 0) / 2 ** 32;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) step();
  return step;
}

/** Four words from a text (cyrb128): spreads keys that differ in one character over the whole state. */
function hash128(text: string): [number, number, number, number] {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let i = 0; i < text.length; i++) {
    const k = text.charCodeAt(i);
    a = b ^ imul(a ^ k, 597399067);
    b = c ^ imul(b ^ k, 2869860233);
    c = d ^ imul(c ^ k, 951274213);
    d = a ^ imul(d ^ k, 2716044179);
  }
  const mix = (x: number, y: number, factor: number) => imul(x ^ (y >>> 18), factor);
  return [mix(c, a, 597399067), mix(d, b, 2869860233), mix(a, c, 951274213), mix(b, d, 2716044179)];
}

/** Marsaglia and Tsang's method for a shape of at least 1. */
function gamma(shape: number, next: () => number, normal: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && log(1 - next()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}
