import type { HeldPost } from '@bontot/access';
import { createService, parseConfig, type Service } from '@bontot/service';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { randomBytes } from 'node:crypto';
import { directoryEnv } from '../src/config.ts';
import { directoryOptions } from '../src/directory.ts';

export type Caller = { ref: string; posts: HeldPost[]; clock?: string };
export type Answer = { status: number; body: any };

/** A directory of its own (database, topics) on real engines, and calls to it with identities as the gateway signs them. */
export type RunningDirectory = {
  prefix: string;
  service: Service;
  call(caller: Caller | undefined, method: string, path: string, body?: unknown): Promise<Answer>;
  stop(): Promise<void>;
};

export const seeder: Caller = {
  ref: 'system:seeder',
  posts: [{ role: 'external_system', unitId: '*', path: '/', until: null }],
};

export async function startDirectory(): Promise<RunningDirectory> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const prefix = `t${randomBytes(5).toString('hex')}-`;
  const { config, faults } = parseConfig(directoryEnv, {
    ...process.env,
    BONTOT_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    TOPIC_PREFIX: prefix,
    DB_PREFIX: prefix,
    GATEWAY_PUBLIC_KEY: JSON.stringify(await exportJWK(publicKey)),
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
  });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const service = await createService(await directoryOptions(config));
  const url = await service.listen();
  const identityOf = ({ ref, posts, clock }: Caller) =>
    new SignJWT({ posts, ...(clock && { clock }) })
      .setProtectedHeader({ alg: 'EdDSA' })
      .setIssuer('gateway')
      .setAudience('directory')
      .setSubject(ref)
      .setIssuedAt()
      .setExpirationTime('60s')
      .sign(privateKey);
  return {
    prefix,
    service,
    async call(caller, method, path, body) {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: {
          ...(caller && { authorization: `Bearer ${await identityOf(caller)}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    stop: () => service.stop(),
  };
}

/** A person who holds one role in one unit. */
export const person = (role: HeldPost['role'], path: string, id = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M'): Caller => ({
  ref: `person:${id}`,
  posts: [{ role, unitId: path.split('/').at(-2)!, path, until: null }],
});

export const unit = (unitId: string, parentId: string | null, level: string, cellType: string | null = null) => ({
  unitId,
  parentId,
  level,
  cellType,
  name: `Đơn vị ${unitId}`,
  validFrom: '2020-01-01',
});

/** A province with two communes, one of them with a committee; three cells. */
export const smallTree = [
  unit('QN', null, 'province'),
  unit('QN-LH', 'QN', 'commune'),
  unit('QN-HM', 'QN', 'commune'),
  unit('QN-LH-C1', 'QN-LH', 'grassroots_committee'),
  unit('QN-LH-07', 'QN-LH', 'cell', 'residential'),
  unit('QN-LH-08', 'QN-LH-C1', 'cell', 'school'),
  unit('QN-HM-01', 'QN-HM', 'cell', 'agency'),
];
