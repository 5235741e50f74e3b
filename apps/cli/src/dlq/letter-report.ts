import type { DeadLetter } from '@bontot/messaging';

/** `0-12  VALUE_KIND  evidence.from.publisher.v1/3@42  2026-11-01T…` */
export const letterLine = ({ id, code, topic, partition, offset, lastAt }: DeadLetter): string =>
  [id, code, `${topic}/${partition}@${offset}`, lastAt].join('  ');

/** Everything that may be told without reading the body. */
export function letterDetails(letter: DeadLetter & { replayed: boolean }): string {
  const {
    id,
    code,
    details,
    topic,
    partition,
    offset,
    receivedAt,
    firstAt,
    lastAt,
    attempts,
    key,
    headers,
    size,
    sha256,
  } = letter;
  const rows: [string, string][] = [
    ['id', letter.replayed ? `${id} (replayed)` : id],
    ['reason', code],
    ['details', JSON.stringify(details)],
    ['from', `${topic}, partition ${partition}, offset ${offset}`],
    ['received', receivedAt],
    ['failed', firstAt === lastAt ? lastAt : `${firstAt} to ${lastAt}, ${attempts} attempts`],
    ['key', key ?? '–'],
    ['body', size === null ? 'none' : `${size} bytes, SHA-256 ${sha256}`],
    ...Object.entries(headers).map(([name, value]): [string, string] => [`header ${name}`, String(value)]),
  ];
  return rows.map(([name, value]) => `${name.padEnd(10)} ${value}\n`).join('');
}
