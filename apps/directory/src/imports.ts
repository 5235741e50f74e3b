import type { Clock } from '@bontot/kernel';
import type { Database } from '@bontot/persistence';
import type { Logger } from '@bontot/service';
import type { Provider, Type } from '@nestjs/common';
import { Redis } from 'ioredis';
import { ExportDesk } from './api/export-desk.ts';
import { ExportsController } from './api/exports.controller.ts';
import { ImportDesk } from './api/import-desk.ts';
import { ImportFilesController } from './api/import-files.controller.ts';
import type { DirectoryConfig } from './config.ts';
import { ImportQueue } from './jobs/import/import-queue.ts';
import { PreviewWork } from './jobs/import/preview.ts';
import { UndoWork } from './jobs/import/undo.ts';
import { RunWork } from './jobs/import/write.ts';
import { ExportLog } from './storage/export-log.ts';
import { ImportFiles } from './storage/import-files.ts';
import { ImportMappings } from './storage/import-mappings.ts';
import { ImportReads } from './storage/import-reads.ts';
import { ImportRows } from './storage/import-rows.ts';
import { Imports } from './storage/imports.ts';
import type { Members } from './storage/members.ts';
import type { Posts } from './storage/posts.ts';
import type { Units } from './storage/units.ts';

type Trunk = { units: Units; members: Members; posts: Posts };

/** What takes spreadsheets in and gives them out. */
export type Spreadsheets = {
  imports: Imports;
  files: ImportFiles;
  rows: ImportRows;
  mappings: ImportMappings;
  exported: ExportLog;
  /** Begins to work; the stores must have their indexes. */
  start(): ImportQueue;
  stop(): Promise<void>;
};

export function spreadsheets(
  database: Database,
  trunk: Trunk,
  config: Pick<DirectoryConfig, 'REDIS_URL' | 'DB_PREFIX'>,
  { clock, log }: { clock: Clock; log: Logger },
): Spreadsheets {
  const imports = new Imports(database);
  const files = new ImportFiles(database);
  const rows = new ImportRows(database);
  const stores = { imports, files, rows, mappings: new ImportMappings(database), exported: new ExportLog(database) };
  let queue: ImportQueue | undefined;
  let redis: Redis | undefined;
  return {
    ...stores,
    start() {
      if (queue) return queue;
      redis = new Redis(config.REDIS_URL, { maxRetriesPerRequest: null, enableReadyCheck: false });
      redis.on('error', ({ message }) => log.warn({ reason: message }, 'redis'));
      const writing = { ...trunk, imports, rows, clock };
      const works = {
        previewing: new PreviewWork({ imports, files, rows, reads: new ImportReads(trunk), clock }),
        running: new RunWork(writing),
        undoing: new UndoWork(writing),
      };
      queue = new ImportQueue({ imports, files, rows, works, clock, log }, redis, `${config.DB_PREFIX}directory`);
      return queue;
    },
    async stop() {
      await queue?.close();
      redis?.disconnect();
    },
  };
}

/** Doors of spreadsheets. */
export const spreadsheetControllers: Type[] = [ImportFilesController, ExportsController];

/** What those doors ask for, by its class. */
export const spreadsheetProviders = (sheets: Spreadsheets | undefined): Provider[] => [
  { provide: Imports, useValue: sheets?.imports },
  { provide: ImportFiles, useValue: sheets?.files },
  { provide: ImportRows, useValue: sheets?.rows },
  { provide: ImportMappings, useValue: sheets?.mappings },
  { provide: ExportLog, useValue: sheets?.exported },
  { provide: ImportQueue, useFactory: () => sheets?.start() },
  ...[ImportDesk, ExportDesk],
];
