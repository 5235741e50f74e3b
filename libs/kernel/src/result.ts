/** Why a command was turned down: a stable code in capitals and the numbers and words a sentence about it needs. */
export type Refusal = { code: string; details: Record<string, unknown> };

/** What a decision returns: a value, or a refusal. Nothing throws for what a user can cause. */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const refuse = (code: string, details: Record<string, unknown> = {}): { ok: false; refusal: Refusal } => ({
  ok: false,
  refusal: { code, details },
});

/** Lets the compiler find the forgotten case of a union. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
