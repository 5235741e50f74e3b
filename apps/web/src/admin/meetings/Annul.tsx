import type { MeetingView } from '@bontot/meeting-core';
import { useState } from 'react';
import { useLanguage, useToast } from '../../shared/index.ts';
import { useAct } from './acts.ts';
import { AskDialog, type Asking } from './AskDialog.tsx';

/** Declares a held meeting void; the committee above may, with number and reason. Its facts are withdrawn. */
export function Annul({ view }: { view: MeetingView }) {
  const { t } = useLanguage();
  const toast = useToast();
  const { meeting, may, version, unitName } = view;
  const act = useAct(meeting.meetingId, version);
  const [asking, ask] = useState<Asking | null>(null);
  if (meeting.state !== 'closed' || !may.includes('annul')) return null;
  const open = (): void =>
    ask({
      title: t('desk.annul.title'),
      why: t('desk.annul.why', { name: unitName }),
      act: t('desk.annul.do'),
      questions: [
        { name: 'number', kind: 'line', label: t('desk.decision.number'), required: true },
        { name: 'reason', kind: 'text', label: t('desk.reason'), required: true },
      ],
      send: async ({ number = '', reason = '' }) => {
        await act.mutateAsync({ type: 'annul', number, reason });
        toast({ text: t('desk.annul.done') });
      },
    });
  return (
    <div>
      <button className="btn quiet" type="button" onClick={open}>
        {t('desk.annul.open')}
      </button>
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </div>
  );
}
