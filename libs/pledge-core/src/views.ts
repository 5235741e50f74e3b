import type { LocalDate } from '@bontot/kernel';
import type { PledgeActType } from './acts.ts';
import type { Campaign, PledgeTemplate } from './campaign.ts';
import type { Initiative, InitiativeAct } from './initiative.ts';
import type { Model, ModelAct } from './model.ts';
import type { Duty, Grade, Pledge, PledgeContent, PledgeState } from './pledge.ts';
import type { Registration, RegistrationAct } from './registration.ts';

export type Names = Record<string, string>;
/** What is still owed, the nearest first; overdue from the day after. */
export type DueDuty = { duty: Exclude<Duty, 'initiative'>; dueOn: LocalDate; overdue: boolean; daysLeft: number };

/** A pledge as somebody may read it: texts that are not theirs to read are empty, their items are not there. */
export type PledgeView = {
  pledge: Pledge;
  version: number;
  unitName: string;
  /** False where only titles and state may be seen. */
  texts: boolean;
  due: DueDuty[];
  may: PledgeActType[];
  names: Names;
};

/** `GET /api/v1/pledges/mine?year=` */
export type MyPledge = {
  year: number;
  memberId: string;
  version: number;
  view: PledgeView | null;
  due: DueDuty[];
  campaign: Pick<Campaign, 'dates' | 'who'>;
  template: PledgeTemplate;
  /** The last version of last year's pledge, to begin from. */
  lastYear: PledgeContent | null;
  initiatives: (Initiative & { version: number })[];
};

/** What waits for somebody's decision. */
export type Waiting = 'amendment' | 'withdrawal' | 'helped' | 'review' | 'conflict';

/** One member in the list of a cell. Titles of personal items are not there. */
export type PledgeRow = {
  memberId: string;
  name: string;
  version: number;
  state: PledgeState;
  obliged: boolean;
  titles: string[];
  sameAsLastYear: boolean;
  registeredOn: LocalDate | null;
  midOn: LocalDate | null;
  endOn: LocalDate | null;
  reviewedOn: LocalDate | null;
  selfGrade: Grade | null;
  grade: Grade | null;
  overdue: DueDuty['duty'][];
  due: DueDuty[];
  waiting: Waiting[];
  remindedOn: LocalDate | null;
  /** What the reader may do to it now. */
  may: PledgeActType[];
};

/** `GET /api/v1/pledges?unitId=&year=`: whoever lags behind stands first. */
export type CellPledges = {
  unitId: string;
  unitName: string;
  year: number;
  dates: Campaign['dates'];
  counts: PledgeCounts;
  rows: PledgeRow[];
};

export type PledgeCounts = {
  obliged: number;
  registered: number;
  midReported: number;
  endReported: number;
  reviewed: number;
  /** Of those registered, unchanged since last year. */
  same: number;
  overdue: number;
  waiting: number;
};

/** `GET /api/v1/pledges/shares?below=&year=&by=`: counts by cell, worst first. */
export type ShareRow = PledgeCounts & { unitId: string; unitName: string; share: { part: number; whole: number } };
export type Shares = { total: PledgeCounts; items: ShareRow[]; next: string | null };

export type RegistrationView = {
  registration: Registration;
  version: number;
  unitName: string;
  /** The digest of what stands now, for the confirmation. */
  digest: string;
  may: RegistrationAct['type'][];
  /** As whom the reader may confirm the compact. */
  confirmAs: ('secretary' | 'committee')[];
  names: Names;
};
export type ModelView = Model & { version: number; unitName: string; may: ModelAct['type'][] };
export type InitiativeView = Initiative & { version: number; unitName: string; may: InitiativeAct['type'][] };
