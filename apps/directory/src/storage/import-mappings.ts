import { guarded, type Database } from '@bontot/persistence';
import { Schema, type Model } from 'mongoose';
import { titleLine, type Header } from '../import/header.ts';
import type { SheetMapping } from '../import/mapping.ts';
import { fingerprintOf } from './fingerprint.ts';

type Remembered = Pick<SheetMapping, 'kind' | 'columns'>;
type MappingDocument = Remembered & { _id: string; unitId: string; at: number };

/** What somebody of a unit said that the columns of a header mean, for the next file with this header. */
export class ImportMappings {
  readonly #mappings: Model<MappingDocument>;

  constructor(database: Database) {
    const plain = { strict: false, versionKey: false, id: false, autoIndex: false, autoCreate: false } as const;
    this.#mappings = database.model<MappingDocument>('import-mappings', new Schema({ _id: String }, plain) as never);
  }

  async remember(unitId: string, header: Header, { kind, columns }: Remembered, at: number): Promise<void> {
    const mapping = { unitId, kind, columns, at };
    await guarded(() =>
      this.#mappings.collection.replaceOne({ _id: keyOf(unitId, header) } as never, mapping, { upsert: true }),
    );
  }

  async find(unitId: string, header: Header): Promise<Remembered | undefined> {
    const found = await guarded(() => this.#mappings.collection.findOne({ _id: keyOf(unitId, header) } as never));
    return (found as unknown as MappingDocument | null) ?? undefined;
  }
}

const keyOf = (unitId: string, header: Header): string => `${unitId}.${fingerprintOf(titleLine(header))}`;
