import { readConfig, runService } from '@bontot/service';
import 'reflect-metadata';
import { notificationsEnv } from './config.ts';
import { notificationsOptions } from './notifications.ts';

await runService(await notificationsOptions(readConfig(notificationsEnv)));
