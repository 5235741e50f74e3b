import { canonical } from '@bontot/kernel';
import { Card, type Snapshot } from '../card/card.ts';
import type { CardKey } from '../card/entry.ts';
import { unpackFacts, unpackLog } from '../card/pack.ts';
import { hashOf, type CardDocument } from './card-chain.ts';

/**
 * What is wrong with a revision: a number is missing before it (`VERSION_GAP`), it does not name the hash of the one before
 * (`LINK_BROKEN`), its content is not what its hash was taken of (`CONTENT_CHANGED`), the assessment it carries is not
 * that of its digest (`DIGEST_DIFFERS`), it points to another snapshot than the last (`SNAPSHOT_MISSED`), its snapshot is
 * not what the log adds up to (`SNAPSHOT_DIFFERS`), or it cannot be read at all (`UNREADABLE`).
 */
export type ChainFaultCode =
  | 'VERSION_GAP'
  | 'LINK_BROKEN'
  | 'CONTENT_CHANGED'
  | 'DIGEST_DIFFERS'
  | 'SNAPSHOT_MISSED'
  | 'SNAPSHOT_DIFFERS'
  | 'UNREADABLE';
export type ChainFault = CardKey & { version: number; code: ChainFaultCode };

/** Follows one chain from its first revision to its last, and adds up its log on the way. */
export class ChainCheck {
  readonly key: CardKey;
  readonly #card: Card;
  #version = 0;
  #hash = '';
  #snapshotVersion = 0;

  constructor(key: CardKey) {
    this.key = key;
    this.#card = new Card(key);
  }

  /** @returns what is wrong with the revision that follows; what follows it is held against what it says itself */
  take(document: CardDocument): ChainFault[] {
    const codes = this.#faultsOf(document);
    this.#version = document.version;
    this.#hash = document.hash;
    return codes.map((code) => ({ ...this.key, version: document.version, code }));
  }

  #faultsOf(document: CardDocument): ChainFaultCode[] {
    const codes: ChainFaultCode[] = [];
    if (document.version !== this.#version + 1) codes.push('VERSION_GAP');
    if (document.previous !== this.#hash) codes.push('LINK_BROKEN');
    if (document.hash !== hashOf(document)) codes.push('CONTENT_CHANGED');
    if (document.snapshot !== undefined) this.#snapshotVersion = document.version;
    if (document.snapshotVersion !== this.#snapshotVersion) codes.push('SNAPSHOT_MISSED');
    try {
      for (const entry of unpackLog(document.log, this.key)) this.#card.admit(entry);
      if (document.snapshot !== undefined && !this.#addsUpTo(document.snapshot)) codes.push('SNAPSHOT_DIFFERS');
      if (document.assessment !== undefined && digestIn(document.assessment) !== document.digest)
        codes.push('DIGEST_DIFFERS');
    } catch {
      codes.push('UNREADABLE');
    }
    return codes;
  }

  #addsUpTo(snapshot: string): boolean {
    const folded = this.#card.snapshot();
    return JSON.stringify(folded) === snapshot || plain(folded) === plain(JSON.parse(snapshot) as Snapshot);
  }
}

const digestIn = (assessment: string): unknown => (JSON.parse(assessment) as { digest?: unknown }).digest;

/** A snapshot without regard to the order in which its parts came. */
const plain = ({ facts, verdicts, exemptions, unit }: Snapshot): string =>
  [[...unpackFacts(facts)], verdicts, exemptions].map((list) => list.map(canonical).sort().join('\n')).join('\n\n') +
  canonical(unit ?? null);
