import { formatDate, formatDateTime } from '@bontot/i18n';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  Page,
  useGo,
  useLanguage,
  usePlace,
  useSession,
  useToast,
} from '../../shared/index.ts';
import { newUlid } from '../../shared/ulid.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import { Chip } from '../meetings/Chip.tsx';
import { rootOf } from '../tree/root.ts';
import { blankDraft, draftOf } from './draft.ts';
import { PlanEditor } from './PlanEditor.tsx';
import { signOf, usePlan, usePlanAct, type Content, type Plan, type Problem } from './plans.ts';
import { PreviewCard } from './PreviewCard.tsx';
import { Problems } from './Problems.tsx';
import { StepSentence } from './StepSentence.tsx';
import '../commune/overview.css';
import '../register/register.css';
import './plans.css';

/** `/organisation/plans/:planId`: one reorganisation, from its first step to the record of what was done; `new` begins one. */
export default function PlanPage() {
  const { params } = usePlace();
  const planId = params['planId'] ?? '';
  return planId === 'new' ? <NewPlan /> : <KnownPlan key={planId} planId={planId} />;
}

const useCrumbs = () => {
  const { t } = useLanguage();
  return [
    { name: t('shell.title.tree'), href: '/organisation' },
    { name: t('organisation.plans'), href: '/organisation/plans' },
  ];
};

function NewPlan() {
  const { t } = useLanguage();
  const { posts } = useSession();
  const go = useGo();
  const act = usePlanAct();
  const crumbs = useCrumbs();
  const [planId] = useState(newUlid);
  const [first] = useState(blankDraft);
  const unitId = rootOf(posts);
  return (
    <Page title={t('organisation.plans.new')} crumbs={crumbs} facts={t('organisation.new.about')}>
      {unitId === undefined ? (
        <EmptyState icon="tree" title={t('units.tree.noRoot')} why={t('units.tree.noRootWhy')} />
      ) : (
        <PlanEditor
          first={first}
          onSave={(content) =>
            act
              .mutateAsync({ type: 'draft', planId, unitId, content })
              .then(() => go(`/organisation/plans/${planId}`, { replace: true }))
          }
          onCancel={() => go('/organisation/plans')}
        />
      )}
    </Page>
  );
}

function KnownPlan({ planId }: { planId: string }) {
  const { t } = useLanguage();
  const crumbs = useCrumbs();
  const { data, error, refetch } = usePlan(planId);
  if (!data)
    return (
      <Page title={t('organisation.title.plan')} crumbs={crumbs}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[4, 10]} />}
      </Page>
    );
  return <Shown plan={data} />;
}

function Shown({ plan }: { plan: Plan }) {
  const { t, language } = useLanguage();
  const crumbs = useCrumbs();
  const act = usePlanAct();
  const tell = useToast();
  const [editing, edit] = useState(false);
  const [asking, ask] = useState<Asking | null>(null);
  const { planId, revision, decision, effectiveOn, state, open, preview } = plan;
  const day = formatDate(language, effectiveOn);
  const problems = preview?.problems ?? plan.blocked?.problems ?? [];
  const mayApprove = preview !== null && problems.length === 0 && (state === 'draft' || plan.blocked !== null);

  const save = (content: Content) =>
    act.mutateAsync({ type: 'change', planId, revision, content }).then(() => edit(false));
  const approve = (): void =>
    ask({
      title: t('organisation.approve'),
      why: t('organisation.approve.why', { day, cells: preview?.cells ?? 0, members: preview?.members ?? 0 }),
      act: t('organisation.approve'),
      questions: [],
      send: () => act.mutateAsync({ type: 'approve', planId, revision }),
    });
  const cancel = (): void =>
    ask({
      title: t('organisation.cancel'),
      why: t('organisation.cancel.why'),
      act: t('organisation.cancel'),
      questions: [],
      send: () => act.mutateAsync({ type: 'cancel', planId }).then(() => tell({ text: t('organisation.cancelled') })),
    });
  return (
    <Page
      title={t('organisation.decision', { number: decision })}
      crumbs={crumbs}
      beside={<Chip of={signOf(plan)} size="head" />}
      facts={t('organisation.plans.line', { day, unit: plan.unitId, n: plan.steps.length })}
      tools={
        open &&
        !editing && (
          <>
            <button className="btn" type="button" onClick={() => edit(true)}>
              <Icon name="pencil" />
              {t('organisation.edit')}
            </button>
            <button className="btn" type="button" onClick={cancel}>
              {t('organisation.cancel')}
            </button>
            {mayApprove && (
              <button className="btn first" type="button" onClick={approve}>
                {t('organisation.approve')}
              </button>
            )}
          </>
        )
      }
    >
      {editing ? (
        <PlanEditor first={draftOf(plan)} onSave={save} onCancel={() => edit(false)} />
      ) : (
        <>
          <Hint plan={plan} problems={problems} />
          <Steps plan={plan} problems={problems} />
          {preview && <PreviewCard preview={preview} />}
        </>
      )}
      <AskDialog asking={asking} onClose={() => ask(null)} />
    </Page>
  );
}

/** Where the plan stands and what is the next thing to do, in a sentence. */
function Hint({ plan, problems }: { plan: Plan; problems: readonly Problem[] }) {
  const { t, language } = useLanguage();
  const { state, open, effectiveOn, blocked } = plan;
  const day = formatDate(language, effectiveOn);
  if (problems.length > 0)
    return (
      <p className="banner risk" role="status">
        <Icon name="risk" />
        <span>{t(blocked ? 'organisation.hint.blocked' : 'organisation.hint.problems', { n: problems.length })}</span>
      </p>
    );
  const key = state === 'approved' ? (open ? 'approved' : 'begun') : state;
  return (
    <p className={`banner ${state === 'applied' ? 'good' : 'notdue'}`} role="status">
      <Icon name={state === 'applied' ? 'good' : 'notdue'} />
      <span>{t(`organisation.hint.${key}`, { day })}</span>
    </p>
  );
}

function Steps({ plan: { steps, done }, problems }: { plan: Plan; problems: readonly Problem[] }) {
  const { t, language } = useLanguage();
  return (
    <Card title={t('organisation.steps')}>
      <Problems of={problems.filter(({ step }) => step === null)} />
      <ol className="plan-said">
        {steps.map((step, index) => {
          const record = done[index];
          return (
            <li key={index}>
              <p>
                <StepSentence step={step} />
              </p>
              {record && (
                <p className="small soft">
                  <Icon name="good" />{' '}
                  {t('organisation.record', {
                    moment: formatDateTime(language, record.at),
                    ...{ units: record.units, members: record.members },
                  })}
                </p>
              )}
              <Problems of={problems.filter((problem) => problem.step === index)} />
            </li>
          );
        })}
      </ol>
    </Card>
  );
}
