import { formatPercent } from '@bontot/i18n';
import type { FileRef } from '@bontot/meeting-core';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, Card, useLanguage, useToast } from '../../shared/index.ts';
import { Field } from '../register/Field.tsx';
import { AskForm } from './AskForm.tsx';
import { CellPicker, everyCell, pickedOf } from './CellPicker.tsx';
import { throwRefused, type Each } from './each.ts';
import { useCells } from './reads.ts';
import { newUlid } from '../../shared/ulid.ts';
import { PAPER_TYPES, uploadPaper } from './upload.ts';

type Parts = { unitId: string; today: string; onClose: () => void };

/** A document of higher level for the members of all or some cells, with the day by which they confirm that they know it. */
export function SendDocument({ unitId, today, onClose }: Parts) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const client = useQueryClient();
  const cells = useCells(unitId);
  const [picked, pick] = useState(everyCell);
  const [asked, ask] = useState(false);
  const [file, choose] = useState<File | null>(null);
  const [share, tell] = useState<number | null>(null);
  /** What was sent once keeps its id and its file, so that a second try sends nothing twice. */
  const sent = useRef<{ documentId: string; of: File | null; ref: FileRef | null }>({
    documentId: newUlid(),
    of: null,
    ref: null,
  });
  const to = pickedOf(cells.data ?? [], picked);
  return (
    <Card title={t('desk.study.send')}>
      <div className="card-body">
        <AskForm
          questions={[
            { name: 'title', kind: 'line', label: t('desk.study.title'), required: true },
            {
              name: 'number',
              most: 100,
              kind: 'line',
              label: t('desk.study.number'),
              hint: t('desk.study.number.hint'),
              required: true,
            },
            { name: 'issuer', most: 200, kind: 'line', label: t('desk.study.issuer'), required: true },
            {
              name: 'deadline',
              kind: 'date',
              label: t('desk.study.deadline'),
              hint: t('desk.study.deadline.hint'),
              required: true,
              from: today,
            },
          ]}
          act={t('desk.study.sendTo', { n: to.length })}
          ready={to.length > 0}
          onAsked={() => ask(true)}
          send={async ({ title, number, issuer, deadline }) => {
            if (file !== sent.current.of) sent.current = { ...sent.current, of: file, ref: null };
            if (file && !sent.current.ref) sent.current.ref = await uploadPaper(file, tell);
            const { documentId, ref } = sent.current;
            const body = { documentId, title, number, issuer, deadline, unitIds: to };
            throwRefused(await api.post<Each>('/api/v1/study', ref ? { ...body, file: ref } : body));
          }}
          onDone={() => {
            toast({ text: t('desk.study.sent', { n: to.length }) });
            void client.invalidateQueries({ queryKey: ['meetings'] });
            onClose();
          }}
          onCancel={onClose}
        >
          <Field label={t('desk.study.file')} hint={t('desk.study.file.hint')} optional>
            {(bound) => (
              <input
                {...bound}
                className="field"
                type="file"
                accept={PAPER_TYPES}
                onChange={({ target }) => choose(target.files?.[0] ?? null)}
              />
            )}
          </Field>
          {share !== null && (
            <p className="small" role="status">
              {t('desk.study.uploaded', { share: formatPercent(language, Math.round(share * 100), 100) })}
            </p>
          )}
          <CellPicker cells={cells} picked={picked} onPick={pick} asked={asked} />
        </AskForm>
      </div>
    </Card>
  );
}
