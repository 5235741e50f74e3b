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
}, 60_000);
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
    await papers.keep({ fileId: 'killed', ...announced, type: 'application/pdf' }, PDF);
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
});
