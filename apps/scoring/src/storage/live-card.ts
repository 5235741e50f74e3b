import type { LocalDate } from '@bontot/kernel';
import { Card, type Snapshot } from '../card/card.ts';
import type { CardKey, Entry, Origin } from '../card/entry.ts';
import { packLog, unpackLog } from '../card/pack.ts';
import type { AssessmentBody, Views } from '../card/assess.ts';
import type { SentRollUp } from '../card/roll-up.ts';
import { documentId, hashOf, type CardDocument } from './card-chain.ts';

/** A snapshot is packed after this many entries, or half of what the card holds, whichever is more. */
const SNAPSHOT_AFTER = 64;

/** What one moment adds to a card; `origins` are the places of all records that it answers, also of those without an entry. */
export type Revision = {
  accepted: Entry[];
  conflicts: Entry[];
  origins: Origin[];
  body: AssessmentBody | undefined;
  digest: string | undefined;
  dueOn: LocalDate | undefined;
  rollUps: readonly SentRollUp[];
};

/** A card in the worker's hands: its state and where its chain stands. */
export class LiveCard {
  readonly key: CardKey;
  readonly state: Card;
  version = 0;
  digest: string | undefined;
  /** The body of the last `assessment.changed`, as JSON. */
  published: string | undefined;
  dueOn: LocalDate | undefined;
  /** What was sent to the committees above, by card version. */
  rollUps: readonly SentRollUp[] = [];
  /** The day and the committee for which roll-ups were last looked at, by this process. */
  rolledUp: { on: LocalDate; committee: string | undefined } | undefined;
  #views: Views | undefined;
  #hash = '';
  #snapshotVersion = 0;
  #sinceSnapshot = 0;

  constructor(key: CardKey) {
    this.key = key;
    this.state = new Card(key);
  }

  /** Rebuilds a card from the tail of its chain: from the last snapshot on, oldest first. */
  static from(key: CardKey, documents: CardDocument[]): LiveCard {
    const live = new LiveCard(key);
    for (const document of documents) live.append(document);
    return live;
  }

  /** Takes in the revision that follows. */
  append(document: CardDocument): void {
    const { state } = this;
    if (document.snapshot && state.facts.size === 0) state.restore(JSON.parse(document.snapshot) as Snapshot);
    const entries = unpackLog(document.log, this.key);
    for (const entry of entries) state.admit(entry);
    state.held = JSON.parse(document.held) as [string, number, number][];
    this.version = document.version;
    this.digest = document.digest;
    this.published = document.assessment;
    this.#views = undefined;
    this.dueOn = document.nextReviewAt;
    if (document.rollUps) this.rollUps = JSON.parse(document.rollUps) as SentRollUp[];
    this.#hash = document.hash;
    this.#sinceSnapshot = document.snapshot ? 0 : this.#sinceSnapshot + entries.length;
    this.#snapshotVersion = document.snapshotVersion;
  }

  /** What was last told of the card, to say what changed since. */
  get views(): Views | undefined {
    if (this.#views === undefined && this.published !== undefined)
      this.#views = (JSON.parse(this.published) as AssessmentBody).views;
    return this.#views;
  }

  /** Writes a revision behind the last one; the document is what the chain must take before anybody else does. */
  advance({ accepted, conflicts, origins, body, digest, dueOn, rollUps }: Revision, at: Date): CardDocument {
    const { state } = this;
    for (const origin of origins) state.hold(origin);
    this.version += 1;
    this.digest = digest;
    if (body !== undefined) {
      this.published = JSON.stringify({ ...body, revision: this.version });
      this.#views = body.views;
    }
    this.dueOn = dueOn;
    const rolledUp = rollUps !== this.rollUps;
    this.rollUps = rollUps;
    this.#sinceSnapshot += accepted.length;
    const packs = this.#sinceSnapshot >= Math.max(SNAPSHOT_AFTER, state.facts.size / 2);
    if (packs) {
      this.#snapshotVersion = this.version;
      this.#sinceSnapshot = 0;
    }
    const document: CardDocument = {
      _id: documentId(this.key, this.version),
      version: this.version,
      at,
      log: packLog(accepted),
      held: JSON.stringify(state.held),
      snapshotVersion: this.#snapshotVersion,
      previous: this.#hash,
      hash: '',
      ...(conflicts.length > 0 ? { conflicts: packLog(conflicts) } : {}),
      ...(this.published !== undefined ? { assessment: this.published } : {}),
      ...(digest !== undefined ? { digest } : {}),
      ...(dueOn !== undefined ? { nextReviewAt: dueOn } : {}),
      ...(rolledUp || (packs && rollUps.length > 0) ? { rollUps: JSON.stringify(rollUps) } : {}),
      ...(packs ? { snapshot: JSON.stringify(state.snapshot()) } : {}),
    };
    document.hash = hashOf(document);
    this.#hash = document.hash;
    return document;
  }
}
