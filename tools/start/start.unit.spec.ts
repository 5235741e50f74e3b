import { contentFor } from './data-folder.ts';
import { parseOptions } from './options.ts';
import { concerned, projectOf } from './reload.ts';
import { services } from './services.ts';
import { nextWait } from './supervisor.ts';

const wish = { dataDir: '.data', now: new Date('2026-10-31T17:30:00Z'), log: () => undefined };

it('takes the first of the month of Viet Nam for the demo date', () =>
  expect(contentFor(wish, undefined)).toEqual({ profile: 'luc-hon', demoDate: '2026-11-01', seeded: false }));

it('keeps to what the folder holds where nothing else is asked for', () => {
  const kept = { profile: 'province', demoDate: '2026-09-01', seeded: true } as const;
  expect(contentFor(wish, kept)).toEqual(kept);
});

it('refuses another demo date than the folder holds', () => {
  const kept = { profile: 'province', demoDate: '2026-09-01', seeded: true } as const;
  expect(() => contentFor({ ...wish, demoDate: '2026-10-01' }, kept)).toThrow(
    /holds the profile province of 2026-09-01/,
  );
});

it('reads flags and the data folder', () =>
  expect(parseOptions(['--profile', 'empty', '--port', '9000'], { BONTOT_DATA: '/var/x' }, '/root')).toEqual({
    profile: 'empty',
    port: 9000,
    engines: 'local',
    dataDir: '/var/x',
  }));

it('names every flag that is not usable', () =>
  expect(() => parseOptions(['--profile', 'all', '--port', 'x', '--demo-date', '2026-02-30'], {}, '/root')).toThrow(
    /--port x.*\n--demo-date 2026-02-30.*\n--profile all.*\nusage: /,
  ));

it('doubles the wait up to 10 s, and begins anew after 30 healthy seconds', () => {
  expect(nextWait(200, 100)).toBe(400);
  expect(nextWait(8_000, 100)).toBe(10_000);
  expect(nextWait(10_000, 30_000)).toBe(200);
});

it('restarts the services of a changed app, and all after a change of a library', () => {
  expect([...concerned(['apps/scoring'])]).toEqual(['scoring-api', 'scoring-worker']);
  expect(concerned(['libs/kernel']).size).toBe(services.length);
});

it('looks at sources only', () => {
  expect(projectOf('apps', 'gateway/src/main.ts')).toBe('apps/gateway');
  expect(projectOf('apps', 'gateway/src/rate.unit.spec.ts')).toBeUndefined();
  expect(projectOf('apps', 'gateway/dist/main.js')).toBeUndefined();
});
