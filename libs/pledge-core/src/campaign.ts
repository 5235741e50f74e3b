import type { CellType } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type { PersonId } from '@bontot/meeting-core';
import type { PledgeItemKind } from './pledge.ts';

export type CampaignDates = {
  /** Registered by; who joins later has 30 days. */
  registerBy: LocalDate;
  /** Mid-year report by; what is amended later needs the secretary's approval. */
  midBy: LocalDate;
  endBy: LocalDate;
  reviewBy: LocalDate;
  /** The organisation's own registration by. */
  organisationBy: LocalDate;
};

export type TemplateItem = { kind: PledgeItemKind; title: string; measure: string };
/** What a member finds filled in as a suggestion. */
export type PledgeTemplate = { ethics: string; duties: string; weaknesses: string; items: TemplateItem[] };
export type TemplateKind = CellType | 'any';

/** The yearly campaign as a committee or department sets it for all below. Id: `<unitId>.<year>`. */
export type Campaign = {
  unitId: string;
  year: number;
  dates: CampaignDates;
  templates: Partial<Record<TemplateKind, PledgeTemplate>>;
  /** Who must: probationary members as well (the rule), and of which cells each member owes an initiative. */
  who: { probationary: boolean; initiativeIn: CellType[] };
  setBy: PersonId | null;
  /** The members' years below have still to follow a change. */
  unspread: boolean;
};

export type CampaignAct = { type: 'set' } & Pick<Campaign, 'unitId' | 'year' | 'dates' | 'templates' | 'who'>;
