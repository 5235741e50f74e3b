import { measures } from '@bontot/contracts';
import { measureName } from '@bontot/i18n';
import { useState } from 'react';
import { Card, useLanguage, useToast } from '../../shared/index.ts';
import type { Question } from '../meetings/ask.ts';
import { AskForm } from '../meetings/AskForm.tsx';
import { FieldGroup } from '../register/Field.tsx';
import { useRegisterWrite } from '../targets/reads.ts';
import type { SenderLine } from './sender.ts';

/** A contract as the organisation department writes it: which measures, of which part of the tree, and whether they are believed. */
export function ContractForm({ sender, onClose }: { sender: SenderLine | undefined; onClose: () => void }) {
  const { t, language } = useLanguage();
  const toast = useToast();
  const write = useRegisterWrite();
  const [all, choose] = useState(sender?.measures === 'all');
  const [picked, pick] = useState<ReadonlySet<string>>(
    () => new Set(sender && sender.measures !== 'all' ? sender.measures : []),
  );
  const questions: Question[] = [
    ...(sender
      ? []
      : [
          {
            name: 'sender',
            kind: 'line',
            label: t('reg.senders.name'),
            hint: t('reg.senders.name.hint'),
            required: true,
            most: 40,
          } satisfies Question,
        ]),
    {
      ...{ name: 'unitId', kind: 'line', label: t('reg.senders.part'), hint: t('reg.senders.part.hint'), most: 64 },
      ...(sender?.unitId ? { first: sender.unitId } : {}),
    },
    {
      ...{ name: 'nature', kind: 'choice', label: t('reg.senders.nature'), required: true },
      first: sender?.confirmedByNature ? 'yes' : 'no',
      options: (['no', 'yes'] as const).map((value) => ({
        value,
        label: t(value === 'yes' ? 'reg.senders.confirmed' : 'reg.senders.unconfirmed'),
      })),
    },
  ];
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    pick(next);
  };
  return (
    <Card title={sender ? t('reg.senders.editOf', { sender: sender.sender }) : t('reg.senders.new')}>
      <div className="card-body">
        <AskForm
          questions={questions}
          act={t('reg.senders.save')}
          send={async ({ sender: name, unitId, nature }) => {
            const body = {
              measures: all ? 'all' : [...picked].sort(),
              unitId: unitId ?? null,
              confirmedByNature: nature === 'yes',
              ...(sender?.unclaimedQuota === undefined ? {} : { unclaimedQuota: sender.unclaimedQuota }),
            };
            const path = `senders/${encodeURIComponent(sender?.sender ?? name ?? '')}`;
            await write.mutateAsync({ path, body, method: 'put' });
            toast({ text: t('reg.senders.saved') });
          }}
          onDone={onClose}
          onCancel={onClose}
        >
          <FieldGroup label={t('reg.senders.measures')} hint={t('reg.senders.measures.hint')}>
            <div className="choices">
              {[false, true].map((every) => (
                <label key={String(every)} className="choice">
                  <input type="radio" name="measures" checked={all === every} onChange={() => choose(every)} />
                  {t(every ? 'reg.senders.measures.all' : 'reg.senders.measures.some')}
                </label>
              ))}
            </div>
            {!all && (
              <div className="contract-measures" role="group" aria-label={t('reg.senders.measures')} tabIndex={0}>
                {measures.map(({ id }) => (
                  <label key={id} className="small">
                    <input type="checkbox" checked={picked.has(id)} onChange={() => toggle(id)} />
                    {measureName(language, id)}
                  </label>
                ))}
              </div>
            )}
          </FieldGroup>
        </AskForm>
      </div>
    </Card>
  );
}
