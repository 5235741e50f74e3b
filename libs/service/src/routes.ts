import type { Action } from '@bontot/access';
import { RequestMethod, type DynamicModule, type ForwardReference, type Type } from '@nestjs/common';
import {
  HTTP_CODE_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  ROUTE_ARGS_METADATA,
  RouteParamtypes,
} from '@nestjs/common/internal';
import * as z from 'zod';
import {
  ANSWER,
  BYTES,
  OPEN_REASON,
  REQUIRED_ACTION,
  SIGNED_IN_REASON,
  UNTRACED,
  type Answer,
  type HeaderInput,
} from './requires.ts';

export type ModuleLike = Type | DynamicModule | Promise<DynamicModule> | ForwardReference;

export type RouteInput = { in: 'path' | 'query' | 'header' | 'body'; name?: string; schema?: z.ZodType };

/** One HTTP route of a service, as its decorators describe it. */
export type Route = {
  method: string;
  /** Template with a leading slash: `/api/v1/cells/:cellId`. */
  path: string;
  controller: string;
  handler: string;
  action?: Action;
  /** Why anybody who is known may call it. */
  signedIn?: string;
  /** Why anybody may call it. */
  open?: string;
  /** Why its calls leave no trace. */
  untraced?: string;
  /** The largest body of bytes, where it takes no JSON. */
  bytes?: number;
  inputs: RouteInput[];
  answer?: Answer;
  status: number;
};

/** Every route of a module and of those it imports, read from the decorators alone: nothing is started. */
export async function routesOf(module: ModuleLike): Promise<Route[]> {
  const controllers = new Set<Type>();
  await collect(module, controllers, new Set());
  return [...controllers].flatMap(routesOfController);
}

async function collect(given: ModuleLike, controllers: Set<Type>, seen: Set<unknown>): Promise<void> {
  let module = await given;
  if ('forwardRef' in module) module = module.forwardRef() as Type;
  if (seen.has(module)) return;
  seen.add(module);
  const dynamic = 'module' in module ? (module as DynamicModule) : undefined;
  const metatype = dynamic?.module ?? (module as Type);
  const declared = (key: 'controllers' | 'imports'): unknown[] => [
    ...((Reflect.getMetadata(key, metatype) as unknown[] | undefined) ?? []),
    ...(dynamic?.[key] ?? []),
  ];
  for (const controller of declared('controllers')) controllers.add(controller as Type);
  for (const imported of declared('imports')) await collect(imported as ModuleLike, controllers, seen);
}

function routesOfController(controller: Type): Route[] {
  const bases = listOf(Reflect.getMetadata(PATH_METADATA, controller));
  return handlersOf(controller).flatMap(([name, handler]) => {
    const method = Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod | undefined;
    if (method === undefined) return [];
    const answer = Reflect.getMetadata(ANSWER, handler) as Answer | undefined;
    const described = {
      method: RequestMethod[method],
      controller: controller.name,
      handler: name,
      action: Reflect.getMetadata(REQUIRED_ACTION, handler) as Action | undefined,
      signedIn: Reflect.getMetadata(SIGNED_IN_REASON, handler) as string | undefined,
      open: Reflect.getMetadata(OPEN_REASON, handler) as string | undefined,
      untraced: Reflect.getMetadata(UNTRACED, handler) as string | undefined,
      bytes: Reflect.getMetadata(BYTES, handler) as number | undefined,
      inputs: inputsOf(controller, name),
      answer,
      status:
        (Reflect.getMetadata(HTTP_CODE_METADATA, handler) as number | undefined) ??
        (method === RequestMethod.POST ? 201 : 200),
    };
    return bases.flatMap((base) =>
      listOf(Reflect.getMetadata(PATH_METADATA, handler)).map((path) => ({ ...described, path: joined(base, path) })),
    );
  });
}

/** Own and inherited methods. */
function handlersOf(controller: Type): [string, object][] {
  const found = new Map<string, object>();
  for (let prototype = controller.prototype as object | null; prototype && prototype !== Object.prototype;) {
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const { value } = Object.getOwnPropertyDescriptor(prototype, name) ?? {};
      if (typeof value === 'function' && !found.has(name)) found.set(name, value as object);
    }
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
  return [...found];
}

const PLACE: Partial<Record<RouteParamtypes, RouteInput['in']>> = {
  [RouteParamtypes.BODY]: 'body',
  [RouteParamtypes.RAW_BODY]: 'body',
  [RouteParamtypes.QUERY]: 'query',
  [RouteParamtypes.PARAM]: 'path',
  [RouteParamtypes.HEADERS]: 'header',
};

function inputsOf(controller: Type, handler: string): RouteInput[] {
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, handler) ?? {}) as Record<
    string,
    { data?: unknown; schema?: z.ZodType }
  >;
  return Object.entries(args).flatMap(([key, { data, schema }]): RouteInput[] => {
    if (isHeaderInput(data)) return [{ in: 'header', name: data.header, schema: data.schema }];
    const place = PLACE[Number(key.split(':')[0]) as RouteParamtypes];
    return place ? [{ in: place, schema, ...(typeof data === 'string' && { name: data }) }] : [];
  });
}

const isHeaderInput = (data: unknown): data is HeaderInput =>
  typeof data === 'object' && data !== null && 'header' in data && 'schema' in data;

const listOf = (path: unknown): string[] => (Array.isArray(path) ? (path as string[]) : [String(path ?? '')]);

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;

/** The names of the parameters in a route's template. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/:([A-Za-z_]\w*)/g)].map(([, name]) => name as string);

/**
 * What forbids a service to start: a route that says neither `@Requires`, `@SignedIn` nor `@Open`, and an input without a schema,
 * one line each.
 */
export function faultsOf(routes: readonly Route[]): string[] {
  return routes.flatMap((route) => {
    const where = `${route.method} ${route.path} (${route.controller}.${route.handler})`;
    const faults: string[] = [];
    const said = [route.action, route.signedIn, route.open].filter(Boolean).length;
    if (said === 0) faults.push(`${where}: expected @Requires(action), @SignedIn(reason) or @Open(reason)`);
    if (said > 1) faults.push(`${where}: expected one of @Requires, @SignedIn and @Open, not several`);
    for (const input of route.inputs)
      if (!(input.schema instanceof z.ZodType)) {
        const how = input.in === 'header' ? '@RequestHeader(name, schema)' : 'a Zod schema: ({ schema })';
        faults.push(`${where}: ${[input.in, input.name].filter(Boolean).join(' ')} needs ${how}`);
      }
    const covered = new Set(route.inputs.flatMap((input) => (input.in === 'path' ? namesOf(input) : [])));
    for (const name of parametersOf(route.path))
      if (!covered.has(name)) faults.push(`${where}: the parameter ${name} has no schema`);
    return faults;
  });
}

const namesOf = ({ name, schema }: RouteInput): string[] =>
  name ? [name] : schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
