/** Kinds of record that one page shows; cases have one of their own. */
export const kinds = ['target', 'inspection', 'programme', 'issue', 'year-plan', 'judgement'] as const;
export type ShownKind = (typeof kinds)[number];
