import { Card, Go, StatusChip, useLanguage } from '../../shared/index.ts';
import type { CardRow } from './answers.ts';
import { figureOf, whyOf, type Sets } from './row-words.ts';
import { Tinted } from './Tinted.tsx';

/** The committee's own score: made from its cells, explained on a page of its own. */
export function OwnCard({ own, sets }: { own: CardRow; sets: Sets }) {
  const { t, language } = useLanguage();
  const why = whyOf(language, own, sets);
  const figure = figureOf(language, own);
  return (
    <Card
      title={t('units.own')}
      tools={
        <Go className="small" href={`/cells/${own.cellId}`}>
          {t('units.own.open')}
        </Go>
      }
    >
      <div className="own row wrap">
        <Tinted of={own.outcome}>
          <StatusChip outcome={own.outcome} size="head" />
        </Tinted>
        {(own.total ?? own.pace) !== null && (
          <b>
            <Tinted of={figure}>
              {own.total !== null ? t('units.own.total', { total: figure }) : t('units.own.pace', { pace: figure })}
            </Tinted>
          </b>
        )}
        {why && <p className="small">{why}</p>}
      </div>
    </Card>
  );
}
