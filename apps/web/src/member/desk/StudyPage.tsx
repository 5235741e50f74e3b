import { formatDate, formatDeadline, formatRatio } from '@bontot/i18n';
import type { Study, UnitDesk } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { send, usePending } from '../data/send.ts';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { tell } from '../parts/toast.ts';
import { byGivenName, nameOf } from '../run/people.ts';
import { DeskFrame } from './DeskFrame.tsx';
import { obliged } from './duties.ts';

/** `/m/cell/study`: documents sent for study, and who has confirmed; a helper taps for members who have no smartphone. */
export default function StudyPage() {
  const { t } = useWords();
  return <DeskFrame title={t('phone.duty.study')}>{(desk) => <Studies desk={desk} />}</DeskFrame>;
}

const subjectOf = ({ documentId, unitId }: Study): string => `study:${documentId}.${unitId}`;
const peopleOf = (study: Study, desk: UnitDesk): string[] => study.obligedIds ?? obliged(desk);

function Studies({ desk }: { desk: UnitDesk }) {
  const { t, language } = useWords();
  const [shown, show] = useState<string | null>(null);
  const studies = desk.studies
    .filter(({ withdrawn }) => !withdrawn)
    .toSorted((a, b) => b.deadline.localeCompare(a.deadline));
  const open = studies.find(({ documentId }) => documentId === shown);
  if (studies.length === 0)
    return <EmptyState icon="book" title={t('phone.study.none')} why={t('phone.study.noneWhy')} />;
  return (
    <Card title={t('phone.study.title')} quietTitle open>
      <Rows>
        {studies.map((study) => {
          const people = peopleOf(study, desk);
          const done = people.filter((personId) => study.acknowledged[personId]).length;
          return (
            <Row
              key={study.documentId}
              icon="book"
              look={done === people.length ? 'good' : study.deadline < desk.today ? 'risk' : 'notdue'}
              title={study.title}
              sub={`${study.number} · ${formatDeadline(language, study.deadline, desk.today)}`}
              end={formatRatio(language, done, people.length)}
              onClick={() => show(study.documentId)}
            />
          );
        })}
      </Rows>
      {open && <StudyDialog desk={desk} study={open} onClose={() => show(null)} />}
    </Card>
  );
}

function StudyDialog({ desk, study, onClose }: { desk: UnitDesk; study: Study; onClose: () => void }) {
  const { t, language } = useWords();
  const { personId: self } = useSession();
  const { names, today, unitId } = desk;
  const pending = usePending(subjectOf(study));
  const waiting = new Set(pending.map(({ body }) => (body as { personId?: string }).personId ?? self));
  const people = peopleOf(study, desk).toSorted((a, b) => byGivenName(nameOf(names, a), nameOf(names, b)));
  const acknowledge = async (personId: string) => {
    await send(
      `/api/v1/study/${encodeURIComponent(study.documentId)}/acknowledge`,
      { unitId, ...(personId === self ? {} : { personId }) },
      { subject: subjectOf(study) },
    );
    tell({ text: t('phone.study.saved', { name: nameOf(names, personId) }) });
  };
  return (
    <Dialog title={study.title} open onClose={onClose}>
      <p class="soft">
        {study.number} · {study.issuer} · {formatDeadline(language, study.deadline, today)}
      </p>
      {study.file && (
        <a
          class="btn wide"
          href={`/api/v1/papers/${encodeURIComponent(study.file.fileId)}?in=study:${study.documentId}.${unitId}`}
        >
          {t('phone.study.read')}
        </a>
      )}
      <p>{t('phone.study.hint')}</p>
      <Rows>
        {people.map((personId) => {
          const done = study.acknowledged[personId];
          const queued = waiting.has(personId);
          return (
            <Row
              key={personId}
              icon={done ? 'good' : queued ? 'sync' : 'notdue'}
              look={done ? 'good' : 'notdue'}
              title={nameOf(names, personId)}
              sub={done?.helper ? t('phone.study.helped') : undefined}
              end={done ? formatDate(language, done.on, today) : queued ? t('phone.waiting') : t('phone.study.confirm')}
              {...(done || queued ? {} : { onClick: () => acknowledge(personId) })}
            />
          );
        })}
      </Rows>
    </Dialog>
  );
}
