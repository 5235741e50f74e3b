import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export type CheckResult = { ok: boolean; detail?: string };
export type HealthCheck = { name: string; check(): CheckResult | Promise<CheckResult> };
export type Health = { ready: boolean; checks: Record<string, CheckResult> };

const CHECK_TIMEOUT_MS = 2_000;

/** What must hold for a process to be ready. Libraries and services register checks; a check that throws is not ok. */
@Injectable()
export class HealthChecks {
  readonly #checks = new Map<string, HealthCheck>();
  #draining = false;

  /** Adds a check (the last one of a name stands) and returns what takes it away. */
  register(check: HealthCheck): () => void {
    this.#checks.set(check.name, check);
    return () => void this.#checks.delete(check.name);
  }

  /** From now on the process is not ready, whatever the checks say: it is about to stop. */
  drain(): void {
    this.#draining = true;
  }

  async run(): Promise<Health> {
    const results = await Promise.all(
      [...this.#checks.values()].map(async (check) => [check.name, await ask(check)] as const),
    );
    const checks: Record<string, CheckResult> = Object.fromEntries(results);
    if (this.#draining) checks.process = { ok: false, detail: 'stopping' };
    return { ready: Object.values(checks).every(({ ok }) => ok), checks };
  }
}

async function ask({ check }: HealthCheck): Promise<CheckResult> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<CheckResult>((resolve) => {
    timer = setTimeout(
      () => resolve({ ok: false, detail: `no answer within ${CHECK_TIMEOUT_MS} ms` }),
      CHECK_TIMEOUT_MS,
    );
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ok: false, detail: error instanceof Error ? error.message.slice(0, 200) : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

/** Numbers for `/status`: `lagSeconds` and `outboxPending` of those who have them, and a service's own. */
@Injectable()
export class StatusSources {
  readonly #sources = new Map<string, () => unknown>();

  /** `read` is asked at each `/status`; when it fails the number is null. */
  register(name: string, read: () => unknown): void {
    this.#sources.set(name, read);
  }

  async read(): Promise<Record<string, unknown>> {
    const entries = await Promise.all(
      [...this.#sources].map(
        async ([name, read]) =>
          [
            name,
            await Promise.resolve()
              .then(read)
              .catch(() => null),
          ] as const,
      ),
    );
    return { lagSeconds: 0, outboxPending: 0, ...Object.fromEntries(entries) };
  }
}

/** The Prometheus registry of the process, with the default metrics of Node and the time of each request. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();
  readonly requests = new Histogram({
    name: 'http_request_seconds',
    help: 'Time of a request by route and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor() {
    // A coarse event loop sample: the default of 10 ms wakes an idle process a hundred times a second.
    collectDefaultMetrics({ register: this.registry, eventLoopMonitoringPrecision: 200 });
  }
}

/** A client that waits for an engine which is away would keep the process from ending in time. */
const CLOSE_WITHIN_MS = 2_000;

/** What a process must close when it stops, after its last request was answered; the last opened closes first. */
@Injectable()
export class Resources {
  readonly #open: { name: string; close: () => unknown }[] = [];

  add(name: string, close: () => unknown): void {
    this.#open.push({ name, close });
  }

  /** Closes all, one after the other; what fails, or takes too long, is told to `failed` and does not keep the others open. */
  async close(failed: (name: string, error: unknown) => void = () => undefined): Promise<void> {
    for (let entry = this.#open.pop(); entry; entry = this.#open.pop()) {
      try {
        await within(CLOSE_WITHIN_MS, Promise.resolve(entry.close()));
      } catch (error) {
        failed(entry.name, error);
      }
    }
  }
}

async function within(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not closed within ${ms} ms`)), ms);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
