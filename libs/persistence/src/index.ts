export * from './ports.ts';
export { handle, type Decision, type Handled } from './handle.ts';
export { safeId, belowPath } from './safe-id.ts';
export { InMemoryAggregateStore, InMemoryCopyStore } from './memory.ts';
export { connect, Database, type DatabaseConfig } from './database.ts';
export {
  MongoAggregateStore,
  type AggregateDefinition,
  type AggregateDocument,
  type FieldKind,
  type IndexOf,
} from './aggregate-store.ts';
export { Aggregates, type Behaviour, type Outcome } from './aggregates.ts';
export {
  bare,
  KeptAggregates,
  type Changed,
  type Kept,
  type KeptAct,
  type KeptDefinition,
  type KeptPage,
  type KeptRules,
} from './kept-aggregates.ts';
export { afterOf, resultOf, shown, shownAfter, type RowResult, type Versioned } from './outcome.ts';
export { MongoCopyStore, digestOf, type CopyDocument } from './copy-store.ts';
export { guardedBulk, insertNew } from './guarded-bulk.ts';
export { sideBySide } from './side-by-side.ts';
export { ObligationBook } from './obligation-book.ts';
export { OutboxRelay, type RelayLog, type RelayOptions } from './relay.ts';
export { migrate, type Migration, type MigrateOptions } from './migrations.ts';
export { guarded, duplicateOf, takenIn } from './store-errors.ts';
