import type { running as source } from '../../vi/errors/running.ts';

/** What failed while working, and passes or is for the operator. */
export const running: Record<keyof typeof source, string> = {
  INTERNAL: 'The fault is ours, not yours. Try again; if it fails again, tell the technical administrator.',
  BUG: 'The program failed on this record ({name}). The record is kept; the technical administrator reads the log and replays it.',
  UNAVAILABLE: 'The service cannot answer now. Try again in a minute.',
  SERVICE_UNAVAILABLE: 'The service behind this does not answer now. Try again in a minute.',
  STORE_UNAVAILABLE: 'The database does not answer now. Nothing is lost; try again in a minute.',
  PRINTING_BUSY: 'Many papers are being printed at this moment. Try again in a minute.',
  PRINTING_STOPPED: 'The printing broke off. Nothing is lost; try again in a minute.',
  PRINTING_TOO_LONG:
    'The paper took too long to print. Try again in a minute; if it fails again, tell the technical administrator.',
  ISSUER_UNREACHABLE: 'The sign-in system does not answer now. Try again in a minute.',
  PUBLISH_FAILED: 'Kafka did not take the message. It will be sent again; if that takes long, look at Kafka.',
  PUBLISHER_CLOSED: 'The process is stopping and sends nothing more. Try again when it is back.',
  EVENT_TOO_LARGE: 'The event {type} may have {expected} bytes and has {got}. Tell the developers.',
  EVENT_UNKNOWN: 'The event {type} is not in the contracts. Add it to libs/contracts before use.',
  ROUTE_TWICE: 'The topic {topic} has a handler already. Give each event one handler in a group.',
  ROUTE_MIXED: 'The topic {topic} cannot be handled both by batch and by event. Choose one.',
  TOPIC_UNKNOWN: 'This group handles no such topic. Check what the group subscribes to.',
  VERSION_UNKNOWN: 'The event version {got} is not known here. Send a published version, or upgrade and replay.',
  RETRY_UNREADABLE:
    'The envelope of a record that waited for a retry cannot be read. Look at the dead letter and send it again from its source.',
  REPLAYED: 'This dead letter was replayed. Nothing more is to be done.',
  DEAD_LETTER_UNKNOWN: 'There is no dead letter {id} in this group. See the list with «bontot dlq list».',
  DEAD_LETTER_KEY_INVALID: 'The key of dead letters must be 32 bytes in base64url. Set DEAD_LETTER_KEY.',
  DEAD_LETTER_KEY_WRONG: 'This dead letter was sealed with another key. Use the DEAD_LETTER_KEY of that time.',
  VERSION_CONFLICT: 'Somebody changed the record meanwhile. Load it again and repeat.',
  CONFLICT_PERSISTS: 'The record kept changing and could not be written in {tries} tries. Try again in a few minutes.',
  NOT_UNIQUE: 'This value is taken ({fields}). Choose another.',
  OUTBOX_FULL:
    'Too many messages of this record wait to be sent. Try again in a minute; if it stays so, look at Kafka.',
  OUTBOX_TOO_SMALL: 'One change publishes {events} messages and {limit} are allowed. Tell the developers.',
  ID_NOT_SAFE: 'An id must be a short text without control characters. Check the id and try again.',
  PATH_NOT_CLOSED: 'A path of units must end in «/» and {got} came. Tell the developers.',
  MIGRATION_LOCKED: 'Another process is updating the database. Wait for it; the start is tried again by itself.',
};
