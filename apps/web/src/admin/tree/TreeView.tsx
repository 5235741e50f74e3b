import { useWindowVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { Icon, useLanguage } from '../../shared/index.ts';
import { stepFor, typedTo, type TreeLine } from './tree-model.ts';
import './tree.css';

const TYPING_MS = 800;
const ROW_PX = 41;

type UnitLine<Item> = Extract<TreeLine<Item>, { kind: 'unit' }>;
type NoteLine<Item> = Exclude<TreeLine<Item>, { kind: 'unit' }>;
type Parts<Item> = {
  lines: readonly TreeLine<Item>[];
  /** The unit that Tab leads to, until another one is chosen. */
  first: string;
  nameOf: (item: Item) => string;
  /** What stands on the line of a unit; `active`: what is in it may be reached by Tab. */
  row: (line: UnitLine<Item>, active: boolean) => ReactNode;
  onOpen: (id: string) => void;
  onClose: (id: string) => void;
  onEnter: (item: Item) => void;
};

/**
 * An organisation as a tree (ARIA practices): arrows, Home and End, letters jump to a name. Lines far from the window are
 * not in the document, so that a province opens as quickly as a commune.
 */
export function TreeView<Item>({ lines, first, nameOf, row, onOpen, onClose, onEnter }: Parts<Item>) {
  const { t } = useLanguage();
  const [wanted, setWanted] = useState(first);
  const [focusing, setFocusing] = useState<string>();
  const typed = useRef<Typed>({ text: '', at: 0 });
  const units = lines.filter((line) => line.kind === 'unit');
  const at = units.some(({ node }) => node.id === wanted) ? wanted : (units[0]?.node.id ?? first);
  const { list, virtual, margin } = useLines(lines, at);

  // What is focused may be far outside of the window: it is brought in first.
  useEffect(() => {
    if (focusing === undefined) return;
    const item = list.current?.querySelector<HTMLElement>(`[data-unit="${CSS.escape(focusing)}"]`);
    if (!item) return;
    item.focus();
    item.scrollIntoView({ block: 'nearest' });
    setFocusing(undefined);
  }, [focusing, list]);
  const focus = (id: string): void => {
    setWanted(id);
    setFocusing(id);
  };

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = stepFor(event.key, at, lines);
    if (step?.type === 'focus') focus(step.id);
    else if (step?.type === 'open') onOpen(step.id);
    else if (step?.type === 'close') onClose(step.id);
    else if (event.key === 'Enter') {
      if (event.target instanceof HTMLButtonElement) return;
      const here = units.find(({ node }) => node.id === at);
      if (here) onEnter(here.node.item);
    } else if (isTyped(event, typed.current)) {
      const { current } = typed;
      current.text = isFollowing(event, current) ? current.text + event.key : event.key;
      current.at = event.timeStamp;
      const found = typedTo(current.text, at, lines, nameOf);
      if (found) focus(found);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <ul
      className="tree"
      role="tree"
      aria-label={t('units.tree')}
      ref={list}
      onKeyDown={press}
      style={{ blockSize: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const line = lines[index]!;
        const place = {
          ref: virtual.measureElement,
          'data-index': index,
          style: {
            '--level': (line.kind === 'unit' ? line.node.level : line.level) - 1,
            transform: `translateY(${start - margin}px)`,
          } as CSSProperties,
        };
        if (line.kind !== 'unit') return <Note key={key} line={line} place={place} onLoad={() => onOpen(line.under)} />;
        const { node, leaf, open, position, siblings } = line;
        return (
          <li
            key={key}
            {...place}
            role="treeitem"
            aria-level={node.level}
            aria-posinset={position}
            aria-setsize={siblings}
            aria-expanded={leaf ? undefined : open}
            aria-selected={false}
            tabIndex={node.id === at ? 0 : -1}
            data-unit={node.id}
          >
            {leaf ? (
              <span className="twist" />
            ) : (
              <span
                className={open ? 'twist open' : 'twist'}
                aria-hidden="true"
                onClick={() => (open ? onClose(node.id) : onOpen(node.id))}
              >
                <Icon name="down" />
              </span>
            )}
            {row(line, node.id === at)}
          </li>
        );
      })}
    </ul>
  );
}

/** The lines near the window, and always the one that Tab leads to. */
function useLines<Item>(lines: readonly TreeLine<Item>[], at: string) {
  const list = useRef<HTMLUListElement>(null);
  const [margin, setMargin] = useState(0);
  useLayoutEffect(() => {
    const measure = (): void =>
      setMargin(Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY));
    measure();
    const resized = new ResizeObserver(measure);
    resized.observe(document.body);
    return () => resized.disconnect();
  }, []);
  const active = lines.findIndex((line) => line.kind === 'unit' && line.node.id === at);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => keyOf(lines[index]!),
    overscan: 12,
    scrollMargin: margin,
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan);
      const to = Math.min(count - 1, endIndex + overscan);
      const near = Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step);
      if (active < 0 || (active >= from && active <= to)) return near;
      return active < from ? [active, ...near] : [...near, active];
    },
  });
  return { list, virtual, margin };
}

const keyOf = <Item,>(line: TreeLine<Item>): string =>
  line.kind === 'unit' ? line.node.id : `${line.under} ${line.kind}`;

type Typed = { text: string; at: number };
const isFollowing = ({ timeStamp }: { timeStamp: number }, { text, at }: Typed): boolean =>
  text !== '' && timeStamp - at <= TYPING_MS;

/** A letter or a digit begins a name; a space only goes on with one. */
const isTyped = (event: KeyboardEvent, typed: Typed): boolean =>
  /^[\p{L}\p{N}]$/u.test(event.key) || (event.key === ' ' && isFollowing(event, typed));

type Place = { ref: (element: Element | null) => void; 'data-index': number; style: CSSProperties };

/** A line below an open unit: nothing is there, it is on its way, or there is more. A tree holds nothing but items. */
function Note<Item>({
  line: { kind, level },
  place,
  onLoad,
}: {
  line: NoteLine<Item>;
  place: Place;
  onLoad: () => void;
}) {
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
      {...place}
      role="treeitem"
      aria-level={level}
      aria-selected={false}
      aria-disabled={still || undefined}
      className="tree-note"
      {...(still ? {} : { tabIndex: 0, onClick: onLoad, onKeyDown: press })}
    >
      <span className={still ? 'soft' : 'btn quiet'}>{t(`units.tree.${kind}`)}</span>
    </li>
  );
}
