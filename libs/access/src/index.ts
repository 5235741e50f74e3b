export * from './actor.ts';
export * from './matrix.ts';
export * from './can.ts';
export * from './hand-entry.ts';
