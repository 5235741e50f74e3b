import { formatDate, formatSlot } from '@bontot/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, Card, Dialog, ErrorState, Icon, Loading, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { Problem } from '../meetings/Problem.tsx';
import { FieldGroup } from '../register/Field.tsx';
import { registerKey, useRegisterWrite } from '../targets/reads.ts';
import { quartersOver } from './quarters.ts';

type Preview = {
  quarter: string;
  upTo: string;
  units: number;
  exceptions: { unitId: string; unitName: string | null; openCases: number }[];
};

/** The inspector's word for a quarter: exceptions first, each with its own, then all others with one tap and one more to be sure. */
export function ClearanceCard({ unitId }: { unitId: string }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const toast = useToast();
  const write = useRegisterWrite();
  const quarters = quartersOver(today);
  const [quarter, choose] = useState(quarters[0]!);
  const [cleared, clear] = useState<ReadonlySet<string>>(new Set());
  const [asking, ask] = useState(false);
  const [id, renew] = useState(newUlid);
  const preview = useQuery({
    queryKey: registerKey('clearance', unitId, quarter),
    queryFn: ({ signal }) =>
      api.get<Preview>('/api/v1/register/clearances/preview', { query: { unitId, quarter }, signal }),
  });
  const { data } = preview;
  const left = data?.exceptions.filter((each) => !cleared.has(each.unitId)).length ?? 0;
  const toggle = (unit: string): void => {
    const next = new Set(cleared);
    if (!next.delete(unit)) next.add(unit);
    clear(next);
  };
  const confirm = (): void => {
    if (!data || write.isPending) return;
    const exceptions = data.exceptions.map((each) => ({ unitId: each.unitId, cleared: cleared.has(each.unitId) }));
    write.mutate(
      { path: 'register/clearances', body: { clearanceId: id, unitId, quarter, exceptions } },
      {
        onSuccess: () => {
          ask(false);
          renew(newUlid());
          toast({ text: t('reg.clear.sent', { n: data.units - left }) });
        },
      },
    );
  };
  return (
    <Card title={t('reg.clear.title')}>
      <div className="card-body">
        <p className="small">{t('reg.clear.lead')}</p>
        <FieldGroup label={t('reg.quarter')}>
          <div className="choices">
            {quarters.map((each) => (
              <label key={each} className="choice">
                <input type="radio" name="quarter" checked={each === quarter} onChange={() => choose(each)} />
                {formatSlot(language, each)}
              </label>
            ))}
          </div>
        </FieldGroup>
        {!data ? (
          preview.error ? (
            <ErrorState error={preview.error} retry={() => void preview.refetch()} />
          ) : (
            <Loading blocks={[3]} />
          )
        ) : (
          <>
            {data.exceptions.length > 0 && (
              <FieldGroup
                label={t('reg.clear.exceptions', { n: data.exceptions.length })}
                hint={t('reg.clear.exceptions.why')}
              >
                <ul className="own">
                  {data.exceptions.map((each) => (
                    <li key={each.unitId}>
                      <label className="choice">
                        <input
                          type="checkbox"
                          checked={cleared.has(each.unitId)}
                          onChange={() => toggle(each.unitId)}
                        />
                        <span>
                          <span lang="vi">{each.unitName ?? each.unitId}</span>
                          {' · '}
                          {t('reg.clear.open', { n: each.openCases })}
                        </span>
                      </label>
                    </li>
                  ))}
                </ul>
              </FieldGroup>
            )}
            <button className="btn first" type="button" onClick={() => ask(true)} disabled={data.units - left === 0}>
              <Icon name="good" />
              {t('reg.clear.do', { n: data.units - left })}
            </button>
          </>
        )}
      </div>
      <Dialog
        title={t('reg.clear.sure')}
        open={asking}
        onClose={() => ask(false)}
        actions={
          <>
            <button className="btn first" type="button" aria-disabled={write.isPending} onClick={confirm}>
              {t('reg.clear.confirm')}
            </button>
            <button className="btn" type="button" onClick={() => ask(false)}>
              {t('desk.cancel')}
            </button>
          </>
        }
      >
        {data && (
          <p>
            {t('reg.clear.says', {
              n: data.units - left,
              date: formatDate(language, data.upTo, today),
              left,
            })}
          </p>
        )}
        {write.error && <Problem of={write.error} />}
      </Dialog>
    </Card>
  );
}
