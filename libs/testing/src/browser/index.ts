export { openBrowser, type Choice, type Seen, type TestBrowser, type Visit } from './browser.ts';
export { signIn, type Account } from './sign-in.ts';
export { axe } from './axe.ts';
export { walkByTab, type TabWalk } from './keyboard.ts';
export { slow4G } from './network.ts';
export { observePaint, paint, type Paint } from './paint.ts';
export { shot } from './shot.ts';
export type { Watch } from './watch.ts';
export { pidOf, productOfRun, type ProductOfRun } from './product-of-run.ts';
