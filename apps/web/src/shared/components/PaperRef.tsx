import type { EvidenceRef } from '@bontot/contracts';
import { evidenceKindName } from '@bontot/i18n';
import { useLanguage } from '../language.ts';
import { Go } from './Go.tsx';

/** The meeting whose minutes a paper is, when they are kept here. */
export const meetingBehind = ({ kind, ref }: Pick<EvidenceRef, 'kind' | 'ref'>): string | undefined =>
  kind === 'minutes' ? /^minutes\/([A-Za-z0-9]+)$/.exec(ref)?.[1] : undefined;

/** A paper behind a fact: its kind and number; minutes that are kept here lead to their meeting, for its id tells nobody anything. */
export function PaperRef({ paper, children }: { paper: EvidenceRef; children?: string }) {
  const { language } = useLanguage();
  const kind = evidenceKindName(language, paper.kind);
  const meetingId = meetingBehind(paper);
  if (meetingId) return <Go href={`/meetings/${meetingId}`}>{kind}</Go>;
  return (
    <>
      <span>{kind}</span> <span className="paper-ref">{children ?? paper.ref}</span>
    </>
  );
}
