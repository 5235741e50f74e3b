import { createService, once, type RuntimeConfig, type Service, type ServiceOptions } from './create-service.ts';
import { createLogger } from './logger.ts';

const STOP_MS = 4_500;

/**
 * Runs a service until it is told to stop: SIGTERM and SIGINT end it with code 0 within 5 s, an error that nobody caught
 * and a failed start end it with code 1 and one line in the log.
 */
export async function runService(options: ServiceOptions): Promise<Service> {
  const logger = options.logger ?? createLogger(options.name, options.config.LOG_LEVEL);
  const fail = (what: string) => (error: unknown) => {
    logger.fatal({ err: error }, what);
    process.exit(1);
  };
  process.once('uncaughtException', fail('uncaught error'));
  process.once('unhandledRejection', fail('unhandled rejection'));
  try {
    const service = await createService({ ...options, logger });
    const end = once(async (signal: string) => {
      logger.info({ signal }, 'stopping');
      setTimeout(() => fail('did not stop in time')(new Error(`not stopped after ${STOP_MS} ms`)), STOP_MS).unref();
      await service.stop();
      logger.info('stopped');
      process.exit(0);
    });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal));
    await service.listen();
    return service;
  } catch (error) {
    return fail(startFault(error, options.config))(error);
  }
}

function startFault(error: unknown, { HOST, PORT }: RuntimeConfig): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'EADDRINUSE') return `port ${PORT} of ${HOST} is taken: set PORT to another, or end what listens there`;
  return `did not start: ${message ?? String(error)}`;
}
