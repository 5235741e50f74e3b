import { createService, type ServiceOptions } from '@bontot/service';
import { Module, type DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type Provider from 'oidc-provider';
import type { IdentityConfig } from './config.ts';
import { securityHeaders } from './pages/headers.ts';
import { PagesController } from './pages/pages.controller.ts';
import { createProvider, PROVIDER } from './provider.ts';
import { TokenController } from './token.controller.ts';

/** What the OpenID provider answers itself; it reads bodies and writes answers on the bare request. */
const OPENID = /^\/(\.well-known\/openid-configuration|jwks|token|auth|request|session)(\/|\?|$)/;

const FORM = 'application/x-www-form-urlencoded';

@Module({})
export class IdentityModule {
  static with(provider: Provider): DynamicModule {
    return {
      module: IdentityModule,
      controllers: [TokenController, PagesController],
      providers: [{ provide: PROVIDER, useValue: provider }],
    };
  }
}

/** Everything `createService` or `runService` needs to run this service. */
export function identityOptions(config: IdentityConfig): ServiceOptions {
  const provider = createProvider(config);
  const answer = provider.callback();
  const headers = securityHeaders(config.PUBLIC_URL);
  return {
    name: 'identity',
    config,
    module: IdentityModule.with(provider),
    prepare(app: NestFastifyApplication) {
      const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
      fastify.addContentTypeParser(FORM, { parseAs: 'string', bodyLimit: 4_096 }, (_request, body, done) =>
        done(null, Object.fromEntries(new URLSearchParams(String(body)))),
      );
      fastify.addHook('onRequest', (request, reply, done) => {
        for (const [name, value] of Object.entries(headers)) reply.raw.setHeader(name, value);
        if (!OPENID.test(request.url)) return done();
        reply.hijack();
        void answer(request.raw, reply.raw);
      });
    },
  };
}

export const createIdentity = (config: IdentityConfig) => createService(identityOptions(config));
