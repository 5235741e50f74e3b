/**
 * `transient` passes by itself (an engine is down), `permanent` never will (a body that fails its schema),
 * `refused` is a rule's answer to a user, `bug` is everything else.
 */
export type ErrorKind = 'transient' | 'permanent' | 'refused' | 'bug';

/** An error with a stable code; the sentence for a person comes from the catalogue by that code. */
export class ProductError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(kind: ErrorKind, code: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'ProductError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

export const transient = (code: string, details?: Record<string, unknown>, cause?: unknown) =>
  new ProductError('transient', code, details, cause);
export const permanent = (code: string, details?: Record<string, unknown>, cause?: unknown) =>
  new ProductError('permanent', code, details, cause);
export const refused = (code: string, details?: Record<string, unknown>) => new ProductError('refused', code, details);

/** The kind of anything that was thrown: only a `ProductError` knows better than `bug`. */
export const kindOf = (error: unknown): ErrorKind => (error instanceof ProductError ? error.kind : 'bug');
