import type { EvidenceNote, Initiative, InitiativeAct, InitiativeContent, MyPledge } from '@bontot/pledge-core';
import { useRef, useState } from 'preact/hooks';
import { back, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { keepDraft, useDraft } from '../data/drafts.ts';
import { online } from '../data/line.ts';
import { actOnPledges } from '../data/pledge-acts.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { Field, TextField } from '../parts/Field.tsx';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { tell } from '../parts/toast.ts';
import { minePath, PLEDGE } from './addresses.ts';
import { AuthorsField, CoAuthors } from './Authors.tsx';
import { EvidenceList, notesOf } from './EvidenceList.tsx';
import { useMyPledge, useYear } from './mine.ts';
import './pledge.css';

const LIST = `${PLEDGE}/initiatives`;

/** `/m/pledge/initiatives/:id`: to write an initiative and hand it in, and to tell what it has brought. */
export default function InitiativePage() {
  const { t } = useWords();
  const year = useYear();
  const { params } = usePath();
  const { value: mine, error, reload } = useMyPledge(year);
  const title = t('pledge.initiative');
  if (!mine && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={LIST}>
      {mine ? <Of mine={mine} initiativeId={params['id'] ?? ''} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

function Of({ mine, initiativeId }: { mine: MyPledge; initiativeId: string }) {
  const { t } = useWords();
  const known = mine.initiatives.find((one) => one.initiativeId === initiativeId);
  const act = async (...acts: InitiativeAct[]) => {
    const about = { target: { initiativeId }, baseVersion: known?.version ?? 0, reads: [minePath(mine.year)] };
    await actOnPledges(...acts.map((one) => ({ ...about, act: one })));
    tell({ text: online.value ? t('pledge.initiative.sent') : t('me.queued') });
    back(LIST);
  };
  if (!known || known.state === 'draft')
    return <Write mine={mine} initiativeId={initiativeId} known={known} act={act} />;
  return <Shown initiative={known} me={mine.memberId} act={act} />;
}

type Act = (...acts: InitiativeAct[]) => Promise<void>;
/** `authorIds` is missing in what was kept before an initiative could have several authors. */
type Written = { content: InitiativeContent; evidence: EvidenceNote[]; authorIds?: string[] };

const EMPTY: InitiativeContent = {
  ...{ title: '', problem: '', solution: '', effect: '', value: null, recognisingBody: '' },
};
const TEXTS = ['problem', 'solution', 'effect'] as const;
const REQUIRED = ['title', ...TEXTS, 'recognisingBody'] as const;

type WriteParts = { mine: MyPledge; initiativeId: string; known: Initiative | undefined; act: Act };

function Write({ mine, initiativeId, known, act }: WriteParts) {
  const { t } = useWords();
  const place = `initiative:${initiativeId}`;
  const first = useRef<Written>(undefined);
  first.current ??= { content: known ? contentOf(known) : EMPTY, evidence: known?.evidence ?? [] };
  const [typed, keep] = useDraft<Written>(place, first.current);
  const { content, evidence, authorIds = known?.authorIds ?? [mine.memberId] } = typed;
  const [tried, setTried] = useState(false);
  const write = (change: Partial<InitiativeContent>) => keep({ ...typed, content: { ...content, ...change } });
  const missing = (name: (typeof REQUIRED)[number]) =>
    tried && content[name].trim() === '' ? t('me.task.empty') : undefined;
  const ready = REQUIRED.every((name) => content[name].trim() !== '');
  const written: InitiativeAct = {
    ...{
      type: 'write-initiative',
      year: mine.year,
      authorIds,
      content,
      evidence: notesOf(evidence),
    },
  };
  const submit = async () => {
    if (!ready) return setTried(true);
    await act(written, { type: 'submit-initiative' });
    await keepDraft(place, null);
  };
  return (
    <>
      <Card title={t('pledge.initiative')} quietTitle>
        <TextField
          label={t('pledge.initiative.title')}
          value={content.title}
          onInput={(title) => write({ title })}
          rows={2}
          maxLength={300}
          error={missing('title')}
        />
        {TEXTS.map((name) => (
          <TextField
            key={name}
            label={t(`pledge.initiative.${name}`)}
            hint={t(`pledge.initiative.${name}.hint`)}
            value={content[name]}
            onInput={(text) => write({ [name]: text })}
            rows={3}
            maxLength={4_000}
            error={missing(name)}
          />
        ))}
        <ValueField value={content.value} onChange={(value) => write({ value })} />
        <Field
          label={t('pledge.initiative.body')}
          hint={t('pledge.initiative.body.hint')}
          value={content.recognisingBody}
          onInput={(recognisingBody) => write({ recognisingBody })}
          maxLength={300}
          error={missing('recognisingBody')}
        />
        <EvidenceList of={content.title} evidence={evidence} onChange={(next) => keep({ ...typed, evidence: next })} />
      </Card>
      <AuthorsField authorIds={authorIds} me={mine.memberId} onChange={(next) => keep({ ...typed, authorIds: next })} />
      <Button look="first" big onClick={submit}>
        {t('pledge.initiative.submit')}
      </Button>
      <p class="soft side-note">{t('pledge.draft.kept')}</p>
    </>
  );
}

const contentOf = ({ title, problem, solution, effect, value, recognisingBody }: Initiative): InitiativeContent => ({
  ...{ title, problem, solution, effect, value, recognisingBody },
});

/** Worth in đồng, or nothing where it cannot be said. */
function ValueField({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const { t } = useWords();
  const say = (text: string) => {
    const digits = text.replace(/\D/g, '').slice(0, 15);
    onChange(digits === '' ? null : Number(digits));
  };
  return (
    <Field
      label={t('pledge.initiative.value')}
      hint={t('pledge.initiative.value.hint')}
      inputMode="numeric"
      value={value === null ? '' : String(value)}
      onInput={say}
    />
  );
}

/** An initiative that was handed in: what it says, what became of it, and what it has brought since. */
function Shown({ initiative, me, act }: { initiative: Initiative; me: string; act: Act }) {
  const { t } = useWords();
  const { state, title, problem, solution, effect, decision, initiativeId, authorIds } = initiative;
  return (
    <>
      <Banner look={state === 'recognised' ? 'good' : state === 'declined' ? 'risk' : 'notdue'}>
        <p>{t(`pledge.initiative.state.${state}`)}</p>
        {decision?.reason && <p lang="vi">{decision.reason}</p>}
      </Banner>
      <Card title={<span lang="vi">{title}</span>}>
        {[
          ['problem', problem],
          ['solution', solution],
          ['effect', effect],
        ].map(([name, text]) => (
          <div key={name}>
            <h3>{t(`pledge.initiative.${name as 'problem'}`)}</h3>
            <p class="said" lang="vi">
              {text}
            </p>
          </div>
        ))}
        <CoAuthors authorIds={authorIds} me={me} />
      </Card>
      {state === 'submitted' && <ApplyForm key={initiativeId} initiative={initiative} act={act} />}
      {(state === 'submitted' || state === 'applied') && (
        <Button look="quiet" wide onClick={() => act({ type: 'withdraw-initiative' })}>
          {t('pledge.initiative.withdraw')}
        </Button>
      )}
    </>
  );
}

function ApplyForm({ initiative, act }: { initiative: Initiative; act: Act }) {
  const { t } = useWords();
  const place = `initiative-effect:${initiative.initiativeId}`;
  const first = useRef({
    on: today(),
    effect: initiative.effect,
    value: initiative.value,
    evidence: initiative.evidence,
  });
  const [{ on, effect, value, evidence }, keep] = useDraft<{
    on: string;
    effect: string;
    value: number | null;
    evidence: EvidenceNote[];
  }>(place, first.current);
  const state = { on, effect, value, evidence };
  const send = async () => {
    await act({ type: 'apply-initiative', on, effect: effect.trim(), value, evidence: notesOf(evidence) });
    await keepDraft(place, null);
  };
  return (
    <Card title={t('pledge.initiative.apply')}>
      <Field
        label={t('pledge.initiative.appliedOn')}
        type="date"
        max={today()}
        value={on}
        onInput={(day) => keep({ ...state, on: day })}
      />
      <TextField
        label={t('pledge.initiative.effect')}
        hint={t('pledge.initiative.effect.hint')}
        value={effect}
        onInput={(text) => keep({ ...state, effect: text })}
        rows={3}
        maxLength={4_000}
      />
      <ValueField value={value} onChange={(next) => keep({ ...state, value: next })} />
      <EvidenceList
        of={t('pledge.initiative.apply')}
        evidence={evidence}
        onChange={(next) => keep({ ...state, evidence: next })}
      />
      <Button look="first" big disabled={!effect.trim() || !on} onClick={send}>
        {t('pledge.initiative.apply.send')}
      </Button>
    </Card>
  );
}
