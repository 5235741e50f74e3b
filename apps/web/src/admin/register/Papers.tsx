import type { EvidenceRef } from '@bontot/contracts';
import { formatDate } from '@bontot/i18n';
import { PaperRef, useLanguage } from '../../shared/index.ts';

/** The papers behind a fact, one a line: kind, number, issuer, date. */
export function Papers({ refs, year, cellId }: { refs: readonly EvidenceRef[]; year: string; cellId?: string }) {
  const { t, language } = useLanguage();
  if (refs.length === 0) return <p className="small soft">{t('inbox.noEvidence')}</p>;
  return (
    <ul className="papers small soft">
      {refs.map((paper, index) => {
        const { ref, issuer, issuedOn } = paper;
        const date = issuedOn && formatDate(language, issuedOn, year);
        const key = issuer ? (date ? 'inbox.issuedByOn' : 'inbox.issuedBy') : date ? 'inbox.issued' : null;
        return (
          <li key={index}>
            <PaperRef paper={paper}>{key ? t(key, { ref, issuer, date }) : ref}</PaperRef>
            {cellId && paper.fileId && (
              <>
                {' '}
                <a href={fileAddress(paper.fileId, cellId, year)}>{t('reg.file.read')}</a>
              </>
            )}
            {paper.expiresOn && ` · ${t('reg.file.expires')} ${formatDate(language, paper.expiresOn, year)}`}
          </li>
        );
      })}
    </ul>
  );
}

/** Followed by the browser itself, which saves what it gets. */
const fileAddress = (fileId: string, cellId: string, period: string): string =>
  `/api/v1/register/papers/${encodeURIComponent(fileId)}?cellId=${encodeURIComponent(cellId)}&period=${period}`;
