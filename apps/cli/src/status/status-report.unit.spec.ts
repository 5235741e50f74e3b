import { serviceStatus, statusTable } from './status-report.ts';

describe('the status of a service', () => {
  it('is what the service says of itself', () => {
    expect(serviceStatus(7, { ready: true, lagSeconds: 0.2, outboxPending: 3, other: 1 })).toEqual({
      ready: true,
      pid: 7,
      lagSeconds: 0.2,
      outboxPending: 3,
    });
  });

  it('is not ready, with unknown numbers, when it does not answer', () => {
    expect(serviceStatus(7, undefined)).toEqual({ ready: false, pid: 7, lagSeconds: null, outboxPending: null });
  });

  it('is shown to people in columns, with what is unknown marked', () => {
    const table = statusTable({
      services: {
        gateway: serviceStatus(1, { ready: true, lagSeconds: 0, outboxPending: 0 }),
        directory: serviceStatus(22, undefined),
      },
      deadLetters: { 'scoring-worker': 2, gateway: null },
      unclaimed: 0,
      engines: { kafka: { address: 'k:1' }, mongodb: { address: 'm:2' }, redis: { address: 'r:3' } },
    });
    expect(table).toBe(
      [
        'service    ready  pid  lag s  outbox',
        'gateway    yes    1    0      0',
        'directory  NO     22   ?      ?',
        '',
        'dead letters  scoring-worker 2 · gateway ?',
        'unclaimed     0',
        'engines       kafka k:1 · mongodb m:2 · redis r:3',
        '',
      ].join('\n'),
    );
  });
});
