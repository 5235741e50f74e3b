import type { CellType } from '@bontot/contracts';
import { cellTypeName, formatDate, levelName } from '@bontot/i18n';
import { Dialog, ErrorState, Go, Icon, Loading, useLanguage } from '../../shared/index.ts';
import { pageOf } from '../province/child-rows.ts';
import { useUnitHistory, type Change, type UnitWithHistory } from './reads.ts';

type Parts = { unitId: string | null; onOther: (unitId: string) => void; onClose: () => void };

/** What became of a unit: since when it is, what changed it under which decision, what it follows and what follows it. */
export function HistoryDialog({ unitId, onOther, onClose }: Parts) {
  const { t } = useLanguage();
  const { data, error, refetch } = useUnitHistory(unitId);
  return (
    <Dialog side title={data?.name ?? t('organisation.history')} open={unitId !== null} onClose={onClose}>
      {data ? (
        <History unit={data} onOther={onOther} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Loading blocks={[5]} />
      )}
    </Dialog>
  );
}

function History({ unit, onOther }: { unit: UnitWithHistory; onOther: (unitId: string) => void }) {
  const { t, language } = useLanguage();
  const { unitId, level, cellType, validFrom, validTo, successorOf, successors, changes, ahead } = unit;
  const day = (date: string): string => formatDate(language, date);
  return (
    <div className="unit-history">
      <p className="small soft">
        {unitId} · {cellType ? cellTypeName(language, cellType) : levelName(language, level)} ·{' '}
        {validTo === null
          ? t('organisation.since', { from: day(validFrom) })
          : t('organisation.fromTo', { from: day(validFrom), to: day(validTo) })}
      </p>
      <Go href={pageOf({ id: unitId, level })} className="btn">
        {t('organisation.history.page')}
      </Go>
      <Others title={t('organisation.history.after')} ids={successors} onOther={onOther} />
      <Others title={t('organisation.history.before')} ids={successorOf} onOther={onOther} />
      <h3>{t('organisation.history.changes')}</h3>
      {changes.length === 0 && ahead.length === 0 && <p className="soft">{t('organisation.history.none')}</p>}
      <ol className="changes">
        {[
          ...ahead.map((change) => ({ change, waits: true })),
          ...changes.toReversed().map((change) => ({ change, waits: false })),
        ].map(({ change, waits }) => (
          <li key={`${change.kind} ${change.effectiveOn} ${change.decision}`}>
            <strong className="nb">{day(change.effectiveOn)}</strong> <ChangeWords change={change} />
            <span className="small soft">
              {' '}
              {t('organisation.decision', { number: change.decision })}
              {waits && ` · ${t('organisation.ahead')}`}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** One change in a sentence. */
function ChangeWords({ change }: { change: Change }) {
  const { t, language } = useLanguage();
  const { kind, name = '', cellType, parentId = '', into = [] } = change;
  const type = cellType ? cellTypeName(language, cellType as CellType) : '';
  return <span>{t(`organisation.change.${kind}`, { name, type, parent: parentId, into: into.join(', ') })}</span>;
}

function Others({ title, ids, onOther }: { title: string; ids: readonly string[]; onOther: (id: string) => void }) {
  if (ids.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className="row wrap">
        {ids.map((id) => (
          <li key={id}>
            <button className="btn" type="button" onClick={() => onOther(id)}>
              <Icon name="tree" />
              {id}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
