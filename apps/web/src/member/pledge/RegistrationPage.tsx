import { formatDate, formatDateTime } from '@bontot/i18n';
import type { RegistrationAct, RegistrationContent, RegistrationView, Signature } from '@bontot/pledge-core';
import { useRef, useState } from 'preact/hooks';
import { AIMED_TITLES, isWhole, rivalSince, writtenIn } from '../../shared/registration.ts';
import { useSession } from '../app/session.tsx';
import { sentenceOf, useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { keepDraft, useDraft } from '../data/drafts.ts';
import { api, ApiProblem, online } from '../data/line.ts';
import { useRead } from '../data/read.ts';
import { useTold } from '../data/told.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { TextField } from '../parts/Field.tsx';
import type { IconName } from '../parts/icons.ts';
import { Loading } from '../parts/Loading.tsx';
import { Page } from '../parts/Page.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { tell } from '../parts/toast.ts';
import { registrationPath } from './addresses.ts';
import { useYear } from './mine.ts';
import { Segments } from './Segments.tsx';
import './pledge.css';

/** `/m/cell/registration`: what the cell aims at this year, and the emulation compact that two sides confirm. */
export default function RegistrationPage() {
  const { t } = useWords();
  const year = useYear();
  const { leads } = useSession();
  const path = leads ? registrationPath(leads.unitId, year) : null;
  const { value: view, error, reload } = useRead<RegistrationView>(path);
  const title = t('pledge.registration.title', { year: String(year) });
  if (path === null)
    return (
      <Page title={title} back="/m/cell">
        <EmptyState icon="na" title={t('phone.cell.none')} why={t('phone.cell.noneWhy')} />
      </Page>
    );
  if (!view && error === undefined) return <Loading title={title} />;
  return (
    <Page title={title} back={`/m/cell/pledges?year=${year}`} {...(view ? { sub: view.unitName } : {})}>
      {view ? <Content view={view} path={path} reload={reload} /> : <ErrorState error={error} retry={reload} />}
    </Page>
  );
}

/** Undefined where it was refused; otherwise what stands after it. */
type Act = (act: RegistrationAct, said: string, baseVersion: number) => Promise<RegistrationView | undefined>;

function Content({ view, path, reload }: { view: RegistrationView; path: string; reload: () => void }) {
  const { t, language } = useWords();
  const isOnline = useTold(online);
  const [refused, refuse] = useState('');
  const { registration, may, confirmAs, digest, version } = view;
  const { state, returned, compact } = registration;
  // Signed and handed in by name, so it is decided by the server at once; what is being written stays on the phone.
  const act: Act = async (one, said, baseVersion) => {
    let after: RegistrationView;
    try {
      after = await api.post<RegistrationView>(`${path}/acts`, { act: one, baseVersion });
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      const details = (cause.extensions['details'] ?? cause.extensions) as Record<string, unknown>;
      refuse(
        cause.status === 0
          ? t('phone.line.off')
          : cause.detail || (await sentenceOf(language, { code: cause.code, details })),
      );
      // Somebody else was quicker: what stands now is to be looked at.
      if (cause.code === 'REGISTRATION_CHANGED') reload();
      return undefined;
    }
    refuse('');
    tell({ text: said });
    reload();
    return after;
  };
  return (
    <>
      <Banner look={state === 'registered' ? 'good' : state === 'returned' ? 'risk' : 'notdue'}>
        <p>
          <b>{t(`pledge.registration.state.${state}`)}</b>
        </p>
        {state === 'returned' && returned && <p lang="vi">{returned.reason}</p>}
      </Banner>
      {refused && (
        <Banner look="fail">
          <p role="alert">{refused}</p>
        </Banner>
      )}
      {!isOnline && (
        <Banner icon="off">
          <p>{t('pledge.registration.offline')}</p>
        </Banner>
      )}
      {may.includes('write') ? <Form key={version} view={view} act={act} /> : <Shown registration={registration} />}
      <Card title={t('pledge.compact')} open>
        <Rows>
          <SignatureRow side="secretary" signature={compact.secretary} />
          <SignatureRow side="committee" signature={compact.committee} />
        </Rows>
        {confirmAs.includes('secretary') && (
          <>
            <p class="soft">{t('pledge.compact.why')}</p>
            <Button
              wide
              disabled={!isOnline}
              onClick={() =>
                act({ type: 'confirm-compact', as: 'secretary', digest }, t('pledge.compact.done'), version)
              }
            >
              {t('pledge.compact.confirm')}
            </Button>
          </>
        )}
        <p class="soft side-note digest">{t('pledge.compact.digest', { digest: digest.slice(0, 16) })}</p>
      </Card>
      {version > 0 && (
        <Rows>
          {(['registration', 'compact'] as const).map((paper) => (
            <li key={paper}>
              <a class="line" href={`${path}/print/${paper}.pdf`} target="_blank" rel="noreferrer">
                <span class="row-words">
                  <b>{t(`pledge.print.${paper}`)}</b>
                </span>
              </a>
            </li>
          ))}
        </Rows>
      )}
    </>
  );
}

function SignatureRow({ side, signature }: { side: 'secretary' | 'committee'; signature: Signature | null }) {
  const { t, language } = useWords();
  const icon: IconName = signature ? 'good' : 'notdue';
  return (
    <Row
      icon={icon}
      look={icon}
      title={t(`pledge.compact.${side}`)}
      sub={
        signature
          ? t('pledge.compact.confirmedOn', { date: formatDate(language, signature.on, today()) })
          : t('pledge.compact.notYet')
      }
    />
  );
}

function Form({ view, act }: { view: RegistrationView; act: Act }) {
  const { t, language } = useWords();
  const { registration, may, version } = view;
  const place = `registration:${registration.unitId}.${registration.year}`;
  const first = useRef(writtenIn(registration));
  const [content, keepContent] = useDraft<RegistrationContent>(place, first.current);
  // The version that was shown when the writing began stays with it, also when a newer one is shown meanwhile.
  const [base, keepBase, isWriting] = useDraft<number>(`${place}.base`, version);
  const rival = rivalSince(base, view);
  const keep = (next: RegistrationContent | null): void => {
    keepContent(next);
    if (next === null) keepBase(null);
    else if (!isWriting) keepBase(version);
  };
  const [tried, setTried] = useState(false);
  const save = async (submits: boolean) => {
    if (submits && !isWhole(content)) return setTried(true);
    const written = await act({ type: 'write', content }, t('pledge.registration.saved'), base);
    if (!written) return;
    await keepDraft(`${place}.base`, written.version);
    if (submits && !(await act({ type: 'submit' }, t('pledge.registration.submitted'), written.version))) return;
    await keepDraft(place, null);
    await keepDraft(`${place}.base`, null);
  };
  return (
    <>
      {rival && (
        <Banner look="risk">
          <p role="alert">
            {t('pledge.registration.rival', { name: rival.name, at: formatDateTime(language, rival.at, today()) })}
          </p>
          <details>
            <summary>{t('pledge.registration.rival.look')}</summary>
            <Shown registration={registration} />
          </details>
          <Button onClick={() => keepBase(version)}>{t('pledge.registration.rival.keep')}</Button>
          <Button look="quiet" onClick={() => keep(null)}>
            {t('pledge.registration.rival.take')}
          </Button>
        </Banner>
      )}
      <Card title={t('pledge.registration.content')} quietTitle>
        <Segments
          label={t('pledge.registration.aims')}
          options={AIMED_TITLES.map((value) => ({ value, label: t(`pledge.registration.aim.${value}`) }))}
          value={content.title}
          onChoose={(title) => keep({ ...content, title })}
        />
        {content.targets.map((target, at) => (
          <TextField
            key={target.criterion}
            label={t('pledge.registration.target', {
              n: at + 1,
              name: t(`pledge.criterion.${target.criterion as 'C1'}`),
            })}
            value={target.text}
            onInput={(text) => keep({ ...content, targets: content.targets.with(at, { ...target, text }) })}
            rows={2}
            maxLength={1_000}
            error={tried && target.text.trim() === '' ? t('me.task.empty') : undefined}
          />
        ))}
        <TextField
          label={t('pledge.registration.issue')}
          hint={t('pledge.registration.issue.hint')}
          value={content.issue}
          onInput={(issue) => keep({ ...content, issue })}
          rows={3}
          maxLength={2_000}
          error={tried && content.issue.trim() === '' ? t('me.task.empty') : undefined}
        />
      </Card>
      {may.includes('write') && (
        <Button look="first" big onClick={() => save(true)}>
          {t('pledge.registration.submit')}
        </Button>
      )}
      <Button wide onClick={() => save(false)}>
        {t('pledge.registration.save')}
      </Button>
    </>
  );
}

function Shown({ registration: { title, targets, issue } }: { registration: RegistrationContent }) {
  const { t } = useWords();
  return (
    <Card title={t('pledge.registration.content')}>
      <p>
        {t('pledge.registration.aims')}: <b>{t(`pledge.registration.aim.${title}`)}</b>
      </p>
      {targets.map(({ criterion, text }) => (
        <div key={criterion}>
          <h3>{t(`pledge.criterion.${criterion as 'C1'}`)}</h3>
          <p class="said" lang="vi">
            {text}
          </p>
        </div>
      ))}
      <h3>{t('pledge.registration.issue')}</h3>
      <p class="said" lang="vi">
        {issue}
      </p>
    </Card>
  );
}
