import { jest } from '@jest/globals';
import { EventEmitter } from 'node:events';
import { dashboardAddress, inboxAddress, scoreAddress, type Hint } from './hint.ts';
import { Hub } from './hub.ts';

/** A browser's end of a stream that may stop reading. */
class Reader extends EventEmitter {
  written: string[] = [];
  writableLength = 0;
  reads = true;
  ended = false;
  write(text: string): boolean {
    this.written.push(text);
    if (!this.reads) this.writableLength += text.length;
    return this.reads;
  }
  end(): void {
    this.ended = true;
    this.emit('close');
  }
  catchUp(): void {
    this.reads = true;
    this.writableLength = 0;
    this.emit('drain');
  }
  get events(): string[] {
    return [...this.written.join('').matchAll(/^event: (.*)\ndata: (.*)$/gm)].map(
      ([, name, data]) => `${name} ${data}`,
    );
  }
}

const card = (cellId: string, revision: number): Hint => ({
  ...{ kind: 'card', cellId, period: '2026', revision, outcome: 'at_risk', path: `/QN/QN-LH/${cellId}/` },
});
const told = (cellId: string, revision: number) =>
  `card {"cellId":"${cellId}","period":"2026","revision":${revision},"outcome":"at_risk"}`;

describe('open streams', () => {
  let hub: Hub;
  const listen = (...addresses: string[]) => {
    const reader = new Reader();
    hub.open(reader, addresses);
    return reader;
  };
  const later = (ms: number) => jest.advanceTimersByTime(ms);

  beforeEach(() => {
    jest.useFakeTimers();
    hub = new Hub();
  });
  afterEach(() => {
    hub.close();
    expect(jest.getTimerCount()).toBe(0);
    jest.useRealTimers();
  });

  it('begin with a greeting and tell what lies in reach, once', () => {
    const commune = listen(scoreAddress('/QN/QN-LH/'), scoreAddress('/QN/'));
    const beside = listen(scoreAddress('/QN/QN-HM/'));
    hub.tell([card('QN-LH-07', 1)]);
    later(250);
    expect(commune.events).toEqual(['hello {}', told('QN-LH-07', 1)]);
    expect(beside.events).toEqual(['hello {}']);
  });

  it('tell of each card the highest revision of a moment', () => {
    const reader = listen(scoreAddress('/QN/'));
    hub.tell([card('QN-LH-07', 2), card('QN-LH-08', 1)]);
    hub.tell([card('QN-LH-07', 3), card('QN-LH-07', 1)]);
    later(250);
    expect(reader.events.slice(1)).toEqual([told('QN-LH-07', 3), told('QN-LH-08', 1)]);
  });

  it('tell roll-ups to those who read dashboards, and an inbox to its person', () => {
    const person = listen(scoreAddress('/QN/'), inboxAddress('P1'));
    const committee = listen(dashboardAddress('/QN/QN-LH/'), inboxAddress('P2'));
    hub.tell([
      { kind: 'rollup', unitId: 'QN-LH', period: '2026', revision: 4, path: '/QN/QN-LH/' },
      { kind: 'inbox', personId: 'P1', version: 1, unread: 3 },
    ]);
    later(250);
    expect(person.events.slice(1)).toEqual(['inbox {"unread":3}']);
    expect(committee.events.slice(1)).toEqual(['rollup {"unitId":"QN-LH","period":"2026","revision":4}']);
  });

  it('give a sign of life every 15 s', () => {
    const reader = listen(scoreAddress('/QN/'));
    later(30_000);
    expect(reader.written.filter((text) => text.startsWith(':'))).toHaveLength(2);
  });

  it('hold little for who does not read, and tell them to look for themselves once they do', () => {
    const slow = listen(scoreAddress('/QN/'));
    slow.reads = false;
    for (let n = 1; n <= 3_000; n++) hub.tell([card(`QN-LH-${n}`, n)]);
    later(250);
    for (let n = 1; n <= 3_000; n++) hub.tell([card(`QN-LH-${n}`, n + 1)]);
    later(60_000);
    expect(slow.writableLength).toBeLessThan(70_000);
    slow.catchUp();
    expect(slow.events.at(-1)).toBe('resync {}');
    hub.tell([card('QN-LH-07', 9_000)]);
    later(250);
    expect(slow.events.at(-1)).toBe(told('QN-LH-07', 9_000));
  });

  it('leave nothing behind when they close', () => {
    for (let round = 0; round < 10; round++) {
      const readers = Array.from({ length: 50 }, (_, n) => listen(scoreAddress(`/QN/${n}/`), inboxAddress(`P${n}`)));
      hub.tell([card('QN-LH-07', round + 1)]);
      for (const reader of readers) reader.end();
    }
    later(250);
    expect([hub.size, hub.addresses]).toEqual([0, 0]);
  });

  it('end with the process, and none begins afterwards', () => {
    const reader = listen(scoreAddress('/QN/'));
    hub.close();
    expect([reader.ended, listen(scoreAddress('/QN/')).ended]).toEqual([true, true]);
  });
});
