import { isLocalDate, localDateOf } from '@bontot/kernel';
import { CommandError, oneOf, USAGE, wholeNumber, type Command } from '../command.ts';
import { profileNames } from '../demo/index.ts';
import { findInstallation } from '../installation.ts';
import { openKafka } from '../kafka.ts';
import { readBookmark } from './bookmark.ts';
import { seed } from './seed.ts';

export const seedCommand: Command = {
  name: 'seed',
  summary: 'demo data through the public doors, known when it happened',
  help: `
bontot seed --profile luc-hon|province|empty [--demo-date 2026-11-01] [--seed 1]

Sends the demo data of a profile: units, members and posts by POST /api/v1/import, facts by POST /api/v1/evidence, each
with the moment at which it became known (x-clock, the client seeder, in development only). Afterwards it waits until
every card can be read. The same profile, seed and demo date give the same data; a run that was stopped goes on where it
was (seed.json in the data folder), and one that was complete changes nothing.
  --demo-date   nothing is known after the day before (default: the first of this month)
  --seed        another number, other people and another history (default 1)

Progress goes to stderr, nothing to stdout.
Exit codes: 0 all is sent and readable, 1 a door refuses or does not answer, 2 wrong options, 130 stopped`,
  options: { profile: { type: 'string' }, 'demo-date': { type: 'string' }, seed: { type: 'string' } },
  async run(values, _positionals, io) {
    const profile = oneOf(values, 'profile', profileNames);
    const demoDate = values['demo-date'] ?? `${localDateOf(Date.now()).slice(0, 8)}01`;
    if (!isLocalDate(demoDate)) throw new CommandError('--demo-date expects a day that exists, e.g. 2026-11-01', USAGE);
    const order = { profile, seed: wholeNumber(values, 'seed', 1, { min: 0 }), demoDate };
    const installation = findInstallation(io.env);
    const before = readBookmark(installation.dataFolder);
    if (before && (before.profile !== profile || before.seed !== order.seed || before.demoDate !== demoDate))
      throw new CommandError(
        `this data holds ${before.profile}, seed ${before.seed}, demo date ${before.demoDate}: ` +
          'use the same, or start with another BONTOT_DATA',
      );
    if (profile === 'empty') return 0;
    const kafka = openKafka(installation, io.env);
    try {
      await seed({ order, installation, kafka, bookmark: before, io });
      return 0;
    } finally {
      await kafka.close();
    }
  },
};
