/** What a topic is for; partitions and retention are those of the cluster's topic table (generated/topics.json). */
export type Topic = { name: string; partitions: number; retentionDays: number; why: string };

const data = (name: string, why: string): Topic => ({ name, partitions: 12, retentionDays: 30, why });

export const topics = {
  directory: data('directory.v1', 'Units, members and posts as the directory knows them; keyed by the aggregate'),
  evidence: data('evidence.v1', 'Facts from our own services and from the HTTP door; keyed by the cell'),
  scoring: data('scoring.v1', 'What changed on a scorecard and which facts conflicted; keyed by the cell'),
  meetings: data(
    'meetings.v1',
    'Where meetings, tasks and the months owed stand: ids and days alone; keyed by the unit',
  ),
  pledges: data(
    'pledges.v1',
    'Where members’ years and registrations of organisations stand: ids and days alone; keyed by the unit',
  ),
  notifications: data('notifications.v1', 'That something changed in a person’s inbox; keyed by the person'),
  scoringInbox: data(
    'scoring.inbox.v1',
    'Everything but evidence that moves a card: verdicts, exemptions, adopted sets, dates that have come',
  ),
} as const satisfies Record<string, Topic>;

/** Ends of the line of one consumer group: what waits for another try, and what was given up. One partition each. */
export const retryTopic = (group: string): Topic => ({
  name: `${group}.retry`,
  partitions: 1,
  retentionDays: 30,
  why: 'Records that wait for another try',
});
export const deadLetterTopic = (group: string): Topic => ({
  name: `${group}.dlq`,
  partitions: 1,
  retentionDays: 30,
  why: 'Records that were given up, with original bytes and the reason',
});

const SENDER = /^[a-z][a-z0-9-]{0,39}$/;
const DOOR = /^evidence\.from\.([a-z][a-z0-9-]{0,39})\.v1$/;

export const isSender = (text: string): boolean => SENDER.test(text);

/** The topic that one sender alone may write to. */
export const doorOf = (sender: string): Topic =>
  data(`evidence.from.${sender}.v1`, `Facts that ${sender} sends from outside`);

/** The sender that a door topic belongs to; undefined for every other topic. */
export const senderOfDoor = (topic: string): string | undefined => DOOR.exec(topic)?.[1];

/** Processes that consume; a group is named after its process and has a retry and a dead letter topic. */
export const consumerGroups = [
  'dashboards',
  'directory',
  'gateway',
  'meetings',
  'notifications',
  'pledges',
  'scoring-api',
  'scoring-worker',
] as const;

/** Every topic of a deployment whose contracts name these senders; the table for compose, Kubernetes and tools. */
export const topicTable = (senders: readonly string[]): Topic[] => [
  ...Object.values(topics),
  ...senders.map(doorOf),
  ...consumerGroups.flatMap((group) => [retryTopic(group), deadLetterTopic(group)]),
];

/** A retry or a dead letter carries a whole record of another topic and its headers besides. */
const LARGEST_WRAPPED = 4 * 1024 * 1024;

/**
 * Configuration of a topic as a broker takes it: the moment of receipt is the broker's, and whatever a sender
 * compresses with is undone by the broker, because our client knows gzip only.
 */
export const topicConfig = ({ name, retentionDays }: Topic): Record<string, string> => ({
  'message.timestamp.type': 'LogAppendTime',
  'retention.ms': String(retentionDays * 86_400_000),
  'compression.type': 'uncompressed',
  ...(/\.(retry|dlq)$/.test(name) ? { 'max.message.bytes': String(LARGEST_WRAPPED) } : {}),
});
