export { eventually } from './eventually.ts';
export { testEnvironment, uniqueName, type TestEnvironment } from './environment.ts';
export { startProduct, type TestProduct, type TestProductOptions } from './product.ts';
export { person, system, testGateway, type Answer, type Call, type Caller } from './caller.ts';
