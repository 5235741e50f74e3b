import { decodeEvent, memberChanged, topics } from '@bontot/contracts';
import type { IncomingRecord, KafkaTopicReader } from '@bontot/messaging';
import type { Supervisors } from '../storage/supervisors.ts';

/** Posts come in crowds: one look for all of them. */
const GATHER_MS = 1_500;

type Name = { memberId: string; version: number; name: string };
export type NameFinderParts = {
  supervisors: Pick<Supervisors, 'nameless' | 'sought' | 'name'>;
  reader: Pick<KafkaTopicReader, 'scan'>;
  failed: (error: unknown) => void;
};

/**
 * Finds the names of new supervisors in what `directory.v1` still holds. The name of a member goes by long before anybody
 * knows that it will be needed, and keeping everybody's would make this service a list of all members.
 */
export class NameFinder {
  readonly #parts: NameFinderParts;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(parts: NameFinderParts) {
    this.#parts = parts;
  }

  /** Looks soon; asked again meanwhile it looks once. */
  poke(): void {
    if (this.#stopped) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#looking = this.#looking.then(() => this.#look()).catch(this.#parts.failed);
    }, GATHER_MS);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const { supervisors, reader } = this.#parts;
    const persons = await supervisors.nameless();
    if (persons.length === 0 || this.#stopped) return;
    const wanted = new Set(persons);
    const names: Name[] = [];
    await reader.scan(topics.directory.name, (record) => {
      if (record.key !== null && wanted.has(record.key.toString())) names.push(...namesIn(record));
    });
    await supervisors.name(names);
    await supervisors.sought(persons);
  }
}

function namesIn({ headers, value }: IncomingRecord): Name[] {
  const decoded = decodeEvent(headers, value);
  if (!decoded.ok || decoded.value.type !== memberChanged.type) return [];
  const member = memberChanged.body.safeParse(decoded.value.body);
  return member.success ? [member.data] : [];
}
