import { transient, type Instant } from '@bontot/kernel';
import { duplicateOf, guarded } from '@bontot/persistence';
import type { Collection, Connection } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { linkAfter, type Link } from './chain-link.ts';
import { pageText } from './digest.ts';
import { signedPages } from '../meeting/follow-ups.ts';
import { meetingOf, type MeetingRecord } from '../meeting/record.ts';

const TRIES = 20;

/** The signed pages of each unit, each naming the hash of the one before; never changed. */
export class MinutesChain {
  readonly #links: Collection<Link>;

  constructor(connection: Connection) {
    this.#links = connection.collection<Link>('minutesChain');
  }

  static async ensure(connection: Connection): Promise<void> {
    const links = connection.collection('minutesChain');
    // «the last link of this unit», and its links in order.
    await links.createIndex({ unitId: 1, n: 1 }, { unique: true });
    // «is this page chained», and each page once.
    await links.createIndex({ pageId: 1 }, { unique: true });
  }

  /** Chains what is signed and not chained yet: minutes first, then amendments in their order. Doing it again changes nothing. */
  async extend(record: MeetingRecord, at: Instant): Promise<void> {
    const meeting = meetingOf(record);
    for (const pageId of signedPages(meeting)) {
      const { unitId, meetingId } = meeting;
      const kind = pageId === meetingId ? 'minutes' : 'amendment';
      const salt = randomBytes(16).toString('hex');
      await this.#append({ unitId, kind, meetingId, pageId, at, salt, content: pageText(meeting, pageId)! });
    }
  }

  /** The links of these units, each unit's in order. */
  async of(unitIds: readonly string[]): Promise<Link[]> {
    return guarded(() =>
      this.#links
        .find({ unitId: { $in: [...unitIds] } })
        .sort({ unitId: 1, n: 1 })
        .toArray(),
    );
  }

  async #append(page: Parameters<typeof linkAfter>[1]): Promise<void> {
    for (let attempt = 1; attempt <= TRIES; attempt++) {
      if (await guarded(() => this.#links.findOne({ pageId: page.pageId }, { projection: { _id: 1 } }))) return;
      const [last] = await guarded(() => this.#links.find({ unitId: page.unitId }).sort({ n: -1 }).limit(1).toArray());
      if (await this.#insert(linkAfter(last, page))) return;
    }
    throw transient('CONFLICT_PERSISTS', { unitId: page.unitId, tries: TRIES });
  }

  /** False when another link took the place, or the page is chained already. */
  async #insert(link: Link): Promise<boolean> {
    try {
      await this.#links.insertOne(link);
      return true;
    } catch (error) {
      if (duplicateOf(error)) return false;
      return guarded(() => Promise.reject(error as Error));
    }
  }
}
