import { linesOf, plain, stepFor, typedTo, type Branch } from './tree-model.ts';

type Unit = { id: string; name: string; leaf?: boolean };
const province: Unit = { id: 'QN', name: 'Đảng bộ tỉnh Quảng Ninh' };
const communes: Unit[] = [
  { id: 'QN-HL', name: 'Phường Hạ Long' },
  { id: 'QN-LH', name: 'Xã Lục Hồn' },
];
const cells: Unit[] = [
  { id: 'QN-LH-01', name: 'Thôn 1', leaf: true },
  { id: 'QN-LH-02', name: 'Thôn 2', leaf: true },
];

const tree = (open: string[], branches: [string, Branch<Unit>][]) =>
  linesOf([province], {
    idOf: ({ id }) => id,
    isLeaf: ({ leaf }) => leaf === true,
    open: new Set(open),
    branches: new Map(branches),
  });
const opened = tree(
  ['QN', 'QN-LH'],
  [
    ['QN', { items: communes, next: null }],
    ['QN-LH', { items: cells, next: 'more' }],
  ],
);
const idsOf = (lines: typeof opened) => lines.map((line) => (line.kind === 'unit' ? line.node.id : line.kind));

describe('the lines of the tree', () => {
  it('holds the root alone while it is closed', () => expect(idsOf(tree([], []))).toEqual(['QN']));

  it('shows that a branch is on its way, and that it failed', () => {
    expect(idsOf(tree(['QN'], []))).toEqual(['QN', 'loading']);
    expect(idsOf(tree(['QN'], [['QN', 'failed']]))).toEqual(['QN', 'failed']);
  });

  it('says that nothing is below, where nothing is', () =>
    expect(idsOf(tree(['QN'], [['QN', { items: [], next: null }]]))).toEqual(['QN', 'none']));

  it('stands children below their parent, one level deeper, with a line for more', () => {
    expect(idsOf(opened)).toEqual(['QN', 'QN-HL', 'QN-LH', 'QN-LH-01', 'QN-LH-02', 'more']);
    expect(opened.map((line) => (line.kind === 'unit' ? line.node.level : line.level))).toEqual([1, 2, 2, 3, 3, 3]);
  });

  it('numbers siblings from one', () =>
    expect(opened[2]).toMatchObject({ position: 2, siblings: 2, parent: 'QN', open: true }));
});

describe('keys inside the tree', () => {
  it.each([
    ['ArrowDown', 'QN', { type: 'focus', id: 'QN-HL' }],
    ['ArrowUp', 'QN-LH', { type: 'focus', id: 'QN-HL' }],
    ['Home', 'QN-LH-02', { type: 'focus', id: 'QN' }],
    ['End', 'QN', { type: 'focus', id: 'QN-LH-02' }],
    ['ArrowRight', 'QN-HL', { type: 'open', id: 'QN-HL' }],
    ['ArrowRight', 'QN-LH', { type: 'focus', id: 'QN-LH-01' }],
    ['ArrowLeft', 'QN-LH', { type: 'close', id: 'QN-LH' }],
    ['ArrowLeft', 'QN-LH-01', { type: 'focus', id: 'QN-LH' }],
  ])('%s at %s', (key, at, step) => expect(stepFor(key, at, opened)).toEqual(step));

  it('does nothing at the ends, on a leaf and for other keys', () => {
    expect(stepFor('ArrowUp', 'QN', opened)).toBeUndefined();
    expect(stepFor('ArrowRight', 'QN-LH-01', opened)).toBeUndefined();
    expect(stepFor('x', 'QN', opened)).toBeUndefined();
  });
});

describe('typing a name', () => {
  const to = (typed: string, at: string) => typedTo(typed, at, opened, ({ name }) => name);

  it('ignores marks and case', () => {
    expect(plain('Đảng bộ HẠNH')).toBe('dang bo hanh');
    expect(to('xa l', 'QN')).toBe('QN-LH');
  });

  it('goes on to the next with one letter, and round', () => {
    expect(to('t', 'QN-LH-01')).toBe('QN-LH-02');
    expect(to('t', 'QN-LH-02')).toBe('QN-LH-01');
  });

  it('stays where the letters still fit', () => expect(to('thon 1', 'QN-LH-01')).toBe('QN-LH-01'));
  it('finds nothing where nothing starts so', () => expect(to('zz', 'QN')).toBeUndefined());
});
