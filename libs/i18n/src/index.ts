export * from './language.ts';
export * from './say.ts';
