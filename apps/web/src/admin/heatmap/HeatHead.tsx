import { Fragment } from 'react';
import { useLanguage } from '../../shared/index.ts';
import type { HeatSet } from './heat-model.ts';

/** Two rows of heads: the criterion over its columns, then the criterion as a whole and each indicator by its number. */
export function HeatHead({ set, narrow, final }: { set: HeatSet; narrow: boolean; final: boolean }) {
  const { t } = useLanguage();
  const pace = (
    <th rowSpan={narrow ? 1 : 2} scope="col" className="num">
      {final ? t('units.col.total') : t('units.col.pace')}
    </th>
  );
  const wholes = (name: string, at: number, short: boolean) => (
    <th scope="col" className="g ct">
      <abbr title={t('units.heat.wholeTitle', { name })}>
        {short ? t('units.heat.short', { n: at + 1 }) : t('units.heat.whole')}
      </abbr>
    </th>
  );
  if (narrow)
    return (
      <thead>
        <tr>
          <th scope="col" className="cn">
            <span className="sr">{t('units.col.cell')}</span>
          </th>
          {pace}
          {set.criteria.map(({ id, name }, at) => (
            <Fragment key={id}>{wholes(name, at, true)}</Fragment>
          ))}
        </tr>
      </thead>
    );
  return (
    <>
      <colgroup>
        <col className="cn" />
        <col className="cp" />
        {set.criteria.map(({ id, indicators }) => (
          <Fragment key={id}>
            <col className="cc" />
            <col span={indicators.length} />
          </Fragment>
        ))}
      </colgroup>
      <thead>
        <tr>
          <th rowSpan={2} scope="col">
            <span className="sr">{t('units.col.cell')}</span>
          </th>
          {pace}
          {set.criteria.map(({ id, name, indicators }, at) => (
            <th key={id} scope="colgroup" className="g" colSpan={indicators.length + 1}>
              {t('units.heat.group', { n: at + 1, name })}
            </th>
          ))}
        </tr>
        <tr>
          {set.criteria.map(({ id, name, indicators }, at) => (
            <Fragment key={id}>
              {wholes(name, at, false)}
              {indicators.map((indicator) => (
                <th key={indicator.id} scope="col">
                  <abbr title={indicator.name}>{indicator.id}</abbr>
                </th>
              ))}
            </Fragment>
          ))}
        </tr>
      </thead>
    </>
  );
}
