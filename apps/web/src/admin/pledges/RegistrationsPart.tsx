import { formatDate } from '@bontot/i18n';
import { useState } from 'react';
import { Card, EmptyState, ErrorState, Loading, LoadMore, useLanguage, useSession } from '../../shared/index.ts';
import { Chip } from '../meetings/Chip.tsx';
import { useCells } from '../meetings/reads.ts';
import { useRegistrations, type RegistrationLine } from './reads.ts';
import { aimOf } from './registration.ts';
import { RegistrationDialog } from './RegistrationDialog.tsx';
import { registrationSign } from './signs.ts';
import { StateFilter, useStateFilter } from './StateFilter.tsx';
import { hasOwn, type PartOf } from './part.ts';

/** What the cells have registered for the year: to take note of it, to return it, to confirm the compact. */
export function RegistrationsPart({ unit, year }: PartOf) {
  const { t } = useLanguage();
  const { all } = useStateFilter('submitted');
  const lines = useRegistrations(unit.id, year, all ? undefined : 'submitted');
  const [open, show] = useState<string | null>(null);
  if (!lines.data)
    return lines.error ? (
      <ErrorState error={lines.error} retry={() => void lines.refetch()} />
    ) : (
      <Loading blocks={[12]} />
    );
  // A committee's own stands in a part of its own: it waits for those above.
  const rows = lines.data.pages
    .flatMap(({ items }) => items)
    .filter(({ unitId }) => unitId !== unit.id || !hasOwn(unit));
  return (
    <>
      <Card title={t('pledges.registrations')}>
        <StateFilter all={all} />
        {rows.length === 0 ? (
          <EmptyState
            icon={all ? 'document' : 'good'}
            title={t(all ? 'pledges.registrations.empty' : 'pledges.registrations.noneWait')}
            why={t('pledges.registrations.why')}
          />
        ) : (
          <ul className="meet-list">
            {rows.map((line) => (
              <Line key={line.unitId} line={line} onOpen={() => show(line.unitId)} />
            ))}
          </ul>
        )}
        {lines.hasNextPage && (
          <LoadMore
            shown={rows.length}
            busy={lines.isFetchingNextPage}
            more
            onMore={() => void lines.fetchNextPage()}
          />
        )}
      </Card>
      {all && !lines.hasNextPage && <Missing unitId={unit.id} rows={rows} />}
      {open && <RegistrationDialog unitId={open} year={year} onClose={() => show(null)} />}
    </>
  );
}

function Line({ line, onOpen }: { line: RegistrationLine; onOpen: () => void }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { unitId, unitName, state, submittedOn, compact } = line;
  const sides = (['secretary', 'committee'] as const).filter((side) => compact[side]);
  return (
    <li data-row={unitId} tabIndex={-1}>
      <div className="meet-what">
        <p lang="vi">
          <b>{unitName}</b>
        </p>
        <p className="small">
          {t('pledge.registration.aims')}: {t(aimOf(line))}
          {submittedOn && ` · ${t('pledges.submittedOn', { date: formatDate(language, submittedOn, today) })}`}
        </p>
        <p className="small soft">
          {sides.length === 2
            ? t('pledges.compact.both')
            : sides.length === 0
              ? t('pledges.compact.none')
              : t(`pledges.compact.only.${sides[0]!}`)}
        </p>
      </div>
      <div className="row wrap meet-acts">
        <Chip of={registrationSign(state)} />
        <button className="btn" type="button" onClick={onOpen} aria-label={t('pledges.openOf', { name: unitName })}>
          {t('pledges.open')}
        </button>
      </div>
    </li>
  );
}

/** Cells that have not begun; the list is complete once every page of it has been read. */
function Missing({ unitId, rows }: { unitId: string; rows: readonly RegistrationLine[] }) {
  const { t } = useLanguage();
  const cells = useCells(unitId);
  const known = new Set(rows.map((row) => row.unitId));
  const missing = cells.data?.filter(({ cellId }) => !known.has(cellId)) ?? [];
  if (missing.length === 0) return null;
  return (
    <Card title={t('pledges.registrations.missing', { n: missing.length })}>
      <ul className="meet-units small pledge-missing">
        {missing.map(({ cellId, name }) => (
          <li key={cellId} lang="vi">
            {name}
          </li>
        ))}
      </ul>
    </Card>
  );
}
