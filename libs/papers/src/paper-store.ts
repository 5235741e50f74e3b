import type { Instant } from '@bontot/kernel';
import type { Announced, PaperFile } from './paper.ts';

/** A paper on its way in; `fileId` is what it will be found by. */
export type Upload = Announced & { fileId: string; by: string; beganAt: Instant };

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
  /** Keeps a paper whole and gives its parts up. Doing it again, or twice at once, keeps one. */
  keep(file: PaperFile, bytes: Uint8Array): Promise<void>;
  find(fileId: string): Promise<PaperFile | undefined>;
  /** The bytes of a kept paper, in pieces. */
  read(fileId: string): AsyncIterable<Uint8Array>;
  /** Gives up uploads that began before a moment and were never finished. How many. */
  sweep(before: Instant): Promise<number>;
}
