import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInstallation, secretOf } from './installation.ts';

const RUN = {
  url: 'http://localhost:8080',
  profile: 'luc-hon',
  pid: 1,
  startedAt: '2026-11-01T00:00:00.000Z',
  engines: {
    kafka: { address: '127.0.0.1:1' },
    mongodb: { address: 'mongodb://127.0.0.1:2' },
    redis: { address: 'redis://127.0.0.1:3' },
  },
  services: { directory: { url: 'http://127.0.0.1:4', pid: 5, restarts: 0 } },
  secrets: { cli: 'secret-of-the-cli' },
};

describe('the running product', () => {
  let folder: string;
  const env = () => ({ BONTOT_DATA: folder });
  const write = (text: string) => writeFileSync(join(folder, 'run.json'), text);

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'bontot-cli-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is found in the data folder', () => {
    write(JSON.stringify(RUN));
    expect(findInstallation(env())).toMatchObject({ url: RUN.url, dataFolder: folder, topicPrefix: '' });
  });

  it('says what to do about a file that is broken or of another version', () => {
    write('{');
    expect(() => findInstallation(env())).toThrow('start the product again');
    write(JSON.stringify({ ...RUN, engines: {} }));
    expect(() => findInstallation(env())).toThrow('engines.kafka');
  });

  it('names the secret that is missing and no other', () => {
    write(JSON.stringify(RUN));
    const installation = findInstallation(env());
    expect(secretOf(installation, 'cli')).toBe('secret-of-the-cli');
    expect(() => secretOf(installation, 'seeder')).toThrow('no secret «seeder»');
  });
});
