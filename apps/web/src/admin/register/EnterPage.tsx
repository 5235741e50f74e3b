import { can, type Action } from '@bontot/access';
import { measureOf, type EvidenceBody } from '@bontot/contracts';
import { useRef, useState } from 'react';
import {
  ApiProblem,
  EmptyState,
  ErrorState,
  Go,
  Loading,
  Page,
  useLanguage,
  useLive,
  usePlace,
  useSession,
} from '../../shared/index.ts';
import { useQueryClient } from '@tanstack/react-query';
import type { FactLine } from './answers.ts';
import { byHand, offers } from './by-hand.ts';
import { draftOf, newDraft, withMeasure, type Draft } from './draft.ts';
import { FactForm } from './FactForm.tsx';
import { OwnFacts } from './OwnFacts.tsx';
import { refreshLog, useSetOf, useUnit } from './reads.ts';
import { SendSheet } from './SendSheet.tsx';
import { Sent } from './Sent.tsx';
import './register.css';

/** Short and by chance: two entries of a day never share a source. */
const newMark = (): string => crypto.randomUUID().slice(0, 8);

/** Hand entry: one reported fact with its evidence; below it what the reader has entered, to correct or withdraw. */
export default function EnterPage() {
  const { params, search } = usePlace();
  const { t } = useLanguage();
  const { actor, today } = useSession();
  const client = useQueryClient();
  const cellId = params['cellId']!;
  const year = /^\d{4}/.exec(search['period'] ?? '')?.[0] ?? today.slice(0, 4);
  const unit = useUnit(cellId);
  const { set, error, retry } = useSetOf(cellId, year);
  // The next step of the cell's page names what to enter.
  const [draft, begin] = useState<Draft>(() =>
    withMeasure(newDraft(newMark(), today), measureOf(search['measure'] ?? '')),
  );
  const [sent, tell] = useState<EvidenceBody | null>(null);
  const top = useRef<HTMLDivElement>(null);
  useLive({
    onCard: (hint) => hint.cellId === cellId && refreshLog(client, cellId),
    onGap: () => refreshLog(client, cellId),
  });
  const restart = (next: Draft): void => {
    tell(null);
    begin(next);
    top.current?.scrollIntoView({ block: 'start' });
  };

  const failed = unit.error ?? error;
  const path = unit.data?.path;
  const may = (action: Action): boolean => path !== undefined && can(actor, action, { path }, today);
  const crumbs = unit.data ? [{ name: unit.data.name, href: `/cells/${cellId}` }] : [];
  const page = (children: React.ReactNode) => (
    <Page title={t('register.title')} crumbs={crumbs} facts={`${t('register.year', { year })} · ${t('register.lead')}`}>
      {children}
    </Page>
  );
  if (failed) return page(<ErrorState error={failed} retry={() => void (unit.refetch(), retry())} />);
  if (!unit.data || !set) return page(<Loading blocks={[5, 8]} />);
  if (!may('evidence.enter')) return page(<ErrorState error={new ApiProblem(403, { code: 'FORBIDDEN' })} />);
  const choices = byHand(set, may);
  if (choices.reported.length + choices.otherwise.length === 0)
    return page(
      <EmptyState
        icon="na"
        title={t('register.nothing.title')}
        why={t('register.nothing.why')}
        step={<Go href={`/cells/${cellId}`}>{t('register.sent.toCell')}</Go>}
      />,
    );
  return page(
    <div className="register" ref={top}>
      {sent ? (
        <Sent
          fact={sent}
          final={may('cases.enter')}
          needsConfirmation={measureOf(sent.measure)?.needsConfirmation ?? true}
          onAnother={() => restart(newDraft(newMark(), today))}
        />
      ) : (
        <FactForm
          key={`${draft.source}|${draft.revision}`}
          cellId={cellId}
          year={year}
          today={today}
          set={set}
          choices={choices}
          first={draft.revision > 1 || offers(choices, draft.measure) ? draft : withMeasure(draft, undefined)}
          final={may('cases.enter')}
          onSent={tell}
          {...(draft.revision > 1 ? { onCancel: () => restart(newDraft(newMark(), today)) } : {})}
        />
      )}
      <SendSheet cellId={cellId} />
      <OwnFacts cellId={cellId} year={year} onCorrect={(line: FactLine) => restart(draftOf({ cellId, ...line }))} />
    </div>,
  );
}
