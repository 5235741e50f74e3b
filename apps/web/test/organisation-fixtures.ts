/** What the directory answers about units of a day and about plans, in every state that their pages show. */
const basis = { decision: '12-QĐ/TU', effectiveOn: '2027-07-01' };
const signed = { by: 'person:01J8ZQ4T3N5W7Y9A1C3E5G7J9M', at: 1_795_000_000_000 };
const planId = '01J8ZQ4T3N5W7Y9A1C3E5G7J9P';
const head = {
  ...{ planId, unitId: 'QN', ...basis, state: 'draft', revision: 1 },
  ...{ entered: signed, approved: null, cancelled: null, begun: null, blocked: null },
};
const merge = {
  kind: 'merge',
  unitIds: ['QN-LH-07', 'QN-LH-08'],
  into: { unitId: 'QN-LH-99', parentId: 'QN-LH', name: 'Chi bộ thôn Liên Hòa', cellType: 'residential' },
};
const split = {
  kind: 'split',
  unitId: 'QN-LH-03',
  into: ['QN-LH-31', 'QN-LH-32'].map((unitId, index) => ({
    ...{ unitId, parentId: 'QN-LH', name: `Chi bộ thôn ${unitId}`, cellType: 'residential' },
    ...{ members: [], units: [], rest: index === 0 },
  })),
};
const steps = [
  merge,
  split,
  { kind: 'create', level: 'cell', unitId: 'QN-LH-50', parentId: 'QN-LH', name: 'Chi bộ Trường', cellType: 'school' },
  { kind: 'rename', unitId: 'QN-LH-02', name: 'Chi bộ thôn Hai' },
  { kind: 'change-type', unitId: 'QN-LH-04', cellType: 'agency' },
  { kind: 'move', unitId: 'QN-LH-05', parentId: 'QN-HM' },
  { kind: 'dissolve', unitId: 'QN-LH-06' },
];
const placed = (name: string, parentName = 'Đảng bộ xã Lục Hồn', parentId = 'QN-LH') => ({
  ...{ name, cellType: 'residential', parentId, parentName },
});
const rows = [
  { unitId: 'QN-LH-99', level: 'cell', before: null, after: placed('Chi bộ thôn Liên Hòa') },
  { unitId: 'QN-LH-07', level: 'cell', before: placed('Chi bộ thôn 7'), after: null },
  { unitId: 'QN-LH-08', level: 'cell', before: placed('Chi bộ thôn 8'), after: null },
  { unitId: 'QN-LH-02', level: 'cell', before: placed('Chi bộ thôn 2'), after: placed('Chi bộ thôn Hai') },
  {
    ...{ unitId: 'QN-LH-05', level: 'cell', before: placed('Chi bộ thôn 5') },
    after: placed('Chi bộ thôn 5', 'Đảng bộ xã Hải Minh', 'QN-HM'),
  },
];
const preview = { problems: [], rows, more: 12, cells: 5, members: 44 };

export const draftPlan = { ...head, steps, done: [], open: true, preview };
export const planWithProblems = {
  ...draftPlan,
  preview: {
    ...preview,
    problems: [
      { step: null, code: 'PLAN_BREAKS_ANOTHER', details: { decision: '9-QĐ/TU', effectiveOn: '2027-08-01' } },
      { step: 5, code: 'MOVE_INTO_ITSELF', details: { unitId: 'QN-LH-05', parentId: 'QN-HM' } },
      { step: 6, code: 'UNIT_NOT_EMPTY', details: { unitId: 'QN-LH-06', units: 0, members: 12 } },
    ],
  },
};
export const appliedPlan = {
  ...{ ...head, state: 'applied', approved: signed, begun: signed.at },
  ...{ steps: steps.slice(0, 2), open: false, preview: null },
  done: [
    { at: signed.at, units: 3, members: 44 },
    { at: signed.at + 5_000, units: 3, members: 21 },
  ],
};
const { steps: _steps, done: _done, preview: _preview, open: _open, ...line } = draftPlan;
export const plans = {
  items: [
    { ...line, steps: 7, done: 0 },
    { ...line, planId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9Q', state: 'approved', approved: signed, steps: 3, done: 0 },
    { ...line, planId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9R', state: 'applied', approved: signed, steps: 2, done: 2 },
    { ...line, planId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9S', state: 'cancelled', cancelled: signed, steps: 1, done: 0 },
  ],
  next: null,
};
export const planPath = `/organisation/plans/${planId}`;

const unit = (unitId: string, parentId: string | null, level: string, name: string, more: object = {}) => ({
  ...{ unitId, version: 3, parentId, path: `/${parentId ?? ''}/${unitId}/`, level, name, grassroots: level === 'cell' },
  ...{ cellType: level === 'cell' ? 'residential' : null, validFrom: '2020-01-01', validTo: null, successorOf: [] },
  ...more,
});
/** A province with 59 communes and 4,785 cells, as a day may show it. */
export const unitsOfADay = {
  items: [
    unit('QN', null, 'province', 'Đảng bộ tỉnh Quảng Ninh'),
    ...Array.from({ length: 59 }, (_, n) => unit(`QN-C${n}`, 'QN', 'commune', `Đảng bộ xã số ${n + 1}`)),
    ...Array.from({ length: 4_785 }, (_, n) =>
      unit(
        `QN-C${n % 59}-${n}`,
        `QN-C${n % 59}`,
        'cell',
        `Chi bộ số ${n + 1}`,
        n === 0 ? { validTo: '2025-06-30' } : {},
      ),
    ),
  ],
  next: null,
};
export const unitWithHistory = {
  ...unit('QN-LH-07', 'QN-LH', 'cell', 'Chi bộ thôn 7', { validTo: '2027-06-30', successorOf: ['QN-LH-01'] }),
  successors: ['QN-LH-99'],
  changes: [
    { kind: 'rename', name: 'Chi bộ thôn 7', decision: '3-QĐ/ĐU', effectiveOn: '2024-03-01', ...signed },
    { kind: 'merge', into: ['QN-LH-99'], ...basis, ...signed },
  ],
  ahead: [{ kind: 'move', parentId: 'QN-HM', decision: '4-QĐ/ĐU', effectiveOn: '2027-12-01', ...signed }],
};
