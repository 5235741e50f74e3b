import { createService, parseConfig, Sweep, type Service } from '@bontot/service';
import { system, testGateway, type Call } from '@bontot/testing';
import { randomBytes } from 'node:crypto';
import { directoryEnv } from '../src/config.ts';
import { directoryOptions } from '../src/directory.ts';

export { person, type Answer, type Caller } from '@bontot/testing';

/** A directory of its own (database, topics) on real engines, and calls to it with identities as the gateway signs them. */
export type RunningDirectory = {
  prefix: string;
  service: Service;
  call: Call;
  stop(): Promise<void>;
};

export const seeder = system('seeder');

export async function startDirectory(change: Record<string, string> = {}): Promise<RunningDirectory> {
  const gateway = await testGateway();
  const prefix = `t${randomBytes(5).toString('hex')}-`;
  const { config, faults } = parseConfig(directoryEnv, {
    ...process.env,
    BONTOT_ENV: 'development',
    PORT: '0',
    LOG_LEVEL: 'silent',
    DRAIN_MS: '0',
    TOPIC_PREFIX: prefix,
    DB_PREFIX: prefix,
    GATEWAY_PUBLIC_KEY: gateway.publicKey,
    DEAD_LETTER_KEY: randomBytes(32).toString('base64url'),
    ...change,
  });
  if (faults.length > 0) throw new Error(JSON.stringify(faults));
  const service = await createService(await directoryOptions(config));
  // Days come when a spec asks: a look by the machine's clock would be quicker now and then, and of another year.
  await service.app.get(Sweep).stop();
  const url = await service.listen();
  return { prefix, service, call: gateway.callsTo('directory', url), stop: () => service.stop() };
}

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
