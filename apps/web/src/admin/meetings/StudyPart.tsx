import { formatDate, formatDeadline } from '@bontot/i18n';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  useLanguage,
  useSession,
  useToast,
} from '../../shared/index.ts';
import type { Overview } from '../commune/answers.ts';
import { AskDialog, type Asking } from './AskDialog.tsx';
import { paperAddress, useCells, useStudies } from './reads.ts';
import { SendDocument } from './SendDocument.tsx';
import { documentsOf, type SentDocument } from './sent.ts';
import { useSendPost } from './writes.ts';

/** Documents sent for study: to send one, to see how far each cell has come, to take one back. */
export function StudyPart({ unit }: { unit: Overview['unit'] }) {
  const { t } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const studies = useStudies(unit.id);
  const cells = useCells(unit.id);
  const send = useSendPost();
  const [sending, open] = useState(false);
  const [asking, ask] = useState<Asking | null>(null);
  const names = new Map(cells.data?.map(({ cellId, name }) => [cellId, name]));
  const documents = documentsOf(studies.data?.pages.flatMap(({ items }) => items) ?? [], today);
  const withdraw = ({ documentId, title }: SentDocument): void =>
    ask({
      title: t('desk.study.withdraw.title'),
      why: t('desk.study.withdraw.why', { title }),
      act: t('desk.study.withdraw'),
      questions: [],
      send: async () => {
        await send.mutateAsync({ path: `/api/v1/study/${documentId}/withdraw`, body: {} });
        toast({ text: t('desk.study.withdrawn') });
      },
    });
  return (
    <>
      {sending ? (
        <SendDocument unitId={unit.id} today={today} onClose={() => open(false)} />
      ) : (
        <div>
          <button className="btn first" type="button" onClick={() => open(true)} data-key-act>
            <Icon name="plus" />
            {t('desk.study.send')}
          </button>
        </div>
      )}
      <Card title={t('desk.study.list')}>
        {!studies.data ? (
          studies.error ? (
            <ErrorState error={studies.error} retry={() => void studies.refetch()} />
          ) : (
            <Loading blocks={[8]} />
          )
        ) : documents.length === 0 ? (
          <EmptyState icon="document" title={t('desk.study.empty')} why={t('desk.study.empty.why')} />
        ) : (
          <ul className="meet-list">
            {documents.map((document) => (
              <DocumentRow
                key={document.documentId}
                document={document}
                nameOf={(id) => names.get(id) ?? id}
                onWithdraw={() => withdraw(document)}
              />
            ))}
          </ul>
        )}
        {studies.hasNextPage && (
          <LoadMore
            shown={documents.length}
            busy={studies.isFetchingNextPage}
            more={studies.hasNextPage}
            onMore={() => void studies.fetchNextPage()}
          />
        )}
      </Card>
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </>
  );
}

type RowParts = { document: SentDocument; nameOf: (unitId: string) => string; onWithdraw: () => void };

function DocumentRow({ document, nameOf, onWithdraw }: RowParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { title, number, issuer, deadline, sentOn, units, reached, withdrawn, documentId } = document;
  const [first] = units;
  return (
    <li data-row={documentId} tabIndex={-1}>
      <div className="meet-what">
        <p lang="vi">
          <b>{title}</b>
        </p>
        <p className="small soft">
          <span lang="vi">
            {number}, {issuer}
          </span>
          {' · '}
          {t('desk.study.sentOn', { date: formatDate(language, sentOn, today) })}
        </p>
        <p className="small">
          {withdrawn ? t('desk.study.isWithdrawn') : formatDeadline(language, deadline, today)}
          {' · '}
          {t('desk.study.reached', { reached, n: units.length })}
        </p>
        {first?.study.file && (
          <p className="small">
            <a
              href={paperAddress(first.study.file.fileId, `study:${documentId}.${first.study.unitId}`)}
              target="_blank"
              rel="noreferrer"
            >
              {t('desk.study.open', { name: first.study.file.name })}
            </a>
          </p>
        )}
        <details>
          <summary>{t('desk.study.byCell')}</summary>
          <ul className="meet-units small">
            {units.map(({ study, confirmed, obliged, late }) => (
              <li key={study.unitId}>
                <span lang="vi">{nameOf(study.unitId)}</span>
                <span className={late ? 'fail' : 'soft'}>
                  {late && <Icon name="fail" />}
                  {obliged === null
                    ? t('desk.study.confirmed', { n: confirmed })
                    : t('desk.study.confirmedOf', { n: confirmed, obliged })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      </div>
      {!withdrawn && (
        <div className="row wrap meet-acts">
          <button
            className="btn quiet"
            type="button"
            aria-label={t('desk.study.withdrawOf', { title })}
            onClick={onWithdraw}
          >
            {t('desk.study.withdraw')}
          </button>
        </div>
      )}
    </li>
  );
}
