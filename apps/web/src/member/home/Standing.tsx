import { actionSentence, outcomeLong } from '@bontot/i18n';
import type { MemberHome } from '@bontot/meeting-core';
import type { CriteriaSet, RankedAction } from '@bontot/scoring-core';
import type { OutcomeName } from '../../shared/components/states.ts';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { useRead } from '../data/read.ts';

/** One row of `GET /api/v1/next-steps`. */
type NextStep = {
  result: OutcomeName;
  best: RankedAction | null;
  criteriaSet: { id: string; version: string } | null;
};

/** What the machine sees of the cell, what it needs most, and the way to the page that says why. */
export function Standing({ home: { unitId, unitName, today } }: { home: MemberHome }) {
  const { t, language } = useWords();
  const { may } = useSession();
  const period = today.slice(0, 4);
  const path = `/api/v1/next-steps?cells=${encodeURIComponent(unitId)}&period=${period}`;
  const { value } = useRead<{ items: NextStep[] }>(may('score.read') ? path : null);
  const step = value?.items[0];
  const chosen = step?.best ? step.criteriaSet : null;
  const { value: set } = useRead<CriteriaSet>(
    chosen ? `/api/v1/sets/${encodeURIComponent(chosen.id)}/${encodeURIComponent(chosen.version)}` : null,
  );
  if (!step) return null;
  return (
    <p class="standing">
      {t('me.cell', { unit: unitName, outcome: outcomeLong(language, step.result) })}{' '}
      {step.best && set && (
        <>
          {t('me.cell.next')} {actionSentence(language, step.best, set)}{' '}
        </>
      )}
      <a href={`/cells/${encodeURIComponent(unitId)}`}>{t('me.cell.link')}</a>
    </p>
  );
}
