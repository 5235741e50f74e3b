import { formatDate, roleName } from '@bontot/i18n';
import { useState } from 'react';
import { Card, EmptyState, ErrorState, Go, Loading, useLanguage, useSession, useToast } from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { Chip } from '../meetings/Chip.tsx';
import type { Leader, PeopleUnit, TrainingAnswer } from './answers.ts';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useTraining } from './reads.ts';
import { trainingSign } from './training-sign.ts';
import { useYear } from './use-year.ts';
import { useSendPeople } from './writes.ts';
import { YearPick } from './YearPick.tsx';

/** `/units/:unitId/training?year`: who leads, and who has been trained in the year. */
export default function TrainingPage() {
  const { today } = useSession();
  const now = today.slice(0, 4);
  const year = useYear(now);
  return (
    <PeopleFrame part="training">
      {({ unit, below }) => (
        <>
          <YearPick year={year} last={now} />
          <Year key={year} unit={unit} below={below} year={year} />
        </>
      )}
    </PeopleFrame>
  );
}

function Year({ unit, below, year }: { unit: PeopleUnit; below: boolean; year: string }) {
  const { t } = useLanguage();
  const training = useTraining(unit.unitId, below, year);
  if (!training.data)
    return training.error ? (
      <ErrorState error={training.error} retry={() => void training.refetch()} />
    ) : (
      <Loading blocks={[10]} />
    );
  return (
    <Card title={t('people.title.training')}>
      <p className="note small soft">{t('people.training.why', { year })}</p>
      {training.data.items.length === 0 ? (
        <EmptyState icon="people" title={t('people.training.nobody')} why={t('people.training.nobody.why')} />
      ) : (
        <Leaders answer={training.data} year={year} below={below} />
      )}
    </Card>
  );
}

function Leaders({ answer: { items, may }, year, below }: { answer: TrainingAnswer; year: string; below: boolean }) {
  const acts = useTrainingActs(year);
  return (
    <>
      <ul className="meet-list">
        {items.map((leader, at) => (
          <LeaderRow
            key={`${leader.personId} ${leader.unitId} ${leader.role}`}
            leader={leader}
            year={year}
            withUnit={below}
            first={at === 0}
            acts={may.record ? acts : undefined}
          />
        ))}
      </ul>
      <AskDialog asking={acts.asking} onClose={acts.close} />
    </>
  );
}

type RowParts = {
  leader: Leader;
  year: string;
  withUnit: boolean;
  first: boolean;
  acts: ReturnType<typeof useTrainingActs> | undefined;
};

function LeaderRow({ leader, year, withUnit, first, acts }: RowParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { personId, role, unitName, training } = leader;
  const name = leader.name ?? t('desk.somebody');
  const certificate = training?.certificate;
  return (
    <li>
      <div className="meet-what">
        <Go href={`/people/${personId}`} className="name" data-row lang="vi">
          {name}
        </Go>
        <p className="small soft">
          {roleName(language, role)}
          {withUnit && (
            <>
              {' · '}
              <span lang="vi">{unitName}</span>
            </>
          )}
        </p>
        {certificate && (
          <p className="small">
            {t('people.training.said', {
              number: certificate.number,
              issuer: certificate.issuer,
              date: formatDate(language, certificate.date, today),
            })}
          </p>
        )}
      </div>
      <Chip of={trainingSign(leader, year, today)} />
      {acts && (
        <div className="row wrap meet-acts">
          <button
            className={certificate ? 'btn quiet' : 'btn'}
            type="button"
            aria-label={t('people.actOf', {
              act: t(certificate ? 'people.training.correct' : 'people.training.record'),
              name,
            })}
            onClick={() => acts.record(leader)}
            {...(first ? { 'data-key-act': '' } : {})}
          >
            {t(certificate ? 'people.training.correct' : 'people.training.record')}
          </button>
          {certificate && (
            <button
              className="btn quiet"
              type="button"
              aria-label={t('people.actOf', { act: t('people.training.withdraw'), name })}
              onClick={() => acts.withdraw(leader)}
            >
              {t('people.training.withdraw')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function useTrainingActs(year: string) {
  const { t } = useLanguage();
  const { today } = useSession();
  const send = useSendPeople();
  const toast = useToast();
  const [asking, show] = useState<Asking | null>(null);
  const nameOf = ({ name }: Leader): string => name ?? t('desk.somebody');
  const record = (leader: Leader): void =>
    show({
      title: t('people.training.record'),
      why: t('people.training.record.why', { name: nameOf(leader), year }),
      act: t('people.training.record'),
      questions: [
        {
          ...{ name: 'number', kind: 'line', label: t('people.certificate.number'), required: true, most: 100 },
          first: leader.training?.certificate?.number ?? '',
        },
        {
          ...{ name: 'date', kind: 'date', label: t('people.certificate.date'), required: true },
          ...{ from: `${year}-01-01`, to: today, first: leader.training?.certificate?.date ?? '' },
        },
        {
          ...{ name: 'issuer', kind: 'line', label: t('people.certificate.issuer'), required: true, most: 200 },
          first: leader.training?.certificate?.issuer ?? '',
        },
      ],
      send: async (certificate) => {
        await send.mutateAsync({ to: ['training', leader.personId, year], body: { certificate } });
        toast({ text: t('people.training.recorded', { name: nameOf(leader) }) });
      },
    });
  const withdraw = (leader: Leader): void =>
    show({
      title: t('people.training.withdraw'),
      why: t('people.training.withdraw.why', { name: nameOf(leader), year }),
      act: t('people.training.withdraw'),
      questions: [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true, most: 500 }],
      send: async (answers) => {
        await send.mutateAsync({ to: ['training', leader.personId, year, 'withdraw'], body: answers });
        toast({ text: t('people.training.withdrawn', { name: nameOf(leader) }) });
      },
    });
  return { asking, record, withdraw, close: () => show(null) };
}
