import { allEvents, developmentClients, topicConfig, topicTable } from '@bontot/contracts';
import { asyncApiOf } from './async-api.ts';
import { jsonSchemaOf } from './json-schemas.ts';
import { eventsPage, measuresPage, meetingActsPage, topicsPage } from './reference.ts';

/** Version of the published contracts: raised by hand when a document changes for its readers. */
export const CONTRACTS_VERSION = '1.0.0';

const GENERATED = 'libs/contracts/generated';
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Every document made from the contracts and rules, by its path in the repository. */
export function contractDocuments(): Map<string, string> {
  const table = topicTable([developmentClients[0]]);
  const events = [...allEvents].sort((a, b) => (a.type < b.type ? -1 : 1));
  return new Map([
    ...events.map((event) => [`${GENERATED}/schemas/${event.type}.json`, json(jsonSchemaOf(event))] as const),
    [`${GENERATED}/topics.json`, json(table.map((topic) => ({ ...topic, config: topicConfig(topic) })))],
    [`${GENERATED}/asyncapi.json`, json(asyncApiOf(events, CONTRACTS_VERSION))],
    ['docs/reference/events.md', eventsPage(events)],
    ['docs/reference/measures.md', measuresPage()],
    ['docs/reference/meeting-acts.md', meetingActsPage()],
    ['docs/reference/topics.md', topicsPage(table)],
  ]);
}
