/** One unit of the tree, as the rows of `dashboards/{unitId}/children` name it. */
export type TreeNode<Item> = { id: string; level: number; item: Item };

export type Branch<Item> = { items: Item[]; next: string | null } | 'loading' | 'failed';

export type TreeLine<Item> =
  | {
      kind: 'unit';
      node: TreeNode<Item>;
      position: number;
      siblings: number;
      open: boolean;
      leaf: boolean;
      parent: string | null;
    }
  | { kind: 'loading' | 'failed' | 'none' | 'more'; under: string; level: number };

type Source<Item> = {
  idOf: (item: Item) => string;
  isLeaf: (item: Item) => boolean;
  open: ReadonlySet<string>;
  branches: ReadonlyMap<string, Branch<Item>>;
};

/** The lines that are visible, from the root down; a branch that was never opened costs nothing. */
export function linesOf<Item>(roots: readonly Item[], source: Source<Item>): TreeLine<Item>[] {
  const lines: TreeLine<Item>[] = [];
  const add = (items: readonly Item[], level: number, parent: string | null): void => {
    for (const [at, item] of items.entries()) {
      const id = source.idOf(item);
      const leaf = source.isLeaf(item);
      const open = !leaf && source.open.has(id);
      const node = { id, level, item };
      lines.push({ kind: 'unit', node, position: at + 1, siblings: items.length, open, leaf, parent });
      if (open) addBranch(id, level + 1);
    }
  };
  const addBranch = (id: string, level: number): void => {
    const branch = source.branches.get(id) ?? 'loading';
    if (typeof branch === 'string') {
      lines.push({ kind: branch, under: id, level });
      return;
    }
    if (branch.items.length === 0 && branch.next === null) lines.push({ kind: 'none', under: id, level });
    add(branch.items, level, id);
    if (branch.next !== null) lines.push({ kind: 'more', under: id, level });
  };
  add(roots, 1, null);
  return lines;
}

export type TreeStep = { type: 'focus' | 'open' | 'close'; id: string };

/**
 * What a key does in a tree (ARIA practices, tree view): up and down along what is visible, right opens and then goes
 * in, left closes and then goes out, Home and End to the ends. Undefined where the key means nothing here.
 */
export function stepFor<Item>(key: string, at: string, lines: readonly TreeLine<Item>[]): TreeStep | undefined {
  const units = lines.filter((line) => line.kind === 'unit');
  const index = units.findIndex(({ node }) => node.id === at);
  const here = units[index];
  if (!here) return undefined;
  const focus = (line: (typeof units)[number] | undefined): TreeStep | undefined =>
    line && { type: 'focus', id: line.node.id };
  switch (key) {
    case 'ArrowDown':
      return focus(units[index + 1]);
    case 'ArrowUp':
      return focus(units[index - 1]);
    case 'Home':
      return focus(units[0]);
    case 'End':
      return focus(units.at(-1));
    case 'ArrowRight':
      if (here.leaf) return undefined;
      if (!here.open) return { type: 'open', id: at };
      return units[index + 1]?.parent === at ? focus(units[index + 1]) : undefined;
    case 'ArrowLeft':
      if (here.open) return { type: 'close', id: at };
      return here.parent === null ? undefined : { type: 'focus', id: here.parent };
    default:
      return undefined;
  }
}

/** Lower case without marks: «hanh» finds «Hạnh», «luc» finds «Lục», and đ is a d. */
export const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();

/** Typing letters goes to the next visible unit whose name starts with them, from here on and round. */
export function typedTo<Item>(
  typed: string,
  at: string,
  lines: readonly TreeLine<Item>[],
  nameOf: (item: Item) => string,
): string | undefined {
  const units = lines.filter((line) => line.kind === 'unit').map(({ node }) => node);
  const index = units.findIndex(({ id }) => id === at);
  const wanted = plain(typed);
  // One letter again means the next one; more letters may still fit the unit they led to.
  const from = wanted.length > 1 ? index : index + 1;
  const round = [...units.slice(from), ...units.slice(0, from)];
  return round.find(({ item }) => plain(nameOf(item)).startsWith(wanted))?.id;
}
