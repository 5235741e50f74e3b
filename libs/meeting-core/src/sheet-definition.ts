import sheetDefault from './meeting-sheet-default.json' with { type: 'json' };

type Texts = { vi: string; en: string; ru: string };
export type SheetBlockRow = {
  id: string;
  max: number;
  /** The measure that fills it beforehand. */
  prefilledFrom: string | null;
  /** Without full points here no meeting is «good», whatever its sum. */
  mandatoryForGood: boolean;
  name: Texts;
};
export type SheetBlock = { id: string; max: number; name: Texts; rows: SheetBlockRow[] };
export type SheetDefinition = {
  id: string;
  version: string;
  totalMax: number;
  /** Best first. */
  grades: { id: string; grade: number; min: number; needsMandatoryFull?: boolean }[];
  blocks: SheetBlock[];
};

/** The sheet on which a cell scores its meeting (domain handbook 3.5), as a page shows it. */
export const meetingSheet: SheetDefinition = sheetDefault;
