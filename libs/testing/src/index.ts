export { eventually, soon } from './eventually.ts';
export { cuttingProxy, type CuttingProxy } from './cutting-proxy.ts';
export { testEnvironment, uniqueName, type TestEnvironment } from './environment.ts';
export { startProduct, type TestProduct, type TestProductOptions } from './product.ts';
export { runningService, type RunningService, type Told } from './running-service.ts';
export {
  at,
  CELL,
  committee,
  COMMUNE,
  deputy,
  directoryTold,
  member,
  memberTold,
  OTHER_CELL,
  P,
  postTold,
  secretary,
  seeder,
  supervisor,
  technical,
  unitTold,
} from './told-directory.ts';
export { person, signingAs, system, testGateway, type Answer, type Call, type Caller, type Signing } from './caller.ts';
export {
  axe,
  observePaint,
  openBrowser,
  paint,
  pidOf,
  productOfRun,
  shot,
  signIn,
  slow4G,
  walkByTab,
  type Account,
  type Choice,
  type Paint,
  type ProductOfRun,
  type Seen,
  type TabWalk,
  type TestBrowser,
  type Visit,
  type Watch,
} from './browser/index.ts';
