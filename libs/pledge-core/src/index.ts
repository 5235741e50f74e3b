export * from './acts.ts';
export * from './campaign.ts';
export * from './initiative.ts';
export * from './model.ts';
export * from './pledge.ts';
export * from './registration.ts';
export * from './views.ts';
