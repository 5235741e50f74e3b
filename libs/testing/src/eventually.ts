/**
 * Waits until `check` returns something other than `undefined` or `false`, and returns it; a throw counts as «not yet».
 * After `timeoutMs` (10 s by default) the last throw, or the last answer, becomes the failure.
 */
export async function eventually<T>(
  check: () => T | Promise<T>,
  { timeoutMs = 10_000, everyMs = 20 }: { timeoutMs?: number; everyMs?: number } = {},
): Promise<Exclude<T, undefined | false | void>> {
  const until = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const answer = await check();
      if (answer !== undefined && answer !== false) return answer as Exclude<T, undefined | false | void>;
      last = new Error(`still ${answer} after ${timeoutMs} ms`);
    } catch (error) {
      last = error;
    }
    if (performance.now() >= until) throw last;
    await new Promise((done) => setTimeout(done, everyMs));
  }
}

/** Waits until nothing that is expected fails any more. */
export const soon = (check: () => void): Promise<true> => eventually(() => (check(), true as const));
