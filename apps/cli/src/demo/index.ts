export { demoCells, demoDays, type DemoOrder } from './demo-days.ts';
export {
  profileNames,
  type DemoDay,
  type DemoMember,
  type DemoPost,
  type DemoUnit,
  type ProfileName,
} from './model.ts';
