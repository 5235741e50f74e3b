import { InMemoryAggregateStore, InMemoryCopyStore } from '../src/index.ts';
import { aggregateStoreConformance } from './aggregate-store.conformance.ts';
import { copyStoreConformance } from './copy-store.conformance.ts';
import { relayConformance } from './relay.conformance.ts';
import type { Account } from './fixtures.ts';

describe('aggregate store in memory', () => aggregateStoreConformance(() => new InMemoryAggregateStore<Account>()));
describe('copies in memory', () => copyStoreConformance(() => new InMemoryCopyStore()));
describe('relay over a store in memory', () => relayConformance(() => new InMemoryAggregateStore<Account>()));
