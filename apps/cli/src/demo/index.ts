export { demoCells, demoDays, type DemoOrder } from './demo-days.ts';
export {
  profileNames,
  type Deed,
  type DemoDay,
  type DemoMember,
  type DemoPost,
  type DemoUnit,
  type ProfileName,
} from './model.ts';
