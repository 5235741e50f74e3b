import { refused } from '@bontot/kernel';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';

const MAX_ENTRIES = 2_000;
/** All parts together, unpacked. The sheet of a province has 80 MB. */
const MAX_UNPACKED = 400 * 1024 * 1024;
/** Sheets pack well, twenty times or so; what is packed a hundred and fifty times is made to burst. */
const MAX_RATIO = 150;
const RATIO_COUNTS_FROM = 10 * 1024 * 1024;

export type Parts = { zip: ZipFile; entries: ReadonlyMap<string, Entry> };

/**
 * The parts of a package, looked at before any of them is unpacked. Unpacking never yields more than a part says of itself.
 * Codes: IMPORT_FILE_DAMAGED, IMPORT_FILE_BURSTS, IMPORT_FILE_LOCKED.
 */
export async function openParts(bytes: Buffer): Promise<Parts> {
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  try {
    const zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true });
    if (zip.entryCount > MAX_ENTRIES) throw refused('IMPORT_FILE_BURSTS', { parts: zip.entryCount });
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize;
      const ratio = entry.uncompressedSize / Math.max(1, entry.compressedSize);
      if (unpacked > MAX_UNPACKED || (entry.uncompressedSize > RATIO_COUNTS_FROM && ratio > MAX_RATIO))
        throw refused('IMPORT_FILE_BURSTS', { megabytes: Math.round(unpacked / 1024 / 1024) });
      if (entry.isEncrypted()) throw refused('IMPORT_FILE_LOCKED');
      entries.set(entry.fileName.replace(/^\//, ''), entry);
    }
    return { zip, entries };
  } catch (error) {
    throw known(error);
  }
}

/** Calls back for each element of an XML part as it comes; `stop()` ends the reading. A document with a DTD is refused. */
export type XmlHandler = {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
};

/** Yields after each piece of the part, so that what the handler collected can be taken. */
export async function* readXml({ zip, entries }: Parts, name: string, handler: XmlHandler): AsyncGenerator<void> {
  const entry = entries.get(name);
  if (!entry) throw refused('IMPORT_FILE_DAMAGED', { part: name });
  const stream = await zip.openReadStreamPromise(entry).catch((error: unknown) => {
    throw known(error);
  });
  stream.setEncoding('utf8');
  const parser = new SaxesParser<{ xmlns: false; position: false }>({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw refused('IMPORT_FILE_DAMAGED', { part: name });
  });
  parser.on('opentag', (tag) => handler.open?.(local(tag.name), tag.attributes));
  parser.on('closetag', (tag) => handler.close?.(local(tag.name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  try {
    for await (const piece of stream) {
      parser.write(piece as string);
      yield;
    }
    parser.close();
    yield;
  } catch (error) {
    throw known(error);
  } finally {
    stream.destroy();
  }
}

/** Reads a small part to its end. */
export async function readWholeXml(parts: Parts, name: string, handler: XmlHandler): Promise<void> {
  for await (const _ of readXml(parts, name, handler)) void _;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** What the readers of packages and of XML throw is a damaged file; our own refusals stay what they are. */
function known(error: unknown): Error {
  if (error instanceof Error && 'code' in error && String((error as { code: unknown }).code).startsWith('IMPORT_'))
    return error;
  const reason = error instanceof Error ? error.message : '';
  if (/too many bytes|not enough bytes/.test(reason)) return refused('IMPORT_FILE_BURSTS', { reason: 'size' });
  return refused('IMPORT_FILE_DAMAGED', { reason: reason.slice(0, 80) });
}
