import { evidenceRoleName, formatDate, formatDateTime, formatSlot, measureName } from '@bontot/i18n';
import type { EvidenceRole } from '@bontot/scoring-core';
import { Fragment, useState } from 'react';
import { Go, Icon, LoadMore, PaperRef, useLanguage, type IconName } from '../../shared/index.ts';
import { valueText } from '../register/value-words.ts';
import type { EvidenceLine } from './answers.ts';
import { useCellNames } from './queries.ts';
import { useScene } from './scene.ts';

const FIRST = 6;
const STEP = 24;

type Role = { measure: string; source: string; revision: number; role: EvidenceRole };
type Parts = { facts: readonly EvidenceLine[]; complete: boolean; roles: readonly Role[] };

/** The facts behind an indicator, newest first; what lowers the points comes before the rest. */
export function EvidenceList({ facts, complete, roles }: Parts) {
  const { t } = useLanguage();
  const [shown, show] = useState(FIRST);
  const roleOf = new Map(roles.map((one) => [`${one.measure}|${one.source}|${one.revision}`, one.role]));
  const lines = facts
    .map((fact) => ({ fact, role: roleOf.get(`${fact.measure}|${fact.source}|${fact.revision}`) }))
    .sort((a, b) => rank(b) - rank(a));
  return (
    <>
      <h4 className="small">{t('cell.evidence.title', { n: facts.length })}</h4>
      {lines.length === 0 ? (
        <p className="soft">{t('cell.evidence.none')}</p>
      ) : (
        <ul>
          {lines.slice(0, shown).map(({ fact, role }) => (
            <li key={`${fact.cardRevision} ${fact.measure} ${fact.source} ${fact.revision} ${fact.conflict}`}>
              <Evidence fact={fact} role={role} />
            </li>
          ))}
        </ul>
      )}
      {!complete && <p className="soft tiny">{t('cell.evidence.newest', { n: facts.length })}</p>}
      {lines.length > FIRST && (
        <LoadMore
          shown={Math.min(shown, lines.length)}
          total={lines.length}
          busy={false}
          more={shown < lines.length}
          onMore={() => show(shown + STEP)}
        />
      )}
    </>
  );
}

const rank = ({ fact, role }: { fact: EvidenceLine; role: EvidenceRole | undefined }): number =>
  fact.conflict ? 3 : fact.state === 'pending' ? 2 : role ? 1 : 0;

const ICONS: Record<EvidenceLine['state'], IconName> = {
  counted: 'document',
  pending: 'notdue',
  not_yet: 'notdue',
  expired: 'notdue',
  rejected: 'fail',
  withdrawn: 'na',
  superseded: 'document',
  conflict: 'risk',
};

/** The cell a committee's fact comes from: `sub/<cell>` or `sub/<cell>/<slot>`. */
export const cellBehind = ({ measure, source }: Pick<EvidenceLine, 'measure' | 'source'>): string | undefined =>
  measure.startsWith('sub.') ? /^sub\/([^/]+)/.exec(source)?.[1] : undefined;

function Evidence({ fact, role }: { fact: EvidenceLine; role: EvidenceRole | undefined }) {
  const { language, t } = useLanguage();
  const { asked, unit } = useScene();
  const names = useCellNames(unit);
  const { measure, state, revision, value, verdict, enteredBy, recordedAt } = fact;
  const cell = cellBehind(fact);
  const day = formatDate(language, fact.effectiveOn, asked.period);
  const of =
    fact.slot && fact.slot.slice(0, 7) !== fact.effectiveOn.slice(0, 7) ? ` (${formatSlot(language, fact.slot)})` : '';
  const gone = state === 'withdrawn' || state === 'superseded' || state === 'rejected';
  return (
    <div className={gone ? 'fact gone' : 'fact'}>
      <Icon name={ICONS[state]} className={state === 'conflict' ? 'risk' : ''} />
      <span>
        <span className="fact-name">
          {measureName(language, measure)} {day}
          {of}
        </span>
        <span className="soft tiny">
          <b>{valueText(language, measure, value)}</b>
          {role && <> · {evidenceRoleName(language, role)}</>}
          {state !== 'counted' && state !== role && <> · {t(`cell.evidence.${state}`)}</>}
          {verdict && (
            <>
              {' '}
              ·{' '}
              {t(`cell.evidence.verdict.${verdict.verdict}`, {
                date: formatDate(language, verdict.at.slice(0, 10), asked.period),
              })}
            </>
          )}
          {verdict?.reason && (
            <>
              : <span lang="vi">{verdict.reason}</span>
            </>
          )}
          {revision > 1 && <> · {t('cell.evidence.revision', { n: revision })}</>}
          {fact.evidence?.map((paper, index) => (
            <Fragment key={index}>
              {' · '}
              <PaperRef paper={paper} />
            </Fragment>
          ))}
          {' · '}
          {fact.mine
            ? t('cell.evidence.mine')
            : t(enteredBy.startsWith('system:') ? 'cell.evidence.bySystem' : 'cell.evidence.byPerson', {
                name: enteredBy.replace(/^(system|person):/, ''),
              })}
          {' · '}
          {formatDateTime(language, recordedAt, asked.period)}
        </span>
        {cell && (
          <Go className="small" href={`/cells/${cell}`}>
            {t('cell.evidence.cell', { cell: names.get(cell) ?? cell })}
          </Go>
        )}
      </span>
    </div>
  );
}
