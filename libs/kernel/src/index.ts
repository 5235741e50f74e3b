export * from './result.ts';
export * from './errors.ts';
export * from './local-date.ts';
export * from './clock.ts';
export * from './ids.ts';
export * from './canonical.ts';
