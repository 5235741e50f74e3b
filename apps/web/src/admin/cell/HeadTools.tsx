import { formatDate } from '@bontot/i18n';
import type { View } from '@bontot/contracts';
import { useState } from 'react';
import { Icon, SegmentedControl, useLanguage, useSearchChange, useSession } from '../../shared/index.ts';
import { AsOfDialog } from './AsOfDialog.tsx';
import type { CardAssessment } from './answers.ts';
import type { Asked } from './queries.ts';

/** View, day and print. */
export function HeadTools({ asked, assessment }: { asked: Asked; assessment: CardAssessment }) {
  const { language, t } = useLanguage();
  const change = useSearchChange();
  const [choosing, choose] = useState(false);
  const { posts } = useSession();
  const leads = posts.some(
    ({ role, unitId }) => (role === 'secretary' || role === 'deputy') && unitId === asked.cellId,
  );
  return (
    <>
      <SegmentedControl<View>
        label={t('cell.view')}
        value={asked.view}
        options={[
          { value: 'self', label: t('view.self') },
          { value: 'reviewed', label: t('view.reviewed') },
        ]}
        onChange={(view) => change({ view: view === 'reviewed' ? undefined : view })}
      />
      {leads && (
        <a className="btn" href="/m/cell">
          <Icon name="people" />
          {t('cell.meetings')}
        </a>
      )}
      <button className="btn" type="button" onClick={() => choose(true)}>
        <Icon name="calendar" />
        {t('cell.asOf', { date: formatDate(language, assessment.asOf) })}
      </button>
      <button className="btn" type="button" onClick={() => window.print()}>
        <Icon name="print" />
        {t('cell.print')}
      </button>
      <AsOfDialog
        key={`${asked.asOf} ${asked.knownOn} ${choosing}`}
        open={choosing}
        onClose={() => choose(false)}
        asked={asked}
        assessment={assessment}
      />
    </>
  );
}
