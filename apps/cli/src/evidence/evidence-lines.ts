import { doorOf, evidenceRecorded, headersOf } from '@bontot/contracts';
import { newId, type RawMessage } from '@bontot/messaging';

export const SENDER = 'publisher';
const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** One line of the file: its number from 1 and its bytes as they are. */
export type Line = { number: number; bytes: Buffer };

/** Splits a file into lines; empty ones are left out, the rest is not looked at. */
export function linesOf(file: Buffer): Line[] {
  const lines: Line[] = [];
  for (let start = 0, number = 1; start < file.length; number++) {
    const found = file.indexOf(NEWLINE, start);
    const end = found < 0 ? file.length : found;
    const bytes = file.subarray(start, file[end - 1] === CARRIAGE_RETURN ? end - 1 : end);
    if (bytes.length > 0) lines.push({ number, bytes });
    start = end + 1;
  }
  return lines;
}

/** A line as any client would send it: the key is the cell where the line has one, the body are its bytes. */
export function messageOf({ bytes }: Line, now: number): RawMessage {
  const cellId = cellIdOf(bytes);
  return {
    topic: doorOf(SENDER).name,
    key: cellId ?? null,
    value: bytes,
    headers: headersOf({
      id: newId(now),
      source: 'bontot-cli',
      type: evidenceRecorded.type,
      time: new Date(now).toISOString(),
      ...(cellId ? { partitionkey: cellId } : {}),
    }),
  };
}

function cellIdOf(bytes: Buffer): string | undefined {
  try {
    const { cellId } = JSON.parse(bytes.toString('utf8')) as { cellId?: unknown };
    return typeof cellId === 'string' && cellId.length > 0 && cellId.length <= 200 ? cellId : undefined;
  } catch {
    return undefined;
  }
}
