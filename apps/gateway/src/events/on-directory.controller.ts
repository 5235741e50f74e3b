import { attributesOf, decodeEvent, postChanged, unitChanged, type EventContract } from '@bontot/contracts';
import { BatchOf, type IncomingRecord, type RecordOutcome } from '@bontot/messaging';
import { Controller } from '@nestjs/common';
import { Actors } from '../access/actors.ts';
import { OpenStreams } from '../proxy/open-streams.ts';
import { Copies } from '../storage/copies.ts';

/**
 * Keeps posts and the places of units. Members pass by unread: their names are none of the gateway's business, and a
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
    const posts = readAll(records, postChanged);
    const units = readAll(records, unitChanged);
    await this.#copies.units.putAll(
      units.bodies.map(({ unitId, path, version }) => ({ id: unitId, version, value: { unitId, path } })),
    );
    await this.#copies.posts.putAll(
      posts.bodies.map((post) => ({ id: post.postId, version: post.version, value: post })),
    );
    for (const personId of new Set(posts.bodies.map((post) => post.personId))) {
      this.#actors.forget(personId);
      this.#streams.recheck(`person:${personId}`);
    }
    return { deadLetters: [...posts.bad, ...units.bad] };
  }
}

/** The bodies of one type of event, and the records of that type that are none. */
function readAll<Body extends EventContract['body']>(records: IncomingRecord[], contract: EventContract<Body>) {
  const bodies: Body['_output'][] = [];
  const bad: RecordOutcome[] = [];
  for (const record of records) {
    const attributes = attributesOf(record.headers);
    if (!attributes.ok || attributes.value.type !== contract.type) continue;
    const decoded = decodeEvent(record.headers, record.value);
    const body = decoded.ok ? contract.body.safeParse(decoded.value.body) : undefined;
    if (body?.success) bodies.push(body.data);
    else bad.push({ record, deadLetter: decoded.ok ? { code: 'BODY_INVALID', details: {} } : decoded.refusal });
  }
  return { bodies, bad };
}
