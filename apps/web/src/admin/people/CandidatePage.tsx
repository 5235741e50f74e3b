import { formatDate, formatDeadline, formatPercent, formatRatio } from '@bontot/i18n';
import { Card, ErrorState, Go, Icon, Loading, Page, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import { AskDialog } from '../meetings/AskDialog.tsx';
import { Chip } from '../meetings/Chip.tsx';
import type { Candidate, CandidateAnswer, CellVote } from './answers.ts';
import { maySend, stageSign, wayOf, type WayEntry } from './pipeline.ts';
import { useCandidate } from './reads.ts';
import { useCandidateActs } from './use-candidate-acts.ts';
import '../register/register.css';
import '../meetings/meetings.css';
import './people.css';

/** `/candidates/:candidateId`: one person's way into the party, what comes next and what was done. */
export default function CandidatePage() {
  const { t } = useLanguage();
  const { params } = usePlace();
  const { data, error, refetch } = useCandidate(params['candidateId'] ?? '');
  if (!data)
    return (
      <Page title={t('people.title.candidate')}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[3, 10]} />}
      </Page>
    );
  return <Shown answer={data} />;
}

function Shown({ answer: { candidate, names, cellName, may } }: { answer: CandidateAnswer }) {
  const { t } = useLanguage();
  const acts = useCandidateActs();
  const { next, name, cellId, decision, ceremony, annulled, targetYear, stage } = candidate;
  return (
    <Page
      title={name}
      beside={<Chip of={stageSign(candidate)} size="head" />}
      crumbs={[{ name: cellName, href: `/units/${cellId}/candidates` }]}
      facts={
        <>
          <span lang="vi">{cellName}</span>
          {' · '}
          {t('people.candidate.target', { year: targetYear })}
        </>
      }
    >
      {next && <NextStep candidate={candidate} may={maySend(next.step, may)} onStep={acts.doStep} />}
      {annulled && (
        <p className="banner">
          <Icon name="na" />
          <span>{t('people.annulled.because', { reason: annulled.reason })}</span>
        </p>
      )}
      {stage === 'full' && (
        <p>
          <Go href={`/people/${candidate.candidateId}`}>{t('people.candidate.asMember')}</Go>
        </p>
      )}
      <Card title={t('people.way')}>
        <ol className="way">
          {wayOf(candidate).map((entry) => (
            <WayRow key={entry.what} entry={entry} candidate={candidate} names={names} />
          ))}
        </ol>
      </Card>
      {!annulled && (
        <div className="row wrap no-print">
          {may.follow && !ceremony && (
            <button className="btn quiet" type="button" onClick={() => acts.annul('introduction', candidate)}>
              {t('people.annul.introduction')}
            </button>
          )}
          {may.decide && decision?.admitted && (
            <button className="btn quiet" type="button" onClick={() => acts.annul('decision', candidate)}>
              {t('people.annul.decision')}
            </button>
          )}
        </div>
      )}
      <AskDialog asking={acts.asking} onClose={acts.close} />
    </Page>
  );
}

type NextParts = {
  candidate: Candidate;
  may: boolean;
  onStep: ReturnType<typeof useCandidateActs>['doStep'];
};

function NextStep({ candidate, may, onStep }: NextParts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { next, name, vote } = candidate;
  if (!next) return null;
  return (
    <Card title={t('people.next', { step: t(`people.step.${next.step}`) })}>
      <div className="card-body">
        <p>{t(`people.step.${next.step}.why`, { name })}</p>
        {next.step === 'vote' && vote && !vote.adopted && (
          <p className="banner risk">
            <Icon name="risk" />
            <span>{t('people.vote.notAdopted')}</span>
          </p>
        )}
        {next.dueOn && <p className="small soft">{formatDeadline(language, next.dueOn, today)}</p>}
        {may ? (
          <button className="btn first" type="button" data-key-act onClick={() => onStep(next.step, candidate)}>
            {t('people.step.record')}
          </button>
        ) : (
          <p className="small soft">{t('people.step.notYours')}</p>
        )}
      </div>
    </Card>
  );
}

const icons = { done: 'good', next: 'part', ahead: 'notdue' } as const;

function WayRow({
  entry,
  candidate,
  names,
}: {
  entry: WayEntry;
  candidate: Candidate;
  names: CandidateAnswer['names'];
}) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return (
    <li className={entry.state} aria-current={entry.state === 'next' ? 'step' : undefined}>
      <Icon name={icons[entry.state]} className={entry.state === 'done' ? 'good' : 'notdue'} />
      <div>
        <p>
          <b>{t(`people.step.${entry.what}`)}</b>{' '}
          <span className="soft">
            {entry.on
              ? formatDate(language, entry.on, today)
              : t(entry.state === 'next' ? 'people.way.next' : 'people.way.ahead')}
          </span>
        </p>
        <WayDetail what={entry.what} candidate={candidate} names={names} />
      </div>
    </li>
  );
}

function WayDetail({
  what,
  candidate,
  names,
}: {
  what: WayEntry['what'];
  candidate: Candidate;
  names: CandidateAnswer['names'];
}) {
  const { t, language } = useLanguage();
  const { introduction, awareness, vote, fullVote, decision, fullDecision, probationUntil } = candidate;
  const day = (date: string): string => formatDate(language, date);
  const votes = ({ for: part, base, against }: CellVote): string =>
    t('people.vote.said', {
      ratio: formatRatio(language, part, base),
      percent: formatPercent(language, part, base),
      against,
    });
  const said = ((): string | null => {
    switch (what) {
      case 'introduction':
        return t('people.introduction.said', {
          number: introduction.resolution.number,
          helpers: introduction.helperIds.map((id) => names[id] ?? t('desk.somebody')).join(', '),
        });
      case 'certificate':
        return awareness?.certificate ? t('people.certificate.said', awareness.certificate) : null;
      case 'vote':
        return vote && votes(vote);
      case 'full-vote':
        return fullVote && votes(fullVote);
      case 'decide':
        return (
          decision &&
          t(decision.admitted ? 'people.decision.said' : 'people.decision.refused', {
            number: decision.paper.number,
            reason: decision.reason ?? '',
          })
        );
      case 'ceremony':
        return probationUntil && t('people.probation.until', { date: day(probationUntil) });
      case 'full-decision':
        return (
          fullDecision &&
          t(`people.step.full.said.${fullDecision.result}`, {
            number: fullDecision.paper.number,
            date: fullDecision.until ? day(fullDecision.until) : '',
          })
        );
      default:
        return null;
    }
  })();
  return said ? <p className="small soft">{said}</p> : null;
}
