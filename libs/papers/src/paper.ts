import { ok, refuse, type Result } from '@bontot/kernel';

/** A paper as whoever sends it announces it; nothing of it is believed before the bytes are there. */
export type Announced = { name: string; size: number; sha256: string };
/** `type` is what the bytes say. */
export type PaperFile = Announced & { fileId: string; type: string };

/** The gateway takes 256 KB a request; a part leaves room for all else, and is soon sent again over a bad line. */
export const PART_BYTES = 200 * 1024;

/** What a paper may be, and how its name may end. */
const KINDS = new Map<string | undefined, readonly string[]>([
  ['application/pdf', ['pdf']],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', ['docx']],
  ['image/jpeg', ['jpg', 'jpeg']],
  ['image/png', ['png']],
  ['image/webp', ['webp']],
]);

export const partsOf = (size: number): number => Math.ceil(size / PART_BYTES);

/** How many bytes a part must have: all but the last are full. 0 for a part that the paper does not have. */
export function bytesOfPart(size: number, part: number): number {
  const left = size - part * PART_BYTES;
  return part < 0 || left <= 0 ? 0 : Math.min(PART_BYTES, left);
}

/** Before the first byte is sent, so that a film never enters. */
export const announce = ({ size }: Announced, limit: number): Result<{ partSize: number; parts: number }> =>
  size > limit ? refuse('PAPER_TOO_LARGE', { size, limit }) : ok({ partSize: PART_BYTES, parts: partsOf(size) });

/**
 * What a paper is, by what was found in its bytes. Its name must say the same: whoever opens «plan.pdf» gets no picture,
 * and a program that looks like a paper to one reader and like itself to another keeps no name that starts it.
 */
export function kindOf(name: string, found: string | undefined): Result<string> {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return found !== undefined && KINDS.get(found)?.includes(ending)
    ? ok(found)
    : refuse('PAPER_TYPE_UNKNOWN', { name, got: found ?? 'unknown' });
}

/** A name as a file may have it on any machine: one line, no folders, composed (NFC), at most 120 characters with its ending. */
export function plainName(raw: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must not stay
  const name = raw.normalize('NFC').replace(/[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  const last = name
    .split(/[\\/]/)
    .at(-1)!
    .replace(/[<>:"|?*]/g, '_')
    .trim();
  const characters = [...last];
  if (characters.length <= MAX_NAME) return last;
  const ending = /\.[^.]{1,8}$/.exec(last)?.[0] ?? '';
  return characters.slice(0, MAX_NAME - ending.length).join('') + ending;
}
const MAX_NAME = 120;

/** RFC 6266 with RFC 8187: the name in ASCII for old readers, and as it is. Saved, never shown inside a page of ours. */
export function disposition(name: string): string {
  const ascii = name
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Ids of the papers that a thing names, wherever in it. */
export function filesIn(thing: unknown): string[] {
  if (typeof thing !== 'object' || thing === null) return [];
  return Object.entries(thing).flatMap(([key, value]: [string, unknown]) =>
    key === 'fileId' && typeof value === 'string' ? [value] : filesIn(value),
  );
}
