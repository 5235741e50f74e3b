const key = Symbol.for('bontot.testing.engines');

/** Set-up and tear-down are loaded apart from each other, so what they share hangs on the process. */
export const running: { stop?: () => Promise<void> } = ((globalThis as Record<symbol, unknown>)[key] ??= {}) as object;
