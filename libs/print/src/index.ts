export * from './page.ts';
export * from './head-and-foot.ts';
export * from './check-code.ts';
export * from './signature-places.ts';
export * from './words.ts';
