import { type Action, type Actor, type Reach } from '@bontot/access';
import type { Instant, UnitPath } from '@bontot/kernel';
import { isWithin } from '@bontot/kernel';
import { applyDecorators, createParamDecorator, HttpCode, SetMetadata, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type * as z from 'zod';
import { forbidden, invalid } from './problem.ts';

/** What the guard leaves on a request. */
export type KnownRequest = FastifyRequest & { actor?: Actor; reach?: Reach; moment?: Instant; untraced?: boolean };

export const REQUIRED_ACTION = 'bontot:requires';
export const OPEN_REASON = 'bontot:open';
export const SIGNED_IN_REASON = 'bontot:signed-in';
export const ANSWER = 'bontot:answer';
export const BYTES = 'bontot:bytes';
export const UNTRACED = 'bontot:untraced';

/** The action of the permission matrix that a caller must hold somewhere for this route. */
export const Requires = (action: Action) => SetMetadata(REQUIRED_ACTION, action);

/**
 * A route for whoever is known, with whatever post or none: what it tells or changes is the caller's own alone. The
 * reason says what. It leaves {@link CurrentActor}, {@link RequestMoment} and {@link Asks}, and no reach.
 */
export const SignedIn = (reason: string) => SetMetadata(SIGNED_IN_REASON, reason);

/** A route for anybody; the reason says why it may be. */
export const Open = (reason: string) => SetMetadata(OPEN_REASON, reason);

/** A route whose body is bytes (`application/octet-stream`, this many at most), not JSON; its schema sees a `Buffer`. */
export const TakesBytes = (atMost: number) => SetMetadata(BYTES, atMost);

/**
 * A route whose calls nobody shall be able to find again: no line in the log, not even for a fault, no measurement, no
 * trace. The reason says why.
 */
export const Untraced = (reason: string) => SetMetadata(UNTRACED, reason);

export type Answer = { summary: string; schema?: z.ZodType };

/** What a route does and answers, for the caller and for the API description alike: 200 unless it says another status. */
export const Answers = (summary: string, schema?: z.ZodType, status = 200) =>
  applyDecorators(SetMetadata(ANSWER, { summary, schema } satisfies Answer), HttpCode(status));

const requestOf = (context: ExecutionContext) => context.switchToHttp().getRequest<KnownRequest>();

/** Who calls; only on routes with `@Requires` or `@SignedIn`. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).actor);

/** How far the caller reaches with the route's action: the prefixes belong into the query. Type {@link Reach}. */
export const Scopes = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).reach);

export type HeaderInput = { header: string; schema: z.ZodType };

/** One header of the request, by its schema; Nest's own `@Headers` knows no schemas. Problem 400 VALIDATION. */
export const RequestHeader = (header: string, schema: z.ZodType): ParameterDecorator => readHeader({ header, schema });

const readHeader = createParamDecorator(({ header, schema }: HeaderInput, context: ExecutionContext): unknown => {
  const read = schema.safeParse(requestOf(context).headers[header.toLowerCase()]);
  if (read.success) return read.data;
  throw invalid([{ field: header, expected: read.error.issues[0]?.message ?? 'another value' }]);
});

/** The moment of the request in milliseconds: the machine's clock, or what the development seeder says. */
export const RequestMoment = createParamDecorator((_: unknown, context: ExecutionContext) => requestOf(context).moment);

/** Who asks, and at which moment: what the matrix and every decision are asked with. */
export type Asking = { actor: Actor; moment: Instant };

/** {@link CurrentActor} and {@link RequestMoment} in one. Type {@link Asking}. */
export const Asks = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { actor, moment } = requestOf(context);
  return { actor, moment };
});

/** Who asks, at which moment, and how far they reach with the route's action. */
export type AskingWithin = Asking & { reach: Reach };

/** {@link Asks} and {@link Scopes} in one; only on routes with `@Requires`. Type {@link AskingWithin}. */
export const AsksWithin = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const { actor, moment, reach } = requestOf(context);
  return { actor, moment, reach };
});

/**
 * Refuses (403 FORBIDDEN) what lies outside the reach of the caller. Call it once the unit is known: an unknown unit is
 * 404 before. It does not look at conditions of single units (`can` of `@bontot/access` does).
 */
export function forbidOutside(reach: Reach, path: UnitPath): void {
  if (!reach.all && !reach.prefixes.some((prefix) => isWithin(path, prefix))) throw forbidden();
}
