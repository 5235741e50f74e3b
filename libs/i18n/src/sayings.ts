// What both entries of the package export: everything but the catalogues themselves.
export * from './language.ts';
export * from './say.ts';
export { isLoaded, type WordKey, type Words } from './catalogue.ts';
export { placeholdersOf } from './message.ts';
export * from './format/numbers.ts';
export * from './format/dates.ts';
export * from './format/periods.ts';
export * from './names.ts';
export * from './assessment/shapes.ts';
export * from './assessment/why.ts';
export * from './assessment/because.ts';
export * from './assessment/actions.ts';
export * from './assessment/conditions.ts';
export * from './assessment/reasons.ts';
export * from './assessment/causes.ts';
