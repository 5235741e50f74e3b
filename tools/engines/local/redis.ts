import { mkdirSync } from 'node:fs';
import type { LocalEngine } from '../engine.ts';
import { redisServer } from '../install.mjs';
import { redisAnswers } from '../probe.ts';

export const redis: LocalEngine = {
  name: 'redis',
  ports: ['redis'],
  install: async (log) => void (await redisServer(log)),
  prepare: async (folder, ports) => {
    mkdirSync(folder, { recursive: true });
    return {
      command: await redisServer(() => undefined),
      args: [
        ...['--port', String(ports['redis']), '--bind', '127.0.0.1', '--dir', folder, '--daemonize', 'no'],
        ...['--appendonly', 'yes', '--save', '', '--maxmemory-policy', 'noeviction', '--databases', '1024'],
      ],
      cwd: folder,
    };
  },
  answers: (ports) => redisAnswers('127.0.0.1', ports['redis'] as number),
  settle: async () => undefined,
  address: (ports) => `redis://127.0.0.1:${ports['redis']}`,
};
