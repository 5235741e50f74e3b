import { EmptyState, Go, useLanguage } from '../../shared/index.ts';
import type { Import } from './answers.ts';
import { useSentence } from './reads.ts';

/** A file that could not be read, or never arrived whole: why, and what to do. */
export function Refused({ told: { refusal, phase } }: { told: Import }) {
  const { t } = useLanguage();
  const why = useSentence(refusal?.code ?? 'PAPER_ALTERED', refusal?.details ?? {});
  return (
    <EmptyState
      icon="fail"
      title={t(phase === 'refused' ? 'import.phase.refused' : 'import.phase.uploading')}
      why={why}
      step={<Go href="/import">{t('import.done.next.again')}</Go>}
    />
  );
}
