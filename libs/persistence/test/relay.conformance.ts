import type { OutgoingEvent } from '@bontot/messaging';
import { transient } from '@bontot/kernel';
import { OutboxRelay, type AggregateStore, type OutboxSource } from '../src/index.ts';
import { account, moved, unique, type Account } from './fixtures.ts';

type Store = AggregateStore<Account> & OutboxSource;

/** A publisher that remembers, fails as long as it is told to, and can stop between sending and telling. */
class Listener {
  readonly heard: OutgoingEvent[] = [];
  failing = false;
  crashAfterSend = false;

  async publish(events: OutgoingEvent[]) {
    if (this.failing) throw transient('PUBLISH_FAILED');
    this.heard.push(...events);
    if (this.crashAfterSend) throw new Error('killed');
    return [];
  }
  versionsOf(id: string) {
    return this.heard.filter((event) => event.key === id).map((event) => (event.body as { version: number }).version);
  }
  async until(holds: () => boolean) {
    for (let waited = 0; !holds(); waited += 5) {
      if (waited > 5_000) throw new Error(`heard only ${this.heard.length}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

export function relayConformance(make: () => Store): void {
  const relays: OutboxRelay[] = [];
  const relayOf = (store: Store, publisher: Listener, options: { idleMs?: number; graceMs?: number } = {}) => {
    const relay = new OutboxRelay({ sources: [store], publisher, idleMs: 20, graceMs: 0, ...options });
    relays.push(relay);
    return relay;
  };
  const write = (store: Store, id: string, version: number) =>
    store.save({ id, version, state: account(), events: [moved(id, version + 1)] });
  afterEach(() => Promise.all(relays.splice(0).map((relay) => relay.stop())));

  it('publishes a local write without waiting for the next look', async () => {
    const store = make();
    const publisher = new Listener();
    relayOf(store, publisher, { idleMs: 60_000, graceMs: 60_000 }).start();
    const id = unique('a');
    await write(store, id, 0);
    await publisher.until(() => publisher.versionsOf(id).length === 1);
  });

  it('publishes in the order of an aggregate, once, and leaves nothing', async () => {
    const store = make();
    const publisher = new Listener();
    const relay = relayOf(store, publisher);
    relay.start();
    const ids = Array.from({ length: 10 }, () => unique('a'));
    await Promise.all(
      ids.map(async (id) => {
        for (let version = 0; version < 10; version++) await write(store, id, version);
      }),
    );
    await publisher.until(() => publisher.heard.length === 100);
    for (const id of ids) expect(publisher.versionsOf(id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    await relay.stop();
    expect(await relay.pending()).toBe(0);
  });

  it('finds what a process left behind that was killed before publishing', async () => {
    const store = make();
    const id = unique('a');
    await write(store, id, 0);
    const publisher = new Listener();
    relayOf(store, publisher).start();
    await publisher.until(() => publisher.versionsOf(id).length === 1);
  });

  it('publishes again what it cannot know to be published', async () => {
    const store = make();
    const id = unique('a');
    const killed = new Listener();
    killed.crashAfterSend = true;
    await write(store, id, 0);
    await expect(relayOf(store, killed).flush()).rejects.toThrow('killed');
    expect(killed.versionsOf(id)).toEqual([1]);
    const next = new Listener();
    await relayOf(store, next).flush();
    expect(next.versionsOf(id)).toEqual([1]);
  });

  it('loses nothing while the broker is away, and says that it is not well', async () => {
    const store = make();
    const publisher = new Listener();
    publisher.failing = true;
    const relay = relayOf(store, publisher);
    relay.start();
    const id = unique('a');
    for (let version = 0; version < 3; version++) await write(store, id, version);
    await publisher.until(() => !relay.healthy());
    expect(await relay.pending()).toBe(3);
    publisher.failing = false;
    await publisher.until(() => publisher.versionsOf(id).length === 3);
    expect(publisher.versionsOf(id)).toEqual([1, 2, 3]);
  });

  it('leaves young writes of others to them', async () => {
    const store = make();
    await write(store, unique('a'), 0);
    const publisher = new Listener();
    const relay = relayOf(store, publisher, { graceMs: 60_000, idleMs: 5 });
    relay.start();
    const own = unique('a');
    await write(store, own, 0);
    await publisher.until(() => publisher.versionsOf(own).length === 1);
    await relay.stop();
    expect(publisher.heard).toHaveLength(1);
    expect(await relay.pending()).toBe(1);
  });

  it('stops with the batch in hand done', async () => {
    const store = make();
    const publisher = new Listener();
    const relay = relayOf(store, publisher);
    relay.start();
    await write(store, unique('a'), 0);
    await publisher.until(() => publisher.heard.length === 1);
    await relay.stop();
    const later = unique('a');
    await write(store, later, 0);
    expect(await store.pendingOf([later])).toHaveLength(1);
    expect(publisher.heard).toHaveLength(1);
  });
}
