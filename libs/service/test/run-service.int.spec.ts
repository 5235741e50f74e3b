import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');
const libs = ['kernel', 'contracts', 'access', 'messaging', 'service'].map((lib) => `libs/${lib}`);

beforeAll(() => execFileSync(process.execPath, ['tools/build.mjs', ...libs], { cwd: root, stdio: 'ignore' }), 60_000);

/** The service as a process: its output, and its end. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'process.mjs')], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { out: '', err: '' };
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()));
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()));
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const heard = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (let waited = 0; waited < 15_000; waited += 20) {
      const found = pattern.exec(said.out);
      if (found) return found;
      await new Promise((wait) => setTimeout(wait, 20));
    }
    throw new Error(`not heard: ${String(pattern)} in ${said.out}${said.err}`);
  };
  return { child, said, ended, heard };
}

describe('a process', () => {
  it('is unready first when told to stop, then closes all and ends with 0', async () => {
    const service = start({ PORT: '0', DRAIN_MS: '1500' });
    const [, url] = await service.heard(/"url":"([^"]+)"/);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    const told = Date.now();
    service.child.kill('SIGTERM');
    await service.heard(/stopping/);
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    expect(await service.ended).toBe(0);
    expect(Date.now() - told).toBeLessThan(5_000);
    expect(service.said.out).toContain('closed\n');
  });

  it('ends within 5 s although something does not close', async () => {
    const service = start({ PORT: '0', FAULT: 'hang' });
    await service.heard(/listening/);
    const told = Date.now();
    service.child.kill('SIGTERM');
    expect(await service.ended).toBe(0);
    expect(Date.now() - told).toBeLessThan(5_000);
    expect(service.said.out).toContain('not closed within 2000 ms');
  });

  it('names every fault of its configuration without the values, and ends with 78', async () => {
    const service = start({ PORT: 'secret', BONTOT_ENV: 'staging' });
    expect(await service.ended).toBe(78);
    expect(service.said.err.trim().split('\n')).toEqual([
      'configuration: BONTOT_ENV is not usable; expected development or production',
      'configuration: PORT is not usable; expected a port from 0 (any free one) to 65535',
    ]);
  });

  it('says what to do when its port is taken, and ends with 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const service = start({ PORT: String(port) });
    expect(await service.ended).toBe(1);
    const fatal = service.said.out.split('\n').filter((line) => line.includes('"level":"fatal"'));
    expect(fatal).toHaveLength(1);
    expect(fatal[0]).toContain(`port ${port} of 127.0.0.1 is taken: set PORT to another`);
    holder.close();
  });

  it('ends with 1 and one line when nobody caught an error', async () => {
    const service = start({ PORT: '0', FAULT: 'throw' });
    expect(await service.ended).toBe(1);
    const fatal = service.said.out.split('\n').filter((line) => line.includes('"level":"fatal"'));
    expect(fatal).toHaveLength(1);
    expect(fatal[0]).toContain('nobody caught this');
  });
});
