import { SegmentedControl, useLanguage, usePlace, useSearchChange } from '../../shared/index.ts';

/** Those that wait for the committee come first to the eye; all others are one tap away. */
export function useStateFilter(waiting: string): { state: string | undefined; all: boolean } {
  const { search } = usePlace();
  const all = search['show'] === 'all';
  return { state: all ? undefined : waiting, all };
}

export function StateFilter({ all }: { all: boolean }) {
  const { t } = useLanguage();
  const change = useSearchChange();
  return (
    <div className="filters first">
      <SegmentedControl
        label={t('pledges.show')}
        value={all ? 'all' : 'waiting'}
        options={(['waiting', 'all'] as const).map((value) => ({ value, label: t(`pledges.filter.${value}`) }))}
        onChange={(value: 'waiting' | 'all') => change({ show: value === 'all' ? 'all' : undefined })}
      />
    </div>
  );
}
