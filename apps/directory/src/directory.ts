import { KafkaPublisher } from '@bontot/messaging';
import { topics } from '@bontot/contracts';
import { connect, migrate, OutboxRelay, type Database } from '@bontot/persistence';
import {
  createLogger,
  openKafka,
  Resources,
  runOutbox,
  SystemClock,
  type Logger,
  type ServiceOptions,
} from '@bontot/service';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { CellsController } from './api/cells.controller.ts';
import { ImportController } from './api/import.controller.ts';
import { MembersController } from './api/members.controller.ts';
import { STATUS_BY_CODE } from './api/outcome.ts';
import { Permission } from './api/permission.ts';
import { peopleControllers, peopleProviders } from './api/people-module.ts';
import { PeopleController } from './api/people.controller.ts';
import { PlanDesk } from './api/plan-desk.ts';
import { PlansController } from './api/plans.controller.ts';
import { PostsController } from './api/posts.controller.ts';
import { UnitsController } from './api/units.controller.ts';
import type { DirectoryConfig } from './config.ts';
import { spreadsheetControllers, spreadsheetProviders, spreadsheets, type Spreadsheets } from './imports.ts';
import { peopleLife, type PeopleLife } from './people-life.ts';
import { Members } from './storage/members.ts';
import { migrations } from './storage/migrations.ts';
import { Plans } from './storage/plans.ts';
import { Posts } from './storage/posts.ts';
import { TreeKeeper } from './storage/tree-keeper.ts';
import { TreeOfDays } from './storage/tree-of-days.ts';
import { Units } from './storage/units.ts';

const SWEEP_MS = 5_000;

type Parts = {
  units: Units;
  members: Members;
  posts: Posts;
  plans: Plans;
  keeper: TreeKeeper;
  life: PeopleLife;
  sheets: Spreadsheets;
};

@Module({})
export class DirectoryModule {
  static with(parts: Parts): DynamicModule {
    return {
      module: DirectoryModule,
      controllers: [
        ...[PlansController, UnitsController, MembersController, PostsController, CellsController],
        ...[PeopleController, ImportController, ...peopleControllers, ...spreadsheetControllers],
      ],
      providers: [
        { provide: Units, useValue: parts.units },
        { provide: Members, useValue: parts.members },
        { provide: Posts, useValue: parts.posts },
        { provide: Plans, useValue: parts.plans },
        { provide: TreeKeeper, useValue: parts.keeper },
        { provide: TreeOfDays, useFactory: (units: Units) => new TreeOfDays(units), inject: [Units] },
        PlanDesk,
        Permission,
        ...peopleProviders(parts.life),
        ...spreadsheetProviders(parts.sheets),
      ],
    };
  }
}

/** Everything `runService` needs to run this service: opens its database and publisher, and starts what works beside HTTP. */
export async function directoryOptions(config: DirectoryConfig): Promise<ServiceOptions> {
  const log = createLogger('directory', config.LOG_LEVEL);
  const database = await connect({ uri: config.MONGODB_URI, database: `${config.DB_PREFIX}directory` });
  const parts = partsOf(database, config, log);
  await migrate(database, migrations);
  await database.ensureIndexes();
  const connection = await openKafka(config, 'directory', log, [topics.directory, topics.evidence]);
  const publisher = new KafkaPublisher(connection);
  const sources = [parts.units.store, parts.members.store, parts.posts.store, ...parts.life.sources];
  const relay = new OutboxRelay({ sources, publisher, log });
  return {
    name: 'directory',
    config,
    logger: log,
    module: DirectoryModule.with(parts),
    statusByCode: STATUS_BY_CODE,
    prepare(app: NestFastifyApplication) {
      runOutbox(app, { database, publisher, relay });
      const resources = app.get(Resources);
      resources.add('tree keeper', () => parts.keeper.stop());
      resources.add('sweep of people', () => parts.life.sweep.stop());
      resources.add('imports', () => parts.sheets.stop());
      parts.keeper.start();
      parts.life.sweep.start(SWEEP_MS, log);
      parts.sheets.start();
    },
  };
}

function partsOf(database: Database, config: DirectoryConfig, log: Logger): Parts {
  const units = new Units(database);
  const members = new Members(database);
  const posts = new Posts(database);
  const plans = new Plans(database);
  const clock = new SystemClock();
  const life = peopleLife(database, { units, members, posts }, clock);
  const { candidates } = life.people;
  const keeper = new TreeKeeper({ units, members, posts, plans, candidates, clock, log });
  const sheets = spreadsheets(database, { units, members, posts }, config, { clock, log });
  return { units, members, posts, plans, keeper, life, sheets };
}
