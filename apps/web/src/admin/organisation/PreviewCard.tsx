import { cellTypeName, levelName } from '@bontot/i18n';
import { Card, EmptyState, useLanguage } from '../../shared/index.ts';
import type { Preview, Row } from './plans.ts';
import { useNarrow } from '../commune/use-narrow.ts';

/** What is another after the plan than before it, unit by unit. */
export function PreviewCard({ preview: { rows, more, cells, members } }: { preview: Preview }) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  return (
    <Card title={t('organisation.preview')}>
      {rows.length === 0 ? (
        <EmptyState title={t('organisation.preview.none')} why={t('organisation.preview.noneWhy')} />
      ) : (
        <>
          <p className="list-foot">{t('organisation.preview.counts', { units: rows.length + more, cells, members })}</p>
          {narrow ? <List rows={rows} /> : <Table rows={rows} />}
          {more > 0 && <p className="list-foot small soft">{t('organisation.preview.more', { n: more })}</p>}
        </>
      )}
    </Card>
  );
}

const Table = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useLanguage();
  return (
    <div className="scroll" tabIndex={0} role="group" aria-label={t('organisation.preview')}>
      <table className="worst plan-preview">
        <thead>
          <tr>
            <th scope="col">{t('organisation.col.unit')}</th>
            <th scope="col">{t('organisation.col.before')}</th>
            <th scope="col">{t('organisation.col.after')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unitId}>
              <th scope="row">
                <UnitId row={row} />
              </th>
              <td>
                <PlaceWords row={row} side="before" />
              </td>
              <td>
                <PlaceWords row={row} side="after" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const List = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useLanguage();
  return (
    <ul className="card-list">
      {rows.map((row) => (
        <li key={row.unitId}>
          <UnitId row={row} />
          <span className="wide">
            <span className="soft">{t('organisation.col.before')}: </span>
            <PlaceWords row={row} side="before" />
          </span>
          <span className="wide">
            <span className="soft">{t('organisation.col.after')}: </span>
            <PlaceWords row={row} side="after" />
          </span>
        </li>
      ))}
    </ul>
  );
};

function UnitId({ row: { unitId, level } }: { row: Row }) {
  const { language } = useLanguage();
  return (
    <>
      <strong>{unitId}</strong> <span className="small soft">{levelName(language, level)}</span>
    </>
  );
}

/** Name, type and place of a unit; only what differs is in bold on the right. */
function PlaceWords({ row, side }: { row: Row; side: 'before' | 'after' }) {
  const { t, language } = useLanguage();
  const place = row[side];
  const other = row[side === 'before' ? 'after' : 'before'];
  if (!place) return <span className="soft">{t(`organisation.none.${side}`)}</span>;
  const said = (text: string, same: boolean) =>
    same || side === 'before' ? <span>{text}</span> : <strong>{text}</strong>;
  return (
    <span lang="vi">
      {said(place.name, place.name === other?.name)}
      {place.cellType && <> · {said(cellTypeName(language, place.cellType), place.cellType === other?.cellType)}</>}
      {place.parentId !== null && (
        <> · {said(place.parentName ?? place.parentId, place.parentId === other?.parentId)}</>
      )}
    </span>
  );
}
