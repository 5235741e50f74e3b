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
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    proxy: boolean;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    on(event: string, listener: (...args: never[]) => void): void;
    Client: { find(clientId: string): Promise<Client | undefined> };
    AccessToken: new (given: { accountId: string; client: Client; scope?: string; gty: string }) => IssuedToken;
    ResourceServer: new (identifier: string, given: Record<string, unknown>) => unknown;
  }
}
