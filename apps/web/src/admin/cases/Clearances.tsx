import { formatDate, formatSlot } from '@bontot/i18n';
import { useEffect, useState } from 'react';
import { Card, Icon, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { useRegister, useRegisterWrite } from '../targets/reads.ts';

type Line = {
  clearanceId: string;
  quarter: string;
  upTo: string;
  at: string;
  sent: number;
  total: number;
  finished: boolean;
  withdrawnAt: string | null;
};

/** How often a large one that is still on its way is asked for. */
const LOOK_MS = 2_000;

/** What was confirmed, how far it is sent, and the way back. */
export function Clearances({ unitId }: { unitId: string }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const write = useRegisterWrite();
  const toast = useToast();
  const [asking, ask] = useState<Asking | null>(null);
  const list = useRegister<Line>('register/clearances', { unitId });
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const moving = lines.some(({ finished }) => !finished);
  const { refetch } = list;
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(() => void refetch(), LOOK_MS);
    return () => clearInterval(timer);
  }, [moving, refetch]);
  if (lines.length === 0) return null;
  const withdraw = (line: Line): void =>
    ask({
      title: t('reg.clear.withdraw'),
      why: t('reg.clear.withdraw.why', { n: line.total }),
      act: t('reg.clear.withdraw'),
      questions: [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }],
      send: async ({ reason }) => {
        await write.mutateAsync({ path: `register/clearances/${line.clearanceId}/withdrawal`, body: { reason } });
        toast({ text: t('reg.sent') });
      },
    });
  return (
    <Card title={t('reg.clear.list')}>
      <ul className="meet-list">
        {lines.map((line) => (
          <li key={line.clearanceId} data-row={line.clearanceId} tabIndex={-1}>
            <div className="meet-what">
              <p>
                <b>{formatSlot(language, line.quarter)}</b>
              </p>
              <p className="small soft">
                {t('reg.clear.line', { date: formatDate(language, line.at.slice(0, 10), today), n: line.total })}
              </p>
              {!line.finished && (
                <p className="small" role="status">
                  {t('reg.clear.progress', { sent: line.sent, total: line.total })}
                </p>
              )}
            </div>
            <span className={`chip ${line.withdrawnAt ? 'na' : 'good'}`}>
              <Icon name={line.withdrawnAt ? 'na' : 'good'} />
              {t(line.withdrawnAt ? 'reg.clear.withdrawn' : 'reg.clear.stands')}
            </span>
            {!line.withdrawnAt && line.finished && (
              <div className="row wrap meet-acts">
                <button className="btn quiet" type="button" onClick={() => withdraw(line)}>
                  {t('reg.clear.withdraw')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </Card>
  );
}
