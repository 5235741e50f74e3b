import type { Action, HeldPost } from '@bontot/access';
import type { WordKey } from '@bontot/i18n';
import type { IconName } from '../../shared/components/icons.ts';

export type NavItem = {
  id:
    | 'today'
    | 'cells'
    | 'score'
    | 'meetings'
    | 'followed'
    | 'members'
    | 'people'
    | 'pledges'
    | 'tree'
    | 'imports'
    | 'inbox'
    | 'register'
    | 'cases'
    | 'dues'
    | 'claims'
    | 'senders'
    | 'notices';
  href: string;
  icon: IconName;
  label: WordKey;
  /** Further addresses that belong to it. */
  also?: readonly string[];
};
type Post = Pick<HeldPost, 'role' | 'unitId' | 'path'>;

/** Roles whose unit is one cell; the others look at a part of the tree. */
const CELL_ROLES = new Set(['secretary', 'deputy', 'member', 'probationary', 'exempt']);
const LEADERS = new Set(['secretary', 'deputy']);
const UNIT_ROLES = new Set(['org_dept', 'standing_committee', 'committee', 'inspector']);

/** The unit whose overview is a person's morning: the highest one held, since it shows what lies below. */
export const unitOf = (posts: readonly Post[]): Post | undefined =>
  posts.filter(({ role }) => UNIT_ROLES.has(role)).sort((a, b) => a.path.length - b.path.length)[0];

export const cellOf = (posts: readonly Post[]): Post | undefined => posts.find(({ role }) => CELL_ROLES.has(role));

/** The cell that a person leads; its meetings are run on the phone. */
export const ledCellOf = (posts: readonly Post[]): Post | undefined => posts.find(({ role }) => LEADERS.has(role));

/**
 * Where `/` leads: the own overview, the assigned cells, the cell that one leads; for a member the members' pages, which are
 * another bundle. Undefined for somebody without such a post.
 */
export function homeOf(posts: readonly Post[]): string | undefined {
  const unit = unitOf(posts);
  if (unit) return `/units/${unit.unitId}`;
  if (posts.some(({ role }) => role === 'supervisor')) return '/assigned';
  const led = ledCellOf(posts);
  if (led) return `/cells/${led.unitId}`;
  return cellOf(posts) && '/m/';
}

/** What stands in the side bar: only what the person may do. */
export function navigationFor(posts: readonly Post[], may: (action: Action) => boolean): NavItem[] {
  const unit = unitOf(posts);
  const cell = cellOf(posts);
  const led = ledCellOf(posts);
  const items: (NavItem | false | undefined)[] = [
    unit && { id: 'today', href: `/units/${unit.unitId}`, icon: 'overview', label: 'shell.nav.today' },
    unit && { id: 'cells', href: `/units/${unit.unitId}/cells`, icon: 'people', label: 'shell.nav.cells' },
    posts.some(({ role }) => role === 'supervisor') && {
      id: unit ? 'score' : 'today',
      href: '/assigned',
      icon: 'people',
      label: 'shell.nav.assigned',
    },
    cell &&
      may('score.read') && {
        id: unit ? 'score' : 'cells',
        href: `/cells/${cell.unitId}`,
        icon: 'target',
        label: 'shell.nav.score',
      },
    unit &&
      (may('waiver.approve') || may('plans.set')) && {
        id: 'meetings',
        href: `/units/${unit.unitId}/meetings`,
        icon: 'calendar',
        label: 'shell.nav.meetings',
      },
    unit &&
      (may('review.decide') || may('plans.set')) && {
        id: 'pledges',
        href: `/units/${unit.unitId}/pledges`,
        icon: 'document',
        label: 'pledges.nav',
      },
    may('meeting-score.confirm') && {
      id: unit ? 'followed' : 'meetings',
      href: '/meetings',
      icon: 'calendar',
      label: 'shell.nav.followed',
    },
    led
      ? may('meeting.conduct') && { id: 'members', href: '/m/cell', icon: 'calendar', label: 'shell.nav.ownMeetings' }
      : cell && may('check-in.self') && { id: 'members', href: '/m/', icon: 'calendar', label: 'shell.nav.member' },
    (unit ?? led) &&
      may('members.read') && {
        id: 'people',
        href: `/units/${(unit ?? led)!.unitId}/people`,
        icon: 'person',
        label: 'people.nav',
        also: peopleAddresses((unit ?? led)!.unitId),
      },
    unit && may('dashboards.read') && { id: 'tree', href: '/organisation', icon: 'tree', label: 'shell.nav.tree' },
    unit && may('files.import') && { id: 'imports', href: '/import', icon: 'document', label: 'import.nav' },
    may('evidence.confirm') && { id: 'inbox', href: '/inbox', icon: 'inbox', label: 'shell.nav.inbox' },
    (unit ?? led) &&
      may('dashboards.read') && {
        id: 'register',
        href: `/units/${(unit ?? led)!.unitId}/register`,
        icon: 'document',
        label: 'reg.nav',
      },
    led &&
      may('dues.read') && { id: 'dues', href: `/cells/${led.unitId}/dues`, icon: 'document', label: 'reg.nav.dues' },
    led &&
      may('exemption.request') && {
        id: 'claims',
        href: `/cells/${led.unitId}/exemptions`,
        icon: 'na',
        label: 'reg.nav.na',
      },
    unit &&
      may('cases.enter') && {
        id: 'cases',
        href: `/units/${unit.unitId}/cases`,
        icon: 'risk',
        label: 'reg.nav.cases',
      },
    unit && may('unclaimed.read') && { id: 'senders', href: '/senders', icon: 'inbox', label: 'reg.nav.senders' },
    may('score.read') && { id: 'notices', href: '/notices', icon: 'bell', label: 'shell.nav.notices' },
  ];
  return items.filter((item): item is NavItem => Boolean(item));
}

/** Whoever looks at one member or at one candidate came from the pages about people, and so did who looks at lists of them. */
const peopleAddresses = (unitId: string): string[] => [
  ...['transfers', 'candidates', 'classification', 'training', 'duplicates'].map((part) => `/units/${unitId}/${part}`),
  ...['/people', '/candidates'],
];

/** True when an item names the page that is shown: the longest address that the path begins with. */
export function currentOf(items: readonly NavItem[], path: string): NavItem | undefined {
  const held = items.flatMap((item) =>
    [item.href, ...(item.also ?? [])]
      .filter((href) => path === href || path.startsWith(`${href}/`))
      .map((href) => ({ item, length: href.length })),
  );
  return held.sort((a, b) => b.length - a.length)[0]?.item;
}

/** The post that is named at the foot of the side bar: the one that decides what the person sees first. */
export const firstPost = <P extends Post>(posts: readonly P[]): P | undefined =>
  posts.find(({ unitId }) => unitId === (unitOf(posts) ?? cellOf(posts) ?? posts[0])?.unitId);
