/** The part of oidc-provider (which ships no types) that this service uses. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export interface Client {
    clientId: string;
  }
  export interface IssuedToken {
    resourceServer: unknown;
    expiration: number;
    save(): Promise<string>;
  }
  export interface Interaction {
    uid: string;
    prompt: { name: string };
  }
  export interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }
  /** What a page of the provider knows of its request (a Koa context). */
  export interface PageContext {
    req: IncomingMessage;
    status: number;
    type: string;
    body: unknown;
    oidc?: {
      route: string;
      client: Client;
      session?: { accountId?: string; state?: { secret: string }; grantIdFor(clientId: string): string | undefined };
      urlFor(route: string): string;
    };
  }
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    proxy: boolean;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    use(middleware: (context: PageContext, next: () => Promise<void>) => Promise<void>): void;
    on(event: string, listener: (...args: never[]) => void): void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    /** The address at which the sign-in goes on. */
    interactionResult(request: IncomingMessage, response: ServerResponse, result: object): Promise<string>;
    Client: { find(clientId: string): Promise<Client | undefined> };
    Grant: (new (given: { clientId: string; accountId: string }) => Grant) & {
      find(id: string): Promise<Grant | undefined>;
    };
    AccessToken: new (given: { accountId: string; client: Client; scope?: string; gty: string }) => IssuedToken;
    ResourceServer: new (identifier: string, given: Record<string, unknown>) => unknown;
  }
}
