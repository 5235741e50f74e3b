import { CommandError, oneOf, runCommand, wholeNumber, type Command, type Io } from './command.ts';
import { commands } from './commands.ts';

function captured() {
  const said = { out: '', err: '' };
  const io: Io = {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env: { BONTOT_DATA: '/nowhere/at/all' },
    signal: new AbortController().signal,
  };
  return { said, io };
}

const failing = (error: unknown): Command => ({
  name: 'fail',
  summary: '',
  help: '',
  options: { flag: { type: 'boolean' } },
  run: () => Promise.reject(error),
});

describe('the command line', () => {
  it('lists every command and only those that work', async () => {
    const { said, io } = captured();
    expect(await runCommand(commands, ['help'], io)).toBe(0);
    for (const { name } of commands) expect(said.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(said.out).not.toMatch(/republish|rebuild|chaos/);
  });

  it.each(commands.map(({ name }) => name))('explains %s with its exit codes', async (name) => {
    const { said, io } = captured();
    expect(await runCommand(commands, [name, '--help'], io)).toBe(0);
    expect(said.out).toContain(`bontot ${name}`);
    expect(said.out).toContain('Exit codes');
    expect(said.err).toBe('');
  });

  it('names an unknown command in one line', async () => {
    const { said, io } = captured();
    expect(await runCommand(commands, ['republish'], io)).toBe(2);
    expect(said.err).toBe('bontot: there is no command «republish»; «bontot help» lists them\n');
  });

  it('refuses an unknown option before doing anything', async () => {
    const { said, io } = captured();
    expect(await runCommand(commands, ['status', '--jsn'], io)).toBe(2);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
    expect(said.err).toContain('--jsn');
  });

  it.each([['status'], ['token', '--as', 'secretary'], ['dlq', 'list'], ['load'], ['seed', '--profile', 'luc-hon']])(
    'says how to start the product when %s does not find it',
    async (...argv) => {
      const { said, io } = captured();
      expect(await runCommand(commands, argv, io)).toBe(1);
      expect(said.err).toMatch(/^bontot: .*run\.json is missing: start the product with «npm start».*\n$/);
      expect(said.out).toBe('');
    },
  );

  it('turns what is thrown into one line and an exit code', async () => {
    const { said, io } = captured();
    expect(await runCommand([failing(new CommandError('do\nthis', 2))], ['fail'], io)).toBe(2);
    expect(await runCommand([failing(new Error('boom'))], ['fail'], io)).toBe(1);
    expect(said.err).toBe('bontot: do this\nbontot: fail failed: boom\n');
  });
});

describe('options', () => {
  it('reads whole numbers in a range', () => {
    expect(wholeNumber({ rate: '1000' }, 'rate', 1)).toBe(1000);
    expect(wholeNumber({}, 'rate', 7)).toBe(7);
    for (const rate of ['0', '1.5', 'many', '', '2000000'])
      expect(() => wholeNumber({ rate }, 'rate', 1)).toThrow('--rate expects a whole number');
  });

  it('reads one of several words', () => {
    expect(oneOf({ via: 'http' }, 'via', ['kafka', 'http'])).toBe('http');
    expect(oneOf({}, 'via', ['kafka', 'http'], 'kafka')).toBe('kafka');
    expect(() => oneOf({}, 'via', ['kafka', 'http'])).toThrow('--via expects one of kafka, http');
  });
});
