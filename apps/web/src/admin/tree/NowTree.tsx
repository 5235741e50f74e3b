import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Go, StatusChip, useGo, useLanguage } from '../../shared/index.ts';
import type { ChildRow } from '../commune/answers.ts';
import { Strip, useCountsSentence } from '../commune/Distribution.tsx';
import { worstIn } from '../commune/distribution.ts';
import { fetchChildren } from '../commune/reads.ts';
import { pageOf } from '../province/child-rows.ts';
import { HistoryButton } from './HistoryButton.tsx';
import { linesOf, type Branch } from './tree-model.ts';
import { TreeView } from './TreeView.tsx';

type Parts = { root: ChildRow; period: string; onHistory: (unitId: string) => void };

/** The organisation as it is, with how its cells stand: a branch is asked for when it is opened. */
export function NowTree({ root, period, onHistory }: Parts) {
  const go = useGo();
  const branches = useBranches(period);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const lines = linesOf([root], {
    idOf: ({ unit }) => unit.id,
    isLeaf: ({ unit }) => unit.level === 'cell' || unit.level === 'party_group',
    open,
    branches: branches.known,
  });
  const unfold = (id: string): void => {
    setOpen(new Set([...open, id]));
    branches.load(id);
  };
  // The root is what the page is about: it stands open at once.
  useEffect(() => unfold(root.unit.id), [root.unit.id]);
  return (
    <TreeView
      lines={lines}
      first={root.unit.id}
      nameOf={({ unit }) => unit.name}
      onOpen={unfold}
      onClose={(id) => setOpen(new Set([...open].filter((each) => each !== id)))}
      onEnter={({ unit }) => go(pageOf(unit))}
      row={({ node, leaf }, active) => (
        <>
          <Standing row={node.item} leaf={leaf} />
          <HistoryButton name={node.item.unit.name} active={active} onOpen={() => onHistory(node.id)} />
        </>
      )}
    />
  );
}

function Standing({ row: { unit, cells, counts, own, worst: told }, leaf }: { row: ChildRow; leaf: boolean }) {
  const { t } = useLanguage();
  const sentence = useCountsSentence();
  const worst = leaf ? own?.outcome : (told ?? worstIn(counts));
  return (
    <>
      <Go href={pageOf(unit)} lang="vi" tabIndex={-1} className="name">
        {unit.name}
      </Go>
      {!leaf && (
        <>
          <span className="small soft nb">{t('units.cellsOf', { n: cells })}</span>
          <Strip counts={counts} slim />
          <span className="sr">{sentence(counts)}</span>
        </>
      )}
      {worst && (
        <span className="worst-chip">
          {!leaf && <span className="sr">{t('units.tree.worst')}</span>}
          <StatusChip outcome={worst} />
        </span>
      )}
    </>
  );
}

/** Branches that were opened, page after page; what is asked for twice is answered once. */
function useBranches(period: string) {
  const client = useQueryClient();
  const [known, setKnown] = useState<ReadonlyMap<string, Branch<ChildRow>>>(new Map());
  const put = (id: string, branch: Branch<ChildRow>): void => setKnown((before) => new Map(before).set(id, branch));
  const load = (id: string): void => {
    const before = known.get(id);
    const held = typeof before === 'object' ? before : undefined;
    if (before === 'loading' || (held && held.next === null)) return;
    if (!held) put(id, 'loading');
    fetchChildren(client, id, period, held?.next ?? '').then(
      ({ items, next }) => put(id, { items: [...(held?.items ?? []), ...items], next }),
      () => put(id, held ?? 'failed'),
    );
  };
  return { known, load };
}
