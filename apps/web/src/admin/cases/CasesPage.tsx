import { formatDate } from '@bontot/i18n';
import { useRef, useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  Page,
  useLanguage,
  usePlace,
  useSession,
  useToast,
} from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import type { Question } from '../meetings/ask.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { AskForm } from '../meetings/AskForm.tsx';
import { Chip } from '../meetings/Chip.tsx';
import '../meetings/meetings.css';
import { Papers } from '../register/Papers.tsx';
import { useUnit } from '../register/reads.ts';
import '../register/register.css';
import { useRegister, useRegisterWrite, type RegisterLine } from '../targets/reads.ts';
import { recordSign } from '../targets/signs.ts';
import { useSubjects } from '../targets/use-subjects.ts';
import { caseBody, useCaseQuestions } from './case-questions.ts';
import { ClearanceCard } from './ClearanceCard.tsx';
import { Clearances } from './Clearances.tsx';

/** `/units/:unitId/cases`: the inspection body's register of cases, and its quarterly word that it is complete. */
export default function CasesPage() {
  const { params } = usePlace();
  const { t } = useLanguage();
  const unitId = params['unitId'] ?? '';
  const unit = useUnit(unitId);
  return (
    <Page title={t('reg.cases.title')} facts={<span lang="vi">{unit.data?.name ?? ''}</span>}>
      {unit.error && !unit.data && <ErrorState error={unit.error} retry={() => void unit.refetch()} />}
      {!unit.data && !unit.error && <Loading blocks={[3, 8]} />}
      {unit.data && (
        <>
          <ClearanceCard key={unitId} unitId={unitId} />
          <CaseList unit={unit.data} />
          <Clearances unitId={unitId} />
        </>
      )}
    </Page>
  );
}

function CaseList({ unit }: { unit: { id: string; name: string; level: string } }) {
  const { t } = useLanguage();
  const [asking, ask] = useState<Asking | null>(null);
  const [adding, add] = useState(false);
  const list = useRegister<RegisterLine>('register/cases', { unitId: unit.id });
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      {adding && <NewCase unit={unit} onClose={() => add(false)} />}
      <Card
        title={t('reg.cases.list')}
        tools={
          !adding && (
            <button className="btn" type="button" onClick={() => add(true)}>
              <Icon name="plus" />
              {t('reg.cases.new')}
            </button>
          )
        }
      >
        {!list.data ? (
          list.error ? (
            <ErrorState error={list.error} retry={() => void list.refetch()} />
          ) : (
            <Loading blocks={[6]} />
          )
        ) : lines.length === 0 ? (
          <EmptyState icon="good" title={t('reg.cases.empty')} why={t('reg.cases.empty.why')} />
        ) : (
          <ul className="meet-list">
            {lines.map((line) => (
              <CaseRow key={line.recordId} line={line} ask={ask} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <LoadMore
            shown={lines.length}
            busy={list.isFetchingNextPage}
            more={list.hasNextPage}
            onMore={() => void list.fetchNextPage()}
          />
        )}
      </Card>
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </>
  );
}

function CaseRow({ line, ask }: { line: RegisterLine; ask: (asking: Asking) => void }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const write = useRegisterWrite();
  const toast = useToast();
  const questionsFor = useCaseQuestions();
  const { content, unitName, unitId, recordId, evidence, dueOn } = line;
  const name = unitName ?? unitId;
  const path = `register/cases/${recordId}/acts`;
  const conclude = (): void =>
    ask({
      title: t('reg.cases.conclude'),
      why: t('reg.cases.conclude.why', { name }),
      act: t('reg.cases.conclude'),
      questions: questionsFor(content.matter ?? 'discipline', content),
      send: async (answers) => {
        await write.mutateAsync({ path, body: { type: 'result', ...caseBody(answers) } });
        toast({ text: t('reg.sent') });
      },
    });
  const cancel = (): void =>
    ask({
      title: t('reg.cases.cancel'),
      why: t('reg.cases.cancel.why', { name }),
      act: t('reg.cases.cancel'),
      questions: [{ name: 'reason', kind: 'text', label: t('desk.reason'), required: true }],
      send: async ({ reason }) => {
        await write.mutateAsync({ path, body: { type: 'cancel', reason } });
        toast({ text: t('reg.sent') });
      },
    });
  const first = t(line.state === 'open' ? 'reg.cases.conclude' : 'reg.cases.correct');
  return (
    <li data-row={recordId} tabIndex={-1}>
      <div className="meet-what">
        <p>
          <b lang="vi">{name}</b>
        </p>
        <p className="small">
          {t(`reg.matter.${content.matter ?? 'discipline'}`)}
          {' · '}
          {content.concludedOn
            ? t('reg.cases.concludedOn', {
                date: formatDate(language, content.concludedOn, today),
                n: content.people ?? 0,
              })
            : t('reg.cases.open')}
        </p>
        {content.matter === 'discipline' && content.concludedOn && (
          <p className="small soft">
            {t('reg.cases.numbers', { leaders: content.leaders ?? 0, self: content.selfDetected ?? 0 })}
          </p>
        )}
        {evidence.length > 0 && <Papers refs={evidence} year={dueOn.slice(0, 4)} />}
      </div>
      <Chip of={recordSign(line, today)} />
      {line.state !== 'cancelled' && (
        <div className="row wrap meet-acts">
          <button
            className="btn"
            type="button"
            aria-label={t('reg.actOf', { act: first, title: name })}
            onClick={conclude}
          >
            {first}
          </button>
          <button
            className="btn quiet"
            type="button"
            aria-label={t('reg.actOf', { act: t('reg.cases.cancel'), title: name })}
            onClick={cancel}
          >
            {t('reg.cases.cancel')}
          </button>
        </div>
      )}
    </li>
  );
}

function NewCase({ unit, onClose }: { unit: { id: string; name: string; level: string }; onClose: () => void }) {
  const { t } = useLanguage();
  const write = useRegisterWrite();
  const toast = useToast();
  const id = useRef(newUlid());
  const subjects = useSubjects(unit, true);
  if (!subjects.options)
    return (
      <Card title={t('reg.cases.new')}>
        {subjects.error ? <ErrorState error={subjects.error} retry={subjects.retry} /> : <Loading blocks={[4]} />}
      </Card>
    );
  const questions: Question[] = [
    { name: 'unitId', kind: 'choice', label: t('reg.unit'), required: true, options: subjects.options },
    {
      ...{ name: 'matter', kind: 'choice', label: t('reg.matter'), required: true, first: 'discipline' },
      options: (['discipline', 'complaint'] as const).map((value) => ({ value, label: t(`reg.matter.${value}`) })),
    },
    { name: 'people', kind: 'number', label: t('reg.cases.people'), required: true, first: '1', least: 1 },
  ];
  return (
    <Card title={t('reg.cases.new')}>
      <div className="card-body">
        <p className="small">{t('reg.cases.new.why')}</p>
        <AskForm
          questions={questions}
          act={t('reg.cases.enter')}
          send={async ({ people, ...named }) => {
            const body = { recordId: id.current, ...named, people: Number(people), concludedOn: null };
            await write.mutateAsync({ path: 'register/cases', body });
            toast({ text: t('reg.sent') });
          }}
          onDone={onClose}
          onCancel={onClose}
        />
      </div>
    </Card>
  );
}
