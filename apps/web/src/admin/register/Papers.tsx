import type { EvidenceRef } from '@bontot/contracts';
import { evidenceKindName, formatDate } from '@bontot/i18n';
import { useLanguage } from '../../shared/index.ts';

/** The papers behind a fact, one a line: kind, number, issuer, date. */
export function Papers({ refs, year }: { refs: readonly EvidenceRef[]; year: string }) {
  const { t, language } = useLanguage();
  if (refs.length === 0) return <p className="small soft">{t('inbox.noEvidence')}</p>;
  return (
    <ul className="papers small soft">
      {refs.map(({ kind, ref, issuer, issuedOn }, index) => {
        const date = issuedOn && formatDate(language, issuedOn, year);
        const key = issuer ? (date ? 'inbox.issuedByOn' : 'inbox.issuedBy') : date ? 'inbox.issued' : null;
        return (
          <li key={index}>
            <span>{evidenceKindName(language, kind)}</span>: {key ? t(key, { ref, issuer, date }) : ref}
          </li>
        );
      })}
    </ul>
  );
}
