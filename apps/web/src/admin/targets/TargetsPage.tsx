import { can, type Action } from '@bontot/access';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Go,
  Icon,
  Loading,
  LoadMore,
  Page,
  useLanguage,
  usePlace,
  useSession,
} from '../../shared/index.ts';
import { AskDialog, type Asking } from '../meetings/AskDialog.tsx';
import '../meetings/meetings.css';
import { useUnit } from '../register/reads.ts';
import '../register/register.css';
import { kinds, type ShownKind } from './kinds.ts';
import { NewRecord } from './NewRecord.tsx';
import { useRegister, type RegisterLine } from './reads.ts';
import { RecordRow } from './RecordRow.tsx';
import { useRecordQuestions } from './use-record-questions.ts';

/** `/units/:unitId/register`: what is planned with a day and then recorded, below a committee or in a cell. */
export default function TargetsPage() {
  const { params } = usePlace();
  const { t } = useLanguage();
  const unitId = params['unitId'] ?? '';
  const unit = useUnit(unitId);
  if (!unit.data)
    return (
      <Page title={t('reg.title')}>
        {unit.error ? <ErrorState error={unit.error} retry={() => void unit.refetch()} /> : <Loading blocks={[3, 8]} />}
      </Page>
    );
  return <Shown key={unitId} unit={unit.data} />;
}

type Unit = NonNullable<ReturnType<typeof useUnit>['data']>;

function Shown({ unit }: { unit: Unit }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const { actor, today, may: mayAnywhere } = useSession();
  const may = (action: Action): boolean => can(actor, action, { path: unit.path }, today);
  const offered = kinds.filter((kind) => kind !== 'judgement' || mayAnywhere('rubric.grade'));
  const kind = offered.find((each) => each === search['part']) ?? 'target';
  return (
    <Page title={t('reg.title')} facts={<span lang="vi">{unit.name}</span>}>
      <nav className="seg desk-parts" aria-label={t('reg.parts')}>
        {offered.map((each) => (
          <Go
            key={each}
            href={`/units/${unit.id}/register${each === 'target' ? '' : `?part=${each}`}`}
            aria-current={each === kind ? 'page' : undefined}
          >
            {t(`reg.kind.${each}`)}
          </Go>
        ))}
      </nav>
      <Kind key={kind} kind={kind} unit={unit} may={may} />
    </Page>
  );
}

/** Who may begin a record of a kind. */
const BEGINS: Record<ShownKind, readonly Action[]> = {
  target: ['plans.set'],
  inspection: ['plans.set', 'cases.enter'],
  programme: ['plans.set'],
  issue: ['evidence.enter'],
  'year-plan': ['plans.set'],
  judgement: ['rubric.grade'],
};

function Kind({ kind, unit, may }: { kind: ShownKind; unit: Unit; may: (action: Action) => boolean }) {
  const { t } = useLanguage();
  const { may: mayAnywhere } = useSession();
  const [asking, ask] = useState<Asking | null>(null);
  const [adding, add] = useState(false);
  const questions = useRecordQuestions(ask);
  const list = useRegister<RegisterLine>(kind === 'judgement' ? 'register/judgements' : 'register/records', {
    unitId: unit.id,
    ...(kind === 'judgement' ? {} : { kind }),
  });
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const begins = BEGINS[kind].some((action) => (kind === 'judgement' ? mayAnywhere(action) : may(action)));
  return (
    <>
      {adding ? (
        <NewRecord kind={kind} unit={unit} onClose={() => add(false)} />
      ) : (
        begins && (
          <div>
            <button className="btn first" type="button" onClick={() => add(true)}>
              <Icon name="plus" />
              {t(`reg.new.${kind}`)}
            </button>
          </div>
        )
      )}
      <Card title={t(`reg.kind.${kind}`)}>
        {!list.data ? (
          list.error ? (
            <ErrorState error={list.error} retry={() => void list.refetch()} />
          ) : (
            <Loading blocks={[8]} />
          )
        ) : lines.length === 0 ? (
          <EmptyState icon="target" title={t('reg.empty')} why={t(`reg.empty.${kind}`)} />
        ) : (
          <ul className="meet-list">
            {lines.map((line) => (
              <RecordRow key={line.recordId} line={line} may={may} ask={questions} />
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
