import { accountLinked, postChanged, unitChanged } from '@bontot/contracts';
import { BatchOf, eventsOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { Controller } from '@nestjs/common';
import { Actors } from '../access/actors.ts';
import { OpenStreams } from '../proxy/open-streams.ts';
import { Copies } from '../storage/copies.ts';

/**
 * Keeps posts, the places of units and whose accounts are whose. Members pass by unread: their names are none of the gateway's business, and a
 * province has 104,000 of them.
 */
@Controller()
export class OnDirectory {
  readonly #copies: Copies;
  readonly #actors: Actors;
  readonly #streams: OpenStreams;

  constructor(copies: Copies, actors: Actors, streams: OpenStreams) {
    this.#copies = copies;
    this.#actors = actors;
    this.#streams = streams;
  }

  @BatchOf('directory.v1')
  async keep(records: IncomingRecord[]): Promise<{ deadLetters: RecordOutcome[] }> {
    const { events, deadLetters } = eventsOf(records, {
      ...{ posts: postChanged, units: unitChanged, accounts: accountLinked },
    });
    const posts = events.posts.map(({ body }) => body);
    await this.#copies.units.putAll(
      events.units.map(({ body: { unitId, path, version } }) => ({ id: unitId, version, value: { unitId, path } })),
    );
    await this.#copies.posts.putAll(posts.map((post) => ({ id: post.postId, version: post.version, value: post })));
    const links = events.accounts.map(({ body }) => body);
    await this.#copies.accounts.putAll(
      links.map((link) => ({ id: link.personId, version: link.version, value: link })),
    );
    if (links.length > 0) this.#actors.forgetAccounts();
    for (const { personId } of links) this.#streams.recheck(`person:${personId}`);
    for (const personId of new Set(posts.map((post) => post.personId))) {
      this.#actors.forget(personId);
      this.#streams.recheck(`person:${personId}`);
    }
    return { deadLetters };
  }
}
