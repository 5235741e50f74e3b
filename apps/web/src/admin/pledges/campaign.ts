import { isLocalDate } from '@bontot/kernel';
import type { Campaign, CampaignDates, PledgeTemplate, TemplateKind } from '@bontot/pledge-core';

export const DATES = [
  'registerBy',
  'organisationBy',
  'midBy',
  'endBy',
  'reviewBy',
] as const satisfies readonly (keyof CampaignDates)[];
/** Those that follow one another; the organisation's own registration stands for itself. */
const IN_ORDER = ['registerBy', 'midBy', 'endBy', 'reviewBy'] as const satisfies readonly (keyof CampaignDates)[];
export const KINDS = ['any', 'residential', 'agency', 'school', 'armed_forces', 'enterprise'] as const;

export type CampaignContent = Pick<Campaign, 'dates' | 'templates' | 'who'>;
export type DateFault = 'year' | 'order';

/** Days that do not do: outside of the year, or before the one that they follow. */
export function dateFaults(dates: CampaignDates, year: number): Partial<Record<keyof CampaignDates, DateFault>> {
  const faults: Partial<Record<keyof CampaignDates, DateFault>> = {};
  for (const name of DATES) if (!isLocalDate(dates[name]) || !dates[name].startsWith(`${year}-`)) faults[name] = 'year';
  for (const [at, name] of IN_ORDER.entries()) {
    const before = IN_ORDER[at - 1];
    if (before && !faults[name] && !faults[before] && dates[name] < dates[before]) faults[name] = 'order';
  }
  return faults;
}

export const emptyTemplate: PledgeTemplate = { ethics: '', duties: '', weaknesses: '', items: [] };

/** As it is sent: templates that say nothing are left out, and so are items without a title. */
export function toSend({ dates, templates, who }: CampaignContent): CampaignContent {
  const said = Object.entries(templates).flatMap(([kind, template]): [string, PledgeTemplate][] => {
    const items = template.items.filter(({ title }) => title.trim() !== '');
    const { ethics, duties, weaknesses } = template;
    const isEmpty = items.length === 0 && [ethics, duties, weaknesses].every((text) => text.trim() === '');
    return isEmpty ? [] : [[kind, { ...template, items }]];
  });
  return { dates, templates: Object.fromEntries(said) as Partial<Record<TemplateKind, PledgeTemplate>>, who };
}
