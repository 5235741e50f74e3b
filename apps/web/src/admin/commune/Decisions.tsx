import { measureName } from '@bontot/i18n';
import type { ReactNode } from 'react';
import { Card, Go, Icon, useLanguage, useSession, type IconName } from '../../shared/index.ts';
import type { CardRow, Outcome } from './answers.ts';
import { daysSince, decisionsOf, type Decision } from './decisions.ts';
import { usePending } from './reads.ts';
import { whyOf, type Sets } from './row-words.ts';

type Parts = {
  /** Undefined for all that the person may judge. */
  unitId: string | undefined;
  /** Worst first; all cells, or as many as have been fetched. */
  rows: readonly CardRow[];
  sets: Sets;
  onChoose: (outcome: Outcome) => void;
};

/** What waits for this person: evidence to judge, cells of which nothing is known, cells that lost the title. */
export function Decisions({ unitId, rows, sets, onChoose }: Parts) {
  const { t } = useLanguage();
  const mayConfirm = useSession().may('evidence.confirm');
  const pending = usePending(unitId, mayConfirm);
  const decisions = decisionsOf(pending.data?.items ?? [], rows, !pending.data?.next);
  const settled = !mayConfirm || !pending.isLoading;
  return (
    <Card
      title={t('units.decisions')}
      tools={
        mayConfirm && (
          <Go className="small" href="/inbox">
            {t('units.decisions.all')}
          </Go>
        )
      }
    >
      {pending.isError && <p className="note small soft">{t('units.decisions.failed')}</p>}
      {settled && decisions.length === 0 && !pending.isError && (
        <p className="note small soft">{t('units.decisions.none')}</p>
      )}
      <ul className="decisions">
        {decisions.map((decision, at) => (
          <li key={keyOf(decision)}>
            <Item decision={decision} sets={sets} first={at === 0} onChoose={onChoose} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

const keyOf = (decision: Decision): string =>
  decision.kind === 'verdicts' ? decision.measure : decision.kind === 'no-data' ? decision.kind : decision.cell.cellId;

type ItemParts = Pick<Parts, 'sets' | 'onChoose'> & { decision: Decision; first: boolean };

function Item({ decision, sets, first, onChoose }: ItemParts) {
  const { t, language } = useLanguage();
  const act = { className: first ? 'btn first' : 'btn', ...(first && { 'data-key-act': true }) };
  switch (decision.kind) {
    case 'verdicts': {
      const { count, more, oldest, cell } = decision;
      const measure = measureName(language, decision.measure);
      const days = daysSince(oldest, Date.now());
      return (
        <Line
          icon="document"
          look="risk"
          title={t(more ? 'units.decisions.verdictsMore' : 'units.decisions.verdicts', { n: count, measure })}
          why={days === 0 ? t('units.decisions.oldestToday', { cell }) : t('units.decisions.oldest', { n: days, cell })}
        >
          <Go href="/inbox" {...act}>
            {more ? t('units.decisions.openAll') : t('units.decisions.open', { n: count })}
          </Go>
        </Line>
      );
    }
    case 'no-data': {
      const { cells } = decision;
      const [only] = cells;
      const one = cells.length === 1 && only;
      return (
        <Line
          icon="nodata"
          look="nodata"
          title={
            one
              ? t('units.decisions.noDataOne', { cell: one.name })
              : t('units.decisions.noDataMany', { n: cells.length })
          }
          why={t('units.decisions.noDataWhy')}
        >
          {one ? (
            <Go href={`/cells/${one.cellId}`} {...act}>
              {t('units.decisions.seeCell')}
            </Go>
          ) : (
            <button type="button" {...act} onClick={() => onChoose('no_data')}>
              {t('units.decisions.seeCells')}
            </button>
          )}
        </Line>
      );
    }
    case 'out-of-reach':
      return (
        <Line
          icon="fail"
          look="fail"
          title={t('units.decisions.lost', { cell: decision.cell.name })}
          why={whyOf(language, decision.cell, sets)}
        >
          <Go href={`/cells/${decision.cell.cellId}`} {...act}>
            {t('units.decisions.seeWhy')}
          </Go>
        </Line>
      );
  }
}

type LineParts = { icon: IconName; look: string; title: string; why: string; children: ReactNode };

const Line = ({ icon, look, title, why, children }: LineParts) => (
  <>
    <Icon name={icon} className={look} />
    <div>
      <p>
        <b>{title}</b>
      </p>
      <p className="soft">{why}</p>
    </div>
    <div className="act">{children}</div>
  </>
);
