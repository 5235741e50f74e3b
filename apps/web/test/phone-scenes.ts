import * as pledges from './pledge-fixtures.ts';
import { asking, instead, insteadOf, type Scene, type States } from './scenes.ts';

const MINE = /\/api\/v1\/pledges\/mine$/;
const CELL = /\/api\/v1\/pledges$/;
const OF = /\/api\/v1\/pledges\/of\//;
const REGISTRATION = /\/api\/v1\/registrations\//;

/** Two pages read the same address, and what one was told late the other has kept: no two use the same year. */
let unread = 2019;

/**
 * A page of the phone keeps what it has read, so each state has a year of its own: the one of `loading` and that of `error` have
 * never been answered.
 */
function phone(full: Scene, empty?: Scene['stub']): States {
  const { as } = full;
  const inYear = (year: number): Omit<Scene, 'as'> => ({ path: yearOf(full.path, year) });
  const { loading, error } = asking(full);
  return {
    full,
    ...(empty ? { empty: { ...(as ? { as } : {}), ...inYear(2019), stub: empty } } : {}),
    loading: { ...loading!, ...inYear(--unread) },
    error: { ...error!, ...inYear(--unread) },
  };
}

const yearOf = (path: string, year: number): string => `${path}${path.includes('?') ? '&' : '?'}year=${year}`;
const member = { as: 'member' } as const;
const secretary = { as: 'secretary' } as const;
const mine = instead(MINE, pledges.mine);
const nothing = instead(MINE, pledges.mineEmpty);
const together = insteadOf([
  [MINE, pledges.mineTogether],
  [/\/api\/v1\/units\/[^/]+\/members$/, pledges.cellmates],
]);
const ofMember = instead(OF, pledges.ofMember);
const OTHER = `/m/cell/pledges/${pledges.ofMember.pledge.memberId}`;

/** Pages of pledges on a phone, each in all its states. */
export const phonePages: Record<string, States> = {
  'phone: my pledge': phone({ ...member, path: '/m/pledge', ready: '.item-bar', stub: mine }, nothing),
  'phone: what a member answers': {
    full: { ...member, path: '/m/pledge?year=2020', ready: '#helped', stub: instead(MINE, pledges.mineAnswering) },
  },
  'phone: write a pledge': phone({ ...member, path: '/m/pledge/write', ready: '.item-form', stub: nothing }),
  'phone: amend a pledge': {
    full: { ...member, path: '/m/pledge/write?do=amend&year=2021', ready: '.item-form', stub: mine },
  },
  'phone: report on a pledge': phone(
    { ...member, path: '/m/pledge/report?term=end', ready: '.segments', stub: mine },
    nothing,
  ),
  'phone: my initiatives': phone({ ...member, path: '/m/pledge/initiatives', ready: '.list', stub: mine }, nothing),
  'phone: a new initiative': {
    full: { ...member, path: '/m/pledge/initiatives/01J8ZQ4T3N5W7Y9A1C3E5G8999', ready: 'textarea', stub: mine },
  },
  'phone: co-authors of an initiative': {
    full: {
      ...member,
      path: '/m/pledge/initiatives/01J8ZQ4T3N5W7Y9A1C3E5G8998?year=2022',
      stub: together,
      then: (page) => page.locator('.versions > summary').click(),
      ready: '.versions .choice',
    },
  },
  'phone: an initiative of two authors': {
    full: {
      ...member,
      path: `/m/pledge/initiatives/${pledges.mineTogether.initiatives[0]!.initiativeId}?year=2023`,
      stub: together,
      ready: '.said',
    },
  },
  'phone: pledges of the cell': phone(
    { ...secretary, path: '/m/cell/pledges', ready: '.list', stub: instead(CELL, pledges.cell) },
    instead(CELL, pledges.cellEmpty),
  ),
  'phone: a member’s pledge': phone(
    { ...secretary, path: OTHER, ready: '.segments', stub: ofMember },
    instead(OF, pledges.ofMemberEmpty),
  ),
  'phone: a report that a member dictates': {
    full: { ...secretary, path: `${OTHER}/report?term=end&year=2021`, ready: '.segments', stub: ofMember },
  },
  'phone: registration of the cell': phone(
    {
      ...secretary,
      path: '/m/cell/registration',
      ready: 'textarea',
      stub: instead(REGISTRATION, pledges.ownRegistration),
    },
    insteadOf([[REGISTRATION, { ...pledges.ownRegistration, version: 0, registration: pledges.emptyRegistration }]]),
  ),
};
