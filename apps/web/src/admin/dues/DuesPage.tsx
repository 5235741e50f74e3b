import { can } from '@bontot/access';
import { formatDate, formatSlot } from '@bontot/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  api,
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  Page,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
  useToast,
} from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import '../meetings/meetings.css';
import { Problem } from '../meetings/Problem.tsx';
import { Field } from '../register/Field.tsx';
import { usePeople, useUnit } from '../register/reads.ts';
import '../register/register.css';
import { registerKey, useRegisterWrite } from '../targets/reads.ts';
import './dues.css';
import { monthsUntil } from './months.ts';

type Person = { memberId: string; paid: boolean; paidLateOn: string | null };
type Dues = { unitId: string; month: string; checked: boolean; over: boolean; people: Person[] };

/** `/cells/:cellId/dues`: the list of a month, on which one taps who has not paid; made for one thumb. */
export default function DuesPage() {
  const { params, search } = usePlace();
  const { t, language } = useLanguage();
  const { today } = useSession();
  const change = useSearchChange();
  const cellId = params['cellId'] ?? '';
  const months = monthsUntil(today);
  const month = months.find((each) => each === search['month']) ?? months[0]!;
  const unit = useUnit(cellId);
  const dues = useQuery({
    queryKey: registerKey('dues', cellId, month),
    queryFn: ({ signal }) => api.get<Dues>(`/api/v1/register/dues/${encodeURIComponent(cellId)}/${month}`, { signal }),
  });
  return (
    <Page
      title={t('reg.dues.title')}
      crumbs={unit.data ? [{ name: unit.data.name, href: `/cells/${cellId}` }] : []}
      facts={t('reg.dues.lead')}
    >
      <div className="register">
        <Field label={t('reg.dues.month')} className="short">
          {(bound) => (
            <select
              {...bound}
              className="field"
              value={month}
              onChange={({ target }) => change({ month: target.value === months[0] ? undefined : target.value })}
            >
              {months.map((each) => (
                <option key={each} value={each}>
                  {formatSlot(language, each)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {dues.error && !dues.data && <ErrorState error={dues.error} retry={() => void dues.refetch()} />}
        {!dues.data && !dues.error && <Loading blocks={[8]} />}
        {dues.data && <List key={`${month}|${dues.dataUpdatedAt}`} dues={dues.data} path={unit.data?.path} />}
      </div>
    </Page>
  );
}

function List({ dues, path }: { dues: Dues; path: string | undefined }) {
  const { t, language } = useLanguage();
  const { actor, today } = useSession();
  const toast = useToast();
  const write = useRegisterWrite();
  const people = usePeople(dues.unitId);
  const [unpaid, mark] = useState<ReadonlySet<string>>(
    () => new Set(dues.people.filter(({ paid }) => !paid).map(({ memberId }) => memberId)),
  );
  const [asking, ask] = useState<Asking | null>(null);
  const keeps = path !== undefined && can(actor, 'evidence.enter', { path }, today);
  const nameOf = (memberId: string): string => people.data?.get(`person:${memberId}`) ?? t('desk.somebody');
  const sorted = [...dues.people].sort((a, b) => nameOf(a.memberId).localeCompare(nameOf(b.memberId), 'vi'));
  const toggle = (memberId: string): void => {
    const next = new Set(unpaid);
    if (!next.delete(memberId)) next.add(memberId);
    mark(next);
  };
  const save = (): void => {
    if (write.isPending) return;
    const where = `register/dues/${encodeURIComponent(dues.unitId)}/${dues.month}`;
    write.mutate(
      { path: where, body: { unpaid: [...unpaid] }, method: 'put' },
      { onSuccess: () => toast({ text: t('reg.dues.saved') }) },
    );
  };
  const late = ({ memberId }: Person): void =>
    ask({
      title: t('reg.dues.late'),
      why: t('reg.dues.late.why', { name: nameOf(memberId) }),
      act: t('reg.dues.late'),
      questions: [{ name: 'on', kind: 'date', label: t('reg.dues.late.day'), required: true, first: today, to: today }],
      send: async ({ on }) => {
        const where = `register/dues/${encodeURIComponent(dues.unitId)}/${dues.month}/late`;
        await write.mutateAsync({ path: where, body: { memberId, on } });
        toast({ text: t('reg.sent') });
      },
    });
  if (sorted.length === 0)
    return <EmptyState icon="people" title={t('reg.dues.empty')} why={t('reg.dues.empty.why')} />;
  const paid = sorted.length - (dues.over ? sorted.filter((each) => !each.paid).length : unpaid.size);
  return (
    <Card
      title={t('reg.dues.paid', { paid, all: sorted.length })}
      tools={
        <span className={`chip ${dues.over ? 'good' : dues.checked ? 'good' : 'notdue'}`}>
          <Icon name={dues.over || dues.checked ? 'good' : 'notdue'} />
          {t(dues.over ? 'reg.dues.over' : dues.checked ? 'reg.dues.checked' : 'reg.dues.unchecked')}
        </span>
      }
    >
      <ul className="dues">
        {sorted.map((person) => (
          <li key={person.memberId}>
            {keeps && !dues.over ? (
              <label className="dues-line">
                <input type="checkbox" checked={unpaid.has(person.memberId)} onChange={() => toggle(person.memberId)} />
                <span lang="vi">{nameOf(person.memberId)}</span>
                <span className="small soft">
                  {unpaid.has(person.memberId) ? t('reg.dues.not') : t('reg.dues.yes')}
                </span>
              </label>
            ) : (
              <div className="dues-line">
                <span lang="vi">{nameOf(person.memberId)}</span>
                <span className="small soft">
                  {person.paidLateOn
                    ? t('reg.dues.lateOn', { date: formatDate(language, person.paidLateOn, today) })
                    : person.paid
                      ? t('reg.dues.yes')
                      : t('reg.dues.not')}
                </span>
                {keeps && !person.paid && (
                  <button
                    className="btn"
                    type="button"
                    aria-label={t('reg.actOf', { act: t('reg.dues.late'), title: nameOf(person.memberId) })}
                    onClick={() => late(person)}
                  >
                    {t('reg.dues.late')}
                  </button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
      {write.error && <Problem of={write.error} />}
      {keeps && !dues.over && (
        <div className="dues-save">
          <button className="btn first" type="button" aria-disabled={write.isPending} onClick={save}>
            {t('reg.dues.save', { n: unpaid.size })}
          </button>
        </div>
      )}
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </Card>
  );
}
