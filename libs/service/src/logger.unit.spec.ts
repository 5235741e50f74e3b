import { permanent } from '@bontot/kernel';
import { Writable } from 'node:stream';
import { createLogger, NestLogger } from './logger.ts';

function logged(write: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(JSON.parse(String(chunk)) as Record<string, unknown>);
      done();
    },
  });
  write(createLogger('tiny', 'info', sink));
  return lines;
}

describe('the log', () => {
  it('hides names, phones, mail and secrets at any depth', () => {
    const person = { id: 'p1', name: 'Nguyễn Văn An', phone: '0912345678', contact: [{ email: 'an@vn' }] };
    const [line] = logged((log) => log.info({ person, headers: { authorization: 'Bearer x', Cookie: 'y' } }, 'seen'));
    expect(JSON.stringify(line)).not.toMatch(/Nguyễn|0912345678|an@vn|Bearer|"y"/);
    expect(line).toMatchObject({ service: 'tiny', level: 'info', person: { id: 'p1', name: '[hidden]' } });
  });
  it('hides them in the details of an error and of its cause', () => {
    const cause = permanent('BAD_MEMBER', { name: 'Nguyễn Văn An', id: 'p1' });
    const [line] = logged((log) => log.error({ err: new Error('failed', { cause }) }, 'failed'));
    expect(JSON.stringify(line)).not.toContain('Nguyễn');
    expect(line).toMatchObject({ err: { cause: { code: 'BAD_MEMBER', details: { name: '[hidden]', id: 'p1' } } } });
  });
  it('survives what is endless', () => {
    const endless: Record<string, unknown> = { id: 1 };
    endless.self = endless;
    expect(logged((log) => log.info({ endless }, 'seen'))).toHaveLength(1);
  });
  it('takes what Nest says, and leaves its chatter out', () => {
    const lines = logged((log) => {
      const nest = new NestLogger(log);
      nest.log('Mapped {/live, GET} route', 'RouterExplorer');
      nest.log('hello', 'Own');
      nest.error('bad', 'stack of it', 'Own');
    });
    expect(lines.map(({ msg, context, stack }) => [msg, context, stack])).toEqual([
      ['hello', 'Own', undefined],
      ['bad', 'Own', 'stack of it'],
    ]);
  });
});
