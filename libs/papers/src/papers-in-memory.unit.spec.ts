import { paperStoreConformance } from '../test/paper-store.conformance.ts';
import { PapersInMemory } from './papers-in-memory.ts';

describe('papers in memory', () => paperStoreConformance(() => new PapersInMemory()));
