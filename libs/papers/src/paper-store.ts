import type { Instant } from '@bontot/kernel';
import type { Announced, PaperFile } from './paper.ts';

/** A paper on its way in; `fileId` is what it will be found by. */
export type Upload = Announced & { fileId: string; by: string; beganAt: Instant };

/** Whether what lies at a place names a paper. */
export type IsNamed = (place: string, fileId: string) => Promise<boolean>;

/** Whether any of the places names it; the service alone knows what lies there. */
export async function namedAt(places: readonly string[], fileId: string, isNamed: IsNamed): Promise<boolean> {
  for (const place of places) if (await isNamed(place, fileId)) return true;
  return false;
}

/**
 * Keeps papers, and the parts of those that are still coming. MongoDB's GridFS is one, an object store may be another; one
 * conformance suite holds them together. Nothing that is kept changes, and nothing refuses: rules are asked before.
 */
export interface PaperStore {
  /** Begins an upload; one with this id that is there already goes on, with its parts. */
  begin(upload: Upload): Promise<void>;
  upload(fileId: string): Promise<Upload | undefined>;
  /** Puts a part in the place of one with its number. */
  putPart(fileId: string, part: number, bytes: Uint8Array): Promise<void>;
  /** Numbers of the parts that are there, rising. */
  partsThere(fileId: string): Promise<number[]>;
  /** The parts that are there, one after the other. */
  bytesSent(fileId: string): Promise<Uint8Array>;
  /** Gives the parts up; the upload may begin anew. */
  dropParts(fileId: string): Promise<void>;
  /** Keeps a paper whole, loose from a moment on, and gives its parts up. Doing it again, or twice at once, keeps one. */
  keep(file: PaperFile, bytes: Uint8Array, at: Instant): Promise<void>;
  /**
   * A kept paper that is loose anew, from this moment on, for somebody is about to name it at these places. Once this has
   * answered with the paper, no sweep that looked before takes it.
   */
  hold(fileId: string, at: Instant, places?: readonly string[]): Promise<PaperFile | undefined>;
  find(fileId: string): Promise<PaperFile | undefined>;
  /** The bytes of a kept paper, in pieces. */
  read(fileId: string): AsyncIterable<Uint8Array>;
  /** Gives up uploads that began before a moment and were never finished. How many. */
  sweep(before: Instant): Promise<number>;
  /** Gives up papers that are loose since before a moment; one that a place really names is loose no more. How many. */
  sweepLoose(before: Instant, isNamed: IsNamed): Promise<number>;
}
