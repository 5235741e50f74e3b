import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { Go, Icon, StatusChip, useGo, useLanguage } from '../../shared/index.ts';
import type { ChildRow } from '../commune/answers.ts';
import { Strip, useCountsSentence } from '../commune/Distribution.tsx';
import { worstIn } from '../commune/distribution.ts';
import { fetchChildren } from '../commune/reads.ts';
import { pageOf } from '../province/child-rows.ts';
import { linesOf, stepFor, typedTo, type Branch, type TreeLine } from './tree-model.ts';

const TYPING_MS = 800;
type Line = TreeLine<ChildRow>;
type NoteLine = Exclude<Line, { kind: 'unit' }>;
type UnitLine = Extract<Line, { kind: 'unit' }>;

/** The organisation as a tree (ARIA practices): a branch is asked for when it is opened, letters jump to a name. */
export function Tree({ root, period }: { root: ChildRow; period: string }) {
  const { t } = useLanguage();
  const go = useGo();
  const branches = useBranches(period);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setFocused] = useState(root.unit.id);
  const list = useRef<HTMLUListElement>(null);
  const typed = useRef<Typed>({ text: '', at: 0 });
  const lines = linesOf([root], {
    idOf: ({ unit }) => unit.id,
    isLeaf: ({ unit }) => unit.level === 'cell' || unit.level === 'party_group',
    open,
    branches: branches.known,
  });
  const units = lines.filter((line) => line.kind === 'unit');
  const at = units.some(({ node }) => node.id === wanted) ? wanted : root.unit.id;

  const focus = (id: string): void => {
    setFocused(id);
    list.current?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(id)}"]`)?.focus();
  };
  const unfold = (id: string): void => {
    setOpen(new Set([...open, id]));
    branches.load(id);
  };
  const fold = (id: string): void => setOpen(new Set([...open].filter((each) => each !== id)));
  // The root is what the page is about: it stands open at once.
  useEffect(() => unfold(root.unit.id), [root.unit.id]);

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepFor(event.key, at, lines);
    if (step?.type === 'focus') focus(step.id);
    else if (step?.type === 'open') unfold(step.id);
    else if (step?.type === 'close') fold(step.id);
    else if (event.key === 'Enter') {
      const here = units.find(({ node }) => node.id === at);
      if (here) go(pageOf(here.node.item.unit));
    } else if (isTyped(event, typed.current)) {
      const { current } = typed;
      current.text = isFollowing(event, current) ? current.text + event.key : event.key;
      current.at = event.timeStamp;
      const found = typedTo(current.text, at, lines, ({ unit }) => unit.name);
      if (found) focus(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul className="tree" role="tree" aria-label={t('units.tree')} ref={list} onKeyDown={press}>
      {lines.map((line) =>
        line.kind === 'unit' ? (
          <Item
            key={line.node.id}
            line={line}
            tabbable={line.node.id === at}
            onToggle={() => (line.open ? fold(line.node.id) : unfold(line.node.id))}
          />
        ) : (
          <Note key={`${line.under} ${line.kind}`} line={line} onLoad={() => branches.load(line.under)} />
        ),
      )}
    </ul>
  );
}

type Typed = { text: string; at: number };
const isFollowing = ({ timeStamp }: { timeStamp: number }, { text, at }: Typed): boolean =>
  text !== '' && timeStamp - at <= TYPING_MS;

/** A letter or a digit begins a name; a space only goes on with one. */
const isTyped = (event: KeyboardEvent, typed: Typed): boolean =>
  /^[\p{L}\p{N}]$/u.test(event.key) || (event.key === ' ' && isFollowing(event, typed));

const indent = (level: number) => ({ '--level': level - 1 }) as CSSProperties;

/** A line below an open unit: nothing is there, it is on its way, or there is more. A tree holds nothing but items. */
function Note({ line: { kind, level }, onLoad }: { line: NoteLine; onLoad: () => void }) {
  const { t } = useLanguage();
  const still = kind === 'loading' || kind === 'none';
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation();
    onLoad();
  };
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-selected={false}
      aria-disabled={still || undefined}
      className="tree-note"
      style={indent(level)}
      {...(still ? {} : { tabIndex: 0, onClick: onLoad, onKeyDown: press })}
    >
      <span className={still ? 'soft' : 'btn quiet'}>{t(`units.tree.${kind}`)}</span>
    </li>
  );
}

type ItemParts = { line: UnitLine; tabbable: boolean; onToggle: () => void };

function Item({ line: { node, open, leaf, position, siblings }, tabbable, onToggle }: ItemParts) {
  const { t } = useLanguage();
  const sentence = useCountsSentence();
  const { unit, cells, counts, own } = node.item;
  const worst = leaf ? own?.outcome : (node.item.worst ?? worstIn(counts));
  return (
    <li
      role="treeitem"
      aria-level={node.level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={leaf ? undefined : open}
      aria-selected={false}
      tabIndex={tabbable ? 0 : -1}
      data-unit={node.id}
      style={indent(node.level)}
    >
      {leaf ? (
        <span className="twist" />
      ) : (
        <span className={open ? 'twist open' : 'twist'} aria-hidden="true" onClick={onToggle}>
          <Icon name="down" />
        </span>
      )}
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
    </li>
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
