// Creates the topics that a cluster lacks: the table of the contracts and a door for each sender of SENDERS.
// Environment: KAFKA_BROKERS, TOPIC_PREFIX, SENDERS (JSON, as the gateway has it), BONTOT_ENV.
import { developmentClients, topicTable } from '@bontot/contracts';
import { KafkaConnection } from '@bontot/messaging';

const { KAFKA_BROKERS, TOPIC_PREFIX = '', SENDERS = '{}', BONTOT_ENV } = process.env;
if (!KAFKA_BROKERS) {
  console.error('KAFKA_BROKERS is not set; expected host:port, several divided by commas');
  process.exit(78);
}
const own = BONTOT_ENV === 'development' ? [developmentClients[0]] : [];
const senders = [...new Set([...Object.keys(JSON.parse(SENDERS)), ...own])];
const table = topicTable(senders);
const brokers = KAFKA_BROKERS.split(',').map((broker) => broker.trim());
const kafka = new KafkaConnection({ brokers, clientId: 'topics', topicPrefix: TOPIC_PREFIX });
try {
  await kafka.ensureTopics(table);
  console.log(`${table.length} topics are there`);
} catch (error) {
  console.error(`no topics made at ${KAFKA_BROKERS}: ${error.cause?.message ?? error.message}`);
  process.exitCode = 1;
}
