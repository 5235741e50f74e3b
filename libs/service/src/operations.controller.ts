import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Open } from './requires.ts';
import { HealthChecks, Metrics, StatusSources } from './registries.ts';

const REASON = 'for probes and operators; the port is open to the loopback or the cluster only';

/** The doors of operation: alive, ready, numbers. */
@Controller()
export class OperationsController {
  readonly #health: HealthChecks;
  readonly #metrics: Metrics;
  readonly #status: StatusSources;

  constructor(
    @Inject(HealthChecks) health: HealthChecks,
    @Inject(Metrics) metrics: Metrics,
    @Inject(StatusSources) status: StatusSources,
  ) {
    this.#health = health;
    this.#metrics = metrics;
    this.#status = status;
  }

  @Get('live')
  @Open(REASON)
  live() {
    return { live: true };
  }

  @Get('ready')
  @Open(REASON)
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const health = await this.#health.run();
    void reply.status(health.ready ? 200 : 503);
    return health;
  }

  @Get('status')
  @Open(REASON)
  async status() {
    const [{ ready }, numbers] = await Promise.all([this.#health.run(), this.#status.read()]);
    return { ready, ...numbers };
  }

  @Get('metrics')
  @Open(REASON)
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics() {
    return this.#metrics.registry.metrics();
  }
}
