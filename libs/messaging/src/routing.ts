import { attributesOf, decodeEvent, familyOf, type DecodedEvent } from '@bontot/contracts';
import { permanent } from '@bontot/kernel';
import type { BatchHandler, EventRoute, IncomingRecord, Routes } from './ports.ts';

/** What one topic's records mean to this group. */
export type TopicRoute =
  { kind: 'batch'; handle: BatchHandler } | { kind: 'events'; byType: Map<string, EventRoute>; families: Set<string> };

/** Says at start what would only show as silence later. Codes: ROUTE_TWICE, ROUTE_MIXED (permanent). */
export function routesByTopic({ events = [], batches = [] }: Routes): Map<string, TopicRoute> {
  const routes = new Map<string, TopicRoute>();
  for (const { topics, handle } of batches)
    for (const topic of topics) {
      if (routes.has(topic)) throw permanent('ROUTE_TWICE', { topic });
      routes.set(topic, { kind: 'batch', handle });
    }
  for (const route of events) {
    const { type, topic } = route.contract;
    const known = routes.get(topic.name) ?? { kind: 'events', byType: new Map(), families: new Set() };
    if (known.kind === 'batch') throw permanent('ROUTE_MIXED', { topic: topic.name, type });
    if (known.byType.has(type)) throw permanent('ROUTE_TWICE', { topic: topic.name, type });
    known.byType.set(type, route);
    known.families.add(familyOf(type));
    routes.set(topic.name, known);
  }
  return routes;
}

type Known = Pick<EventRoute, 'contract'>;
/** Which types are handled, and of which families; a handled family's other versions are no strangers. */
export type Handled<Route extends Known> = { byType: Map<string, Route>; families: Set<string> };

export type Reading<Route extends Known = EventRoute> =
  | { is: 'event'; event: DecodedEvent; route: Route }
  | { is: 'unknown' }
  | { is: 'bad'; code: string; details: Record<string, unknown> };

/**
 * Finds out what a record is: an event with a valid body, something that is none of ours, or a dead letter.
 * Codes: those of `decodeEvent`, VERSION_UNKNOWN, BODY_INVALID with the field.
 */
export function readRecord<Route extends Known>(
  route: Handled<Route>,
  { headers, value }: IncomingRecord,
): Reading<Route> {
  const attributes = attributesOf(headers);
  if (attributes.ok && !route.byType.has(attributes.value.type)) return stranger(route, attributes.value.type);
  const decoded = decodeEvent(headers, value);
  if (!decoded.ok) return { is: 'bad', ...decoded.refusal };
  const event = decoded.value;
  const known = route.byType.get(event.type);
  if (!known) return stranger(route, event.type);
  const body = known.contract.body.safeParse(event.body);
  if (!body.success) {
    const issue = body.error.issues[0]!;
    const details = { field: issue.path.map(String).join('.') || 'body', expected: issue.message };
    return { is: 'bad', code: 'BODY_INVALID', details };
  }
  event.body = body.data;
  return { is: 'event', event, route: known };
}

const stranger = ({ families }: { families: Set<string> }, type: string): Reading<never> =>
  families.has(familyOf(type))
    ? { is: 'bad', code: 'VERSION_UNKNOWN', details: { field: 'ce_type', got: type } }
    : { is: 'unknown' };
