/** An upsert that lost to a higher version finds its id taken: that is the guard at work, every other error stays one. */
export function ignoreNewer(error: unknown): void {
  const { writeErrors, code } = error as { writeErrors?: { code: number }[] | { code: number }; code?: number };
  const codes = writeErrors ? [writeErrors].flat().map((failure) => failure.code) : [code];
  if (codes.some((each) => each !== 11000)) throw error;
}
