export * from './config.ts';
export * from './logger.ts';
export * from './clock.ts';
export * from './registries.ts';
export * from './problem.ts';
export { parseJsonBody } from './json-body.ts';
export { SchemaPipe } from './validation.ts';
export { ProblemFilter } from './problem-filter.ts';
export {
  Requires,
  SignedIn,
  Open,
  Answers,
  CurrentActor,
  Scopes,
  RequestMoment,
  Asks,
  AsksWithin,
  RequestHeader,
  TakesBytes,
  Untraced,
  forbidOutside,
  type Asking,
  type AskingWithin,
  type KnownRequest,
} from './requires.ts';
export { deciding, personIn, type Deciding } from './deciding.ts';
export { bearerOf, gatewayIdentity, IDENTITY_SECONDS, type Authenticator } from './identity.ts';
export { routesOf, faultsOf, type ModuleLike, type Route, type RouteInput } from './routes.ts';
export { CONFIG } from './service.module.ts';
export {
  createService,
  MAX_REQUEST_BYTES,
  type RuntimeConfig,
  type Service,
  type ServiceOptions,
} from './create-service.ts';
export { consumerOf, openKafka, type Consuming } from './consumer.ts';
export { runOutbox } from './outbox.ts';
export { runService } from './run-service.ts';
export { knownUnit, withinReach, type Within } from './reach.ts';
export { Sweep, type SweepDuty } from './sweep.ts';
export { SweepRoute } from './sweep-route.ts';
export { ToldTime } from './told-time.ts';
export * from './openapi.ts';
