import { parseArgs, type ParseArgsConfig } from 'node:util';

/** What a command may touch of the process; tests hand in their own. */
export type Io = {
  out(text: string): void;
  err(text: string): void;
  env: Record<string, string | undefined>;
  signal: AbortSignal;
};

export type Values = Record<string, string | boolean | (string | boolean)[] | undefined>;

export type Command = {
  name: string;
  summary: string;
  /** What `--help` prints: how it is called, what it prints, its exit codes. */
  help: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Resolves to the exit code; a {@link CommandError} is printed as one line. */
  run(values: Values, positionals: string[], io: Io): Promise<number>;
};

/** Something the user can do something about: one line that says what. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.name = 'CommandError';
    this.exitCode = exitCode;
  }
}

export const USAGE = 2;
const CANCELLED = 130;

/** Finds the command, reads its options, runs it. Returns the exit code and never throws. */
export async function runCommand(commands: Command[], argv: string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  const asked = name === 'help' ? rest[0] : name;
  if (name === undefined || name === '--help' || name === '-h' || (name === 'help' && asked === undefined)) {
    io.out(overview(commands));
    return name === undefined ? USAGE : 0;
  }
  const command = commands.find((one) => one.name === asked);
  if (!command) return complain(io, `there is no command «${asked}»; «bontot help» lists them`, USAGE);
  if (name === 'help') return print(io, command.help);
  try {
    const { values, positionals } = parse(command, rest);
    if (values.help) return print(io, command.help);
    return await command.run(values, positionals, io);
  } catch (error) {
    if (io.signal.aborted) return complain(io, 'stopped', CANCELLED);
    if (error instanceof CommandError) return complain(io, error.message, error.exitCode);
    return complain(io, `${command.name} failed: ${error instanceof Error ? error.message : String(error)}`, 1);
  }
}

function parse(command: Command, args: string[]): { values: Values; positionals: string[] } {
  const options = { ...command.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true }) as {
      values: Values;
      positionals: string[];
    };
  } catch (error) {
    const reason = (error as Error).message.split('. ')[0]!.replaceAll('\n', ' ');
    throw new CommandError(`${reason}; «bontot ${command.name} --help» lists the options`, USAGE);
  }
}

function print(io: Io, text: string): number {
  io.out(`${text.trim()}\n`);
  return 0;
}

function complain(io: Io, message: string, exitCode: number): number {
  io.err(`bontot: ${message.replaceAll('\n', ' ')}\n`);
  return exitCode;
}

const overview = (commands: Command[]): string =>
  [
    'bontot <command> [options] — Bốn Tốt from the command line; the product must be running (npm start)',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`),
    `  ${'help'.padEnd(10)} this list, or «bontot help <command>»`,
    '',
  ].join('\n');

/** A whole number of an option, or its default. */
export function wholeNumber(
  values: Values,
  option: string,
  fallback: number,
  { min = 1, max = 1_000_000 } = {},
): number {
  const text = values[option];
  if (text === undefined) return fallback;
  const number = Number(text);
  if (!Number.isInteger(number) || number < min || number > max)
    throw new CommandError(`--${option} expects a whole number from ${min} to ${max}, got «${String(text)}»`, USAGE);
  return number;
}

/** One of the words of an option, or its default. */
export function oneOf<Word extends string>(
  values: Values,
  option: string,
  words: readonly Word[],
  fallback?: Word,
): Word {
  const text = values[option] ?? fallback;
  const word = words.find((one) => one === text);
  if (word === undefined) throw new CommandError(`--${option} expects one of ${words.join(', ')}`, USAGE);
  return word;
}
