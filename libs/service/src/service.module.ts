import { Global, Module, type DynamicModule } from '@nestjs/common';
import { SystemClock } from './clock.ts';
import { AUTHENTICATOR, type Authenticator } from './identity.ts';
import { LOG, type Logger } from './logger.ts';
import { OperationsController } from './operations.controller.ts';
import { HealthChecks, Metrics, Resources, StatusSources } from './registries.ts';

/** Injection token of the configuration that `runService` was given. */
export const CONFIG = Symbol('bontot.config');

/** What every service can inject: configuration, log, clock, registries. */
@Global()
@Module({})
export class ServiceModule {
  static with(given: { config: unknown; logger: Logger; authenticate: Authenticator }): DynamicModule {
    const shared = [SystemClock, HealthChecks, StatusSources, Metrics, Resources];
    return {
      module: ServiceModule,
      controllers: [OperationsController],
      providers: [
        ...shared,
        { provide: CONFIG, useValue: given.config },
        { provide: LOG, useValue: given.logger },
        { provide: AUTHENTICATOR, useValue: given.authenticate },
      ],
      exports: [...shared, CONFIG, LOG, AUTHENTICATOR],
    };
  }
}
