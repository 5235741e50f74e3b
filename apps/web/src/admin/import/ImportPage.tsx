import { useState } from 'react';
import { ErrorState, Loading, Page, useLanguage, usePlace } from '../../shared/index.ts';
import type { Import } from './answers.ts';
import { MappingStep } from './MappingStep.tsx';
import { isAtWork } from './model.ts';
import { PreviewStep } from './PreviewStep.tsx';
import { PhaseChip } from './PhaseChip.tsx';
import { useImport } from './reads.ts';
import { Refused } from './Refused.tsx';
import { ResultStep } from './ResultStep.tsx';
import { Working } from './Working.tsx';
import '../meetings/meetings.css';
import '../register/register.css';
import './import.css';

/** `/import/:importId`: one file from its columns to what became of it. */
export default function ImportPage() {
  const { t } = useLanguage();
  const { params } = usePlace();
  const { data: told, error, refetch } = useImport(params['importId'] ?? '');
  const crumbs = [{ name: t('import.title'), href: '/import' }];
  if (!told)
    return (
      <Page title={t('import.title')} crumbs={crumbs}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[4, 10]} />}
      </Page>
    );
  return (
    <Page
      title={told.name}
      crumbs={crumbs}
      facts={
        <>
          <span lang="vi">{told.unitName}</span> · <PhaseChip phase={told.phase} />
        </>
      }
    >
      <Step told={told} />
    </Page>
  );
}

function Step({ told }: { told: Import }) {
  const { phase, importId } = told;
  const [again, map] = useState(false);
  if (isAtWork(phase)) return <Working told={told} />;
  if (phase === 'refused' || phase === 'uploading') return <Refused told={told} />;
  if (phase === 'mapping' || (phase === 'preview' && again))
    return <MappingStep key={importId} told={told} onMapped={() => map(false)} />;
  if (phase === 'preview') return <PreviewStep told={told} onBack={() => map(true)} />;
  return <ResultStep told={told} />;
}
