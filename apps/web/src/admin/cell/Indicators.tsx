import { formatNumber, formatPoints } from '@bontot/i18n';
import { useState } from 'react';
import { Card, SegmentedControl, useLanguage } from '../../shared/index.ts';
import { IndicatorRow } from './IndicatorRow.tsx';
import { isToDo, type Group } from './model.ts';
import { useScene } from './scene.ts';

type Filter = 'all' | 'todo';
type Parts = { groups: readonly Group[]; opened: ReadonlySet<string>; onToggle: (id: string) => void };

/** On a narrow screen what is to be done comes first; paper always has all. */
const firstFilter = (): Filter => (matchMedia('(max-width: 60rem)').matches ? 'todo' : 'all');

/** All indicators by criterion: why, how much, what next; each opens to rule, numbers and evidence. */
export function Indicators({ groups, opened, onToggle }: Parts) {
  const { language, t } = useLanguage();
  const { assessment } = useScene();
  const [filter, choose] = useState<Filter>(firstFilter);
  const rows = groups.flatMap((group) => group.rows);
  const todo = rows.filter(isToDo).length;
  const amount = (value: number) =>
    assessment.scheme === 'pass_fail' ? formatNumber(language, value) : formatPoints(language, value);
  // A row that is open stays where it is, whatever the filter.
  const isShown = (row: Group['rows'][number]) => filter === 'all' || isToDo(row) || opened.has(row.id);
  return (
    <Card
      title={t('cell.indicators.title', { n: rows.length })}
      tools={
        <SegmentedControl<Filter>
          label={t('cell.indicators.filter')}
          value={filter}
          options={[
            { value: 'all', label: t('cell.indicators.all', { count: rows.length }) },
            { value: 'todo', label: t('cell.indicators.todo', { count: todo }) },
          ]}
          onChange={choose}
        />
      }
    >
      {groups.map(({ id, criterion, earned, assessable, rows: own }, index) => (
        <div key={id} className={own.some(isShown) ? 'group' : 'group off-screen'}>
          <div className="ch">
            <h3>
              {index + 1}. {criterion.name[language]}
            </h3>
            <span className="small soft push">
              {earned === null ? '–' : amount(earned)} / {amount(assessable)}
            </span>
          </div>
          <ul className={assessment.scheme === 'pass_fail' ? 'inds long-ids' : 'inds'}>
            {own.map((row) => (
              <li key={row.id} id={`indicator-${row.id}`} className={isShown(row) ? 'keep' : 'keep off-screen'}>
                <IndicatorRow row={row} open={opened.has(row.id)} onToggle={() => onToggle(row.id)} />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {filter === 'todo' && todo === 0 && <p className="small soft rail-none">{t('cell.indicators.noneToDo')}</p>}
    </Card>
  );
}
