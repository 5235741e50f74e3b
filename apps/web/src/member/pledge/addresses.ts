import type { PledgeTarget } from '@bontot/pledge-core';

/** Addresses of the pledges service that the phone keeps. */
export const minePath = (year: number): string => `/api/v1/pledges/mine?year=${year}`;
export const cellPath = (unitId: string, year: number): string =>
  `/api/v1/pledges?unitId=${encodeURIComponent(unitId)}&year=${year}`;
export const ofPath = (memberId: string, year: number): string =>
  `/api/v1/pledges/of/${encodeURIComponent(memberId)}/${year}`;
export const printPath = (memberId: string, year: number): string => `${ofPath(memberId, year)}/print.pdf`;
export const registrationPath = (unitId: string, year: number): string =>
  `/api/v1/registrations/${encodeURIComponent(unitId)}/${year}`;
/** Of the directory: who belongs to the cell. */
export const membersPath = (unitId: string): string => `/api/v1/units/${encodeURIComponent(unitId)}/members?limit=500`;

/** Whether an act on its way is about this member's year. */
export const isAbout = (target: PledgeTarget, memberId: string, year: number): boolean =>
  'memberId' in target && target.memberId === memberId && target.year === year;

/** Pages of the phone. */
export const PLEDGE = '/m/pledge';
export const writeHref = (memberId?: string): string =>
  memberId ? `${memberHref(memberId)}/write` : `${PLEDGE}/write`;
export const reportHref = (term: string, memberId?: string): string =>
  `${memberId ? memberHref(memberId) : PLEDGE}/report?term=${term}`;
export const memberHref = (memberId: string): string => `/m/cell/pledges/${encodeURIComponent(memberId)}`;
