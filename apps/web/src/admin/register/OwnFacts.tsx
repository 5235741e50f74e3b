import { formatDate, formatSlot, measureName, type WordKey } from '@bontot/i18n';
import { useState } from 'react';
import {
  ApiProblem,
  Card,
  Dialog,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  useLanguage,
  useToast,
  type IconName,
} from '../../shared/index.ts';
import { ownFacts, type FactLine, type FactState } from './answers.ts';
import { Papers } from './Papers.tsx';
import { useLog } from './reads.ts';
import { useSend } from './send.ts';
import { valueText } from './value-words.ts';

type Parts = { cellId: string; year: string; onCorrect: (line: FactLine) => void };

/** What the reader has entered in this year, with what became of it. */
export function OwnFacts({ cellId, year, onCorrect }: Parts) {
  const { t } = useLanguage();
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useLog(cellId, year);
  const [leaving, leave] = useState<FactLine | null>(null);
  const lines = ownFacts(data?.pages.flatMap(({ items }) => items) ?? []);
  return (
    <Card title={t('register.own')}>
      {error && <ErrorState error={error} retry={() => void refetch()} />}
      {!data && !error && <Loading blocks={[4]} />}
      {data && lines.length === 0 && !hasNextPage && (
        <EmptyState icon="document" title={t('register.own.empty', { year })} why={t('register.own.empty.why')} />
      )}
      {lines.length > 0 && (
        <ul className="own">
          {lines.map((line) => (
            <OwnFact
              key={`${line.measure}|${line.source}`}
              line={line}
              year={year}
              cellId={cellId}
              onCorrect={() => onCorrect(line)}
              onWithdraw={() => leave(line)}
            />
          ))}
        </ul>
      )}
      {hasNextPage && (
        <LoadMore shown={lines.length} busy={isFetchingNextPage} more onMore={() => void fetchNextPage()} />
      )}
      <WithdrawDialog cellId={cellId} line={leaving} onClose={() => leave(null)} />
    </Card>
  );
}

const LOOKS: Record<FactState, { look: string; icon: IconName; word: WordKey }> = {
  counted: { look: 'good', icon: 'good', word: 'confirmation.confirmed' },
  pending: { look: 'notdue', icon: 'notdue', word: 'confirmation.pending' },
  not_yet: { look: 'notdue', icon: 'notdue', word: 'state.not_due' },
  expired: { look: 'na', icon: 'na', word: 'evidenceRole.expired' },
  rejected: { look: 'fail', icon: 'fail', word: 'confirmation.rejected' },
  withdrawn: { look: 'na', icon: 'na', word: 'register.own.withdrawn' },
  superseded: { look: 'na', icon: 'na', word: 'register.own.withdrawn' },
  conflict: { look: 'fail', icon: 'fail', word: 'confirmation.rejected' },
};

function OwnFact({
  line,
  year,
  cellId,
  onCorrect,
  onWithdraw,
}: {
  line: FactLine;
  year: string;
  cellId: string;
  onCorrect: () => void;
  onWithdraw: () => void;
}) {
  const { t, language } = useLanguage();
  const name = measureName(language, line.measure);
  const { look, icon, word } = LOOKS[line.state];
  // What counts without anybody's word was not «confirmed»: it says only that it counts.
  const said = line.state === 'counted' && !line.verdict ? t('confirmation.by_nature') : t(word);
  return (
    <li data-row tabIndex={-1} className={line.state === 'withdrawn' ? 'own-fact soft' : 'own-fact'}>
      <div className="own-what">
        <p>
          <b>{name}</b>: {valueText(language, line.measure, line.value)}
        </p>
        <p className="small soft">
          {line.slot && `${formatSlot(language, line.slot)} · `}
          {formatDate(language, line.effectiveOn, year)}
          {line.revision > 1 && ` · ${t('register.own.revision', { revision: line.revision })}`}
        </p>
        <Papers refs={line.evidence ?? []} year={year} cellId={cellId} />
        {line.state === 'rejected' && line.verdict?.reason && (
          <p className="small">{t('register.own.reason', { reason: line.verdict.reason })}</p>
        )}
      </div>
      <span className={`chip ${look}`}>
        <Icon name={icon} />
        {said}
      </span>
      <div className="row wrap own-acts">
        <button className="btn" type="button" aria-label={t('register.own.correctOf', { name })} onClick={onCorrect}>
          {t('register.own.correct')}
        </button>
        {line.state !== 'withdrawn' && (
          <button
            className="btn quiet"
            type="button"
            aria-label={t('register.own.withdrawOf', { name })}
            onClick={onWithdraw}
          >
            {t('register.own.withdraw')}
          </button>
        )}
      </div>
    </li>
  );
}

/** A withdrawal leaves the device, so it is asked before and cannot be undone by a toast. */
function WithdrawDialog({ cellId, line, onClose }: { cellId: string; line: FactLine | null; onClose: () => void }) {
  const { t, language } = useLanguage();
  const send = useSend(cellId);
  const toast = useToast();
  const withdraw = (): void => {
    if (!line || send.isPending) return;
    const { measure, source, revision, effectiveOn, slot, value, evidence } = line;
    const body = { cellId, measure, source, revision: revision + 1, effectiveOn, value, withdrawn: true };
    send.mutate(
      { ...body, ...(slot ? { slot } : {}), ...(evidence?.length ? { evidence } : {}) },
      {
        onSuccess: () => {
          onClose();
          toast({ text: t('register.withdraw.done') });
        },
      },
    );
  };
  return (
    <Dialog
      title={t('register.withdraw.title')}
      open={line !== null}
      onClose={onClose}
      actions={
        <>
          <button className="btn first" type="button" aria-disabled={send.isPending} onClick={withdraw}>
            {t('register.withdraw.do')}
          </button>
          <button className="btn" type="button" onClick={onClose}>
            {t('register.cancel')}
          </button>
        </>
      }
    >
      {line && (
        <p>
          <b>{measureName(language, line.measure)}</b>: {valueText(language, line.measure, line.value)}
        </p>
      )}
      <p>{t('register.withdraw.why')}</p>
      {send.error && (
        <p className="fail small" role="alert">
          {send.error instanceof ApiProblem && send.error.detail ? send.error.detail : t('register.failed.title')}
        </p>
      )}
    </Dialog>
  );
}
