import { useEffect } from 'react';
import { ErrorState, Loading, Page, useGo, useLanguage, usePlace } from '../../shared/index.ts';
import { ProvinceOverview } from '../province/ProvinceOverview.tsx';
import { CommuneMorning } from './CommuneMorning.tsx';
import { usePeriod } from './period.ts';
import { useOverview } from './reads.ts';
import './overview.css';

/** `/units/:unitId`: a committee's morning, or the list of committees where those are what lies below. */
export default function UnitPage() {
  const { params } = usePlace();
  const { t } = useLanguage();
  const go = useGo();
  const period = usePeriod();
  const unitId = params.unitId ?? '';
  const { data, error, refetch, dataUpdatedAt } = useOverview(unitId, period);
  const level = data?.unit.level;
  const isCell = level === 'cell' || level === 'party_group';
  useEffect(() => {
    if (isCell) go(`/cells/${unitId}`, { replace: true });
  }, [isCell, unitId, go]);
  if (!data)
    return (
      <Page title={t('shell.title.unit')}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[4, 10, 16]} />}
      </Page>
    );
  if (isCell) return <Loading blocks={[4, 10, 16]} />;
  const Overview = level === 'province' ? ProvinceOverview : CommuneMorning;
  return <Overview key={unitId} overview={data} askedAt={dataUpdatedAt} period={period} />;
}
