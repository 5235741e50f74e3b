import { scopesOf, type Reach } from '@bontot/access';
import { localDateOf } from '@bontot/kernel';
import { Answers, Asks, Requires, Scopes, type Asking } from '@bontot/service';
import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { dashboardAddress, inboxAddress, scoreAddress } from './stream/hint.ts';
import { Hub } from './stream/hub.ts';

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // Proxies that gather answers must not gather this one.
  'x-accel-buffering': 'no',
};

/** Hints for open pages: which card, roll-up or inbox is at a new revision. After a reconnect a page asks again. */
@Controller('api/v1/stream')
export class StreamController {
  readonly #hub: Hub;

  constructor(@Inject(Hub) hub: Hub) {
    this.#hub = hub;
  }

  @Get()
  @Requires('score.read')
  @Answers('Server-sent events: hello, card, rollup, inbox, resync')
  stream(@Res() reply: FastifyReply, @Asks() { actor, moment: now }: Asking, @Scopes() scores: Reach): void {
    const dashboards = scopesOf(actor, 'dashboards.read', localDateOf(now));
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, HEADERS);
    raw.socket?.setNoDelay(true);
    this.#hub.open(raw, [
      ...scores.prefixes.map(scoreAddress),
      ...dashboards.prefixes.map(dashboardAddress),
      ...(actor.personId ? [inboxAddress(actor.personId)] : []),
    ]);
  }
}
