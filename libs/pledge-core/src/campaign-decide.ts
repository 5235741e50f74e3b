import { isLocalDate, type LocalDate } from '@bontot/kernel';
import { began, changedTo, type Decided, type DutyAround } from '@bontot/meeting-core';
import type { Campaign, CampaignAct, PledgeTemplate, TemplateKind } from './campaign.ts';
import { refuse } from './codes.ts';

/** The dates of the handbook (4), where no committee has set others. */
export const defaultCampaign = (year: number): Campaign => ({
  ...{ unitId: '', year, templates: {}, setBy: null, unspread: false },
  dates: {
    registerBy: `${year}-01-31`,
    midBy: `${year}-06-30`,
    endBy: `${year}-11-30`,
    reviewBy: `${year}-12-15`,
    organisationBy: `${year}-03-31`,
  },
  // Each member of an enterprise cell owes an initiative (cell set 4.5).
  who: { probationary: true, initiativeIn: ['enterprise'] },
});

const EMPTY: PledgeTemplate = { ethics: '', duties: '', weaknesses: '', items: [] };

export const templateFor = ({ templates }: Pick<Campaign, 'templates'>, kind: TemplateKind): PledgeTemplate =>
  templates[kind] ?? templates.any ?? EMPTY;

export function decideCampaign(
  act: CampaignAct,
  campaign: Campaign | undefined,
  { by }: DutyAround,
): Decided<Campaign> {
  const { type, ...set } = act;
  const { registerBy, midBy, endBy, reviewBy, organisationBy } = set.dates;
  const inOrder = [`${set.year}-01-01`, registerBy, midBy, endBy, reviewBy, `${set.year}-12-31`];
  const isOrdered = inOrder.every((day, at) => isLocalDate(day) && (at === 0 || inOrder[at - 1]! <= day));
  if (!isOrdered || !isInYear(organisationBy, set.year)) return refuse('CAMPAIGN_DATES', { dates: set.dates });
  if (!campaign) return began('campaign.set', { ...set, setBy: by, unspread: true });
  const decided = changedTo('campaign.set', campaign, set);
  if (!decided.ok || decided.value.length === 0) return decided;
  return changedTo('campaign.set', campaign, { ...set, setBy: by, unspread: true });
}

const isInYear = (day: LocalDate, year: number): boolean => isLocalDate(day) && day.startsWith(`${year}-`);
