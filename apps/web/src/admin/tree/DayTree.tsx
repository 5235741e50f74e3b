import type { Unit } from '@bontot/contracts';
import { cellTypeName, formatDate, levelName } from '@bontot/i18n';
import { useMemo, useState } from 'react';
import { EmptyState, ErrorState, Go, Loading, useGo, useLanguage, useSession } from '../../shared/index.ts';
import { pageOf } from '../province/child-rows.ts';
import { allOpen, branchesOf, namedOn } from './day-tree.ts';
import { HistoryButton } from './HistoryButton.tsx';
import { useTreeOn } from './reads.ts';
import { linesOf } from './tree-model.ts';
import { TreeView } from './TreeView.tsx';

/** More than anybody reads of a search; a longer name finds fewer. */
const MOST_FOUND = 200;

type Parts = { on: string; typed: string; onHistory: (unitId: string) => void };

/** The organisation as it was on a day: names, types and places of then. */
export function DayTree({ on, typed, onHistory }: Parts) {
  const { t } = useLanguage();
  const { data, error, refetch } = useTreeOn(on);
  if (!data) return error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[12]} />;
  if (data.length === 0)
    return <EmptyState icon="tree" title={t('organisation.day.none')} why={t('organisation.day.noneWhy')} />;
  return typed === '' ? (
    <Whole key={on} units={data} onHistory={onHistory} />
  ) : (
    <Found units={namedOn(data, typed)} all={data} onHistory={onHistory} />
  );
}

function Whole({ units, onHistory }: { units: readonly Unit[]; onHistory: (unitId: string) => void }) {
  const { t } = useLanguage();
  const go = useGo();
  const { roots, branches } = useMemo(() => branchesOf(units), [units]);
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(roots.map(({ unitId }) => unitId)));
  const below = useMemo(() => allOpen(units), [units]);
  const lines = useMemo(
    () =>
      linesOf(roots, {
        idOf: ({ unitId }) => unitId,
        isLeaf: ({ unitId }) => !below.has(unitId),
        open,
        branches,
      }),
    [roots, branches, below, open],
  );
  const cells = units.filter(({ level }) => level === 'cell').length;
  return (
    <>
      <p className="list-foot small row wrap">
        <span className="soft" role="status">
          {t('organisation.day.counts', { units: units.length, cells })}
        </span>
        <button className="btn" type="button" onClick={() => setOpen(below)}>
          {t('organisation.openAll')}
        </button>
        <button className="btn" type="button" onClick={() => setOpen(new Set(roots.map(({ unitId }) => unitId)))}>
          {t('organisation.closeAll')}
        </button>
      </p>
      <TreeView
        lines={lines}
        first={roots[0]!.unitId}
        nameOf={({ name }) => name}
        onOpen={(id) => setOpen(new Set([...open, id]))}
        onClose={(id) => setOpen(new Set([...open].filter((each) => each !== id)))}
        onEnter={({ unitId: id, level }) => go(pageOf({ id, level }))}
        row={({ node }, active) => (
          <>
            <UnitOfDay unit={node.item} />
            <HistoryButton name={node.item.name} active={active} onOpen={() => onHistory(node.id)} />
          </>
        )}
      />
    </>
  );
}

/** What the unit was, and that it is no more. */
function UnitOfDay({ unit: { unitId: id, name, level, cellType, validTo } }: { unit: Unit }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return (
    <>
      <Go href={pageOf({ id, level })} lang="vi" tabIndex={-1} className="name">
        {name}
      </Go>
      <span className="small soft">{cellType ? cellTypeName(language, cellType) : levelName(language, level)}</span>
      {validTo !== null && validTo < today && (
        <span className="small">{t('organisation.ended', { day: formatDate(language, validTo) })}</span>
      )}
    </>
  );
}

type FoundParts = { units: readonly Unit[]; all: readonly Unit[]; onHistory: (unitId: string) => void };

function Found({ units, all, onHistory }: FoundParts) {
  const { t } = useLanguage();
  const names = useMemo(() => new Map(all.map(({ unitId, name }) => [unitId, name])), [all]);
  return (
    <>
      <p className="list-foot small soft" role="status">
        {units.length > 0 ? t('units.tree.found', { n: units.length }) : t('units.tree.notFound')}
      </p>
      <ul className="card-list">
        {units.slice(0, MOST_FOUND).map((unit) => (
          <li key={unit.unitId} className="found-unit">
            <UnitOfDay unit={unit} />
            <span className="small soft" lang="vi">
              {unit.parentId === null ? '' : (names.get(unit.parentId) ?? unit.parentId)}
            </span>
            <HistoryButton name={unit.name} active onOpen={() => onHistory(unit.unitId)} />
          </li>
        ))}
      </ul>
    </>
  );
}
