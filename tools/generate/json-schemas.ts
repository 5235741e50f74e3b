import type { EventContract } from '@bontot/contracts';
import * as z from 'zod';

export type JsonSchema = Record<string, unknown>;

/** The published shape of one event's body, JSON Schema 2020-12: what a producer must send. */
export function jsonSchemaOf({ type, why, body, example }: EventContract): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(body, { io: 'input', target: 'draft-2020-12' });
  return { $schema, $id: `urn:bontot:event:${type}`, title: type, description: why, examples: [example], ...schema };
}

/** The same for AsyncAPI, whose own dialect is draft 7: the body by reference and every named part on its own. */
export function asyncApiSchemasOf({ type, body }: EventContract): {
  payload: JsonSchema;
  parts: Record<string, JsonSchema>;
} {
  const { $schema, definitions, ...schema } = z.toJSONSchema(body, { io: 'input', target: 'draft-7' });
  const parts = referencesTo('#/components/schemas/', { ...(definitions as Record<string, JsonSchema>) });
  const payload = referencesTo('#/components/schemas/', schema as JsonSchema);
  if (typeof $schema !== 'string') throw new Error(`no schema for ${type}`);
  return { payload, parts: parts as Record<string, JsonSchema> };
}

function referencesTo<T>(prefix: string, value: T): T {
  return JSON.parse(JSON.stringify(value).replaceAll('"#/definitions/', `"${prefix}`)) as T;
}
