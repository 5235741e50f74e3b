import * as z from 'zod';
import { parametersOf, routesOf, type ModuleLike, type Route, type RouteInput } from './routes.ts';

type Json = Record<string, unknown>;
export type OpenApiDocument = {
  openapi: '3.1.0';
  info: Json;
  paths: Record<string, Json>;
  components: { schemas: Json; securitySchemes: Json; responses: Json };
};

const problem: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string', examples: ['urn:bontot:problem:VALIDATION'] },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable, in capitals' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, expected: { type: 'string' }, got: {} } },
    },
    reference: { type: 'string', description: 'With a 5xx: under this our log knows more' },
  },
};

/**
 * The OpenAPI 3.1 document of a service, from the decorators of its module alone: nothing is started, no engine needed.
 * `title` and `version` go into `info`.
 */
export async function describeService(
  module: ModuleLike,
  info: { title: string; version: string; description?: string },
) {
  return openApiOf(await routesOf(module), info);
}

export function openApiOf(
  routes: readonly Route[],
  info: { title: string; version: string; description?: string },
): OpenApiDocument {
  const schemas: Json = { Problem: problem };
  const paths: Record<string, Json> = {};
  const sorted = [...routes].sort((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
  for (const route of sorted) {
    const path = route.path.replaceAll(/:([A-Za-z_]\w*)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = operationOf(route, schemas);
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: {
        Problem: {
          description: 'What was expected, what came, under a stable code',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operationOf(route: Route, schemas: Json): Json {
  const body = route.inputs.find((input) => input.in === 'body');
  const bytes = {
    'application/octet-stream': { schema: { type: 'string', format: 'binary', maxLength: route.bytes } },
  };
  const content = (schema: z.ZodType, io: 'input' | 'output') => ({
    'application/json': { schema: jsonSchemaOf(schema, io, schemas) },
  });
  const { answer } = route;
  return {
    operationId: `${route.controller.replace(/Controller$/, '')}.${route.handler}`,
    summary: answer?.summary ?? route.handler,
    ...(route.action
      ? { security: [{ bearer: [] }], 'x-action': route.action }
      : route.signedIn
        ? { security: [{ bearer: [] }], 'x-signed-in': route.signedIn }
        : { security: [], 'x-open': route.open }),
    parameters: parametersFor(route, schemas),
    ...(body?.schema && {
      requestBody: { required: true, content: route.bytes ? bytes : content(body.schema, 'input') },
    }),
    responses: {
      [route.status]: {
        description: answer?.summary ?? 'Done',
        ...(answer?.schema && { content: content(answer.schema, 'output') }),
      },
      default: { $ref: '#/components/responses/Problem' },
    },
  };
}

function parametersFor(route: Route, schemas: Json): Json[] {
  const parameters = route.inputs.flatMap((input) => (input.in === 'body' ? [] : parametersFrom(input, schemas)));
  const template = parametersOf(route.path);
  const place = (parameter: Json) =>
    `${['path', 'query', 'header'].indexOf(parameter.in as string)} ${String(parameter.name)}`;
  return parameters
    .filter((parameter) => parameter.in !== 'path' || template.includes(parameter.name as string))
    .sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function parametersFrom({ in: place, name, schema }: RouteInput, schemas: Json): Json[] {
  if (!schema) return [];
  const members: [string, z.ZodType][] = name
    ? [[name, schema]]
    : schema instanceof z.ZodObject
      ? (Object.entries(schema.shape) as [string, z.ZodType][])
      : [];
  return members.map(([member, type]) => ({
    name: member,
    in: place,
    required: place === 'path' || !type.safeParse(undefined).success,
    schema: jsonSchemaOf(type, 'input', schemas),
  }));
}

/** JSON Schema (2020-12, the dialect of OpenAPI 3.1) with its named parts among the components. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const {
    $schema: _,
    $defs,
    ...own
  } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json & { $defs?: Json };
  for (const [name, definition] of Object.entries($defs ?? {})) schemas[name] ??= relinked(definition);
  return relinked(own) as Json;
}

function relinked(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relinked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) =>
      key === '$ref' && typeof member === 'string'
        ? [key, member.replace('#/$defs/', '#/components/schemas/')]
        : [key, relinked(member)],
    ),
  );
}
