import { Problem } from './problem.ts';

const MAX_DEPTH = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Reads a JSON body as strictly as evidence is read from Kafka.
 * Problems (400): BODY_EMPTY, BODY_NOT_UTF8, BODY_NOT_JSON, BODY_FORBIDDEN_KEY (`__proto__`), BODY_TOO_DEEP (32 levels).
 */
export function parseJsonBody(bytes: Uint8Array): unknown {
  if (bytes.length === 0) throw new Problem(400, 'BODY_EMPTY', 'Expected a JSON body');
  const body = parse(decode(bytes));
  refuseTraps(body, 0);
  return body;
}

function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Problem(400, 'BODY_NOT_UTF8', 'Expected UTF-8');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(400, 'BODY_NOT_JSON', 'Expected JSON');
  }
}

/** `JSON.parse` makes `__proto__` an own member; whoever copies it later would change a prototype. */
function refuseTraps(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= MAX_DEPTH) throw new Problem(400, 'BODY_TOO_DEEP', `Expected at most ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) {
    for (const item of value) refuseTraps(item, depth + 1);
    return;
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__')
      throw new Problem(400, 'BODY_FORBIDDEN_KEY', 'A member of the body has a name that is not allowed', {
        field: key,
      });
    refuseTraps((value as Record<string, unknown>)[key], depth + 1);
  }
}
