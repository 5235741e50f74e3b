export { demoCells, demoDays, wayOf, type DemoOrder, type Way } from './demo-days.ts';
export {
  profileNames,
  type Deed,
  type DemoDay,
  type DemoMember,
  type DemoPost,
  type DemoUnit,
  type ProfileName,
  type Work,
} from './model.ts';
export { contentOf } from './deeds/papers.ts';
