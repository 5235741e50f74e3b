import { connect, type Database } from '@bontot/persistence';
import { uniqueName } from '@bontot/testing';
import { GridFsPapers } from '../src/grid-fs-papers.ts';
import { paperStoreConformance } from './paper-store.conformance.ts';

const PDF = Buffer.from('%PDF-1.7\n%%EOF\n');
const announced = { name: 'a.pdf', size: PDF.length, sha256: 'a'.repeat(64) };

let database: Database;
let papers: GridFsPapers;

beforeAll(async () => {
  database = await connect({ uri: process.env.MONGODB_URI!, database: uniqueName('papers') });
  papers = new GridFsPapers(database);
  await database.ensureIndexes();
});
afterAll(async () => {
  await database.connection.dropDatabase();
  await database.close();
});

describe('papers in GridFS', () => {
  paperStoreConformance(() => new GridFsPapers(database));

  it('leave no bytes behind of a writer that was killed, or that came second', async () => {
    const chunks = database.connection.db!.collection('paper-bytes.chunks');
    const files = database.connection.db!.collection('paper-bytes.files');
    const before = await chunks.countDocuments();
    const upload = { fileId: 'killed', ...announced, by: 'person:an', beganAt: 0 };
    await papers.begin(upload);
    await papers.keep({ fileId: 'killed', ...announced, type: 'application/pdf' }, PDF, 0);
    const orphan = (await files.findOne({}, { sort: { _id: -1 } }))!;
    // As the killed writer leaves it: bytes in the bucket, the attempt noted, no paper.
    await database.connection.models.papers!.collection.deleteOne({ _id: 'killed' } as never);
    await papers.begin(upload);
    const attempts = { $set: { attempts: [orphan._id] } };
    await database.connection.models['paper-uploads']!.collection.updateOne({ _id: 'killed' } as never, attempts);
    expect(await chunks.countDocuments()).toBe(before + 1);
    expect(await papers.sweep(1)).toBe(1);
    expect(await chunks.countDocuments()).toBe(before);
    expect(await files.countDocuments({ _id: orphan._id })).toBe(0);
  });

  it('are never loose when they came before places were noted', async () => {
    const file = { fileId: 'early', ...announced, type: 'application/pdf' };
    await papers.keep(file, PDF, 1);
    const early = database.connection.models.papers!.collection;
    await early.updateOne({ _id: 'early' } as never, { $unset: { looseSince: '', places: '' } });
    expect(await papers.hold('early', 2, ['refused'])).toEqual(file);
    expect(await papers.sweepLoose(5, async () => false)).toBe(0);
    expect(await papers.find('early')).toEqual(file);
  });

  it('leave no bytes behind of a loose paper, also when its sweep was cut off, and take it again meanwhile', async () => {
    const chunks = database.connection.db!.collection('paper-bytes.chunks');
    const before = await chunks.countDocuments();
    const [whole, cut, again] = ['whole', 'cut', 'again'].map((fileId) => ({
      ...{ fileId, ...announced, type: 'application/pdf' },
    }));
    for (const file of [whole!, cut!, again!]) await papers.keep(file, PDF, 1);
    // As a killed sweep leaves them.
    const ids = { $in: ['cut', 'again'] } as never;
    await database.connection.models.papers!.collection.updateMany({ _id: ids }, { $set: { gone: true } });
    expect([await papers.find('cut'), await papers.hold('cut', 5)]).toEqual([undefined, undefined]);
    await papers.keep(again!, PDF, 5);
    expect(await papers.sweepLoose(2, async () => true)).toBe(2);
    expect(await papers.find('again')).toEqual(again);
    expect(await chunks.countDocuments()).toBe(before + 1);
  });
});
