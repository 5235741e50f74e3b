import type { BallotView, Choice } from '@bontot/meeting-core';
import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { api, ApiProblem, online } from '../data/line.ts';
import { useTold } from '../data/told.ts';
import { Banner } from '../parts/Banner.tsx';
import { Card } from '../parts/Card.tsx';
import { ErrorState } from '../parts/ErrorState.tsx';
import { BallotForm } from './BallotForm.tsx';
import { castBallot } from './cast.ts';
import { ballotPath, lineOf } from './line.ts';
import type { OfVote } from './of-vote.ts';

type At = 'choosing' | 'sending' | 'failed' | 'refused' | 'taken' | 'sent';

/**
 * A secret ballot (domain handbook 3.4, 10.2). The choice lives in this page alone until it leaves, and is not shown again; what
 * the page says afterwards joins nobody with anything. Not possible without a network: what waited on the phone could be read.
 */
export function SecretBallot({ vote: { voteId, subject }, personId }: OfVote) {
  const { t } = useWords();
  const isOnline = useTold(online);
  const line = useMemo(() => lineOf(personId), [personId]);
  const [ballot, setBallot] = useState<BallotView>();
  const [error, setError] = useState<unknown>();
  const [at, setAt] = useState<At>(() => (line.unfinished.read(voteId)?.sent ? 'sent' : 'choosing'));
  const ask = useCallback(() => {
    setError(undefined);
    api.get<BallotView>(ballotPath(voteId)).then(setBallot, setError);
  }, [voteId]);
  useEffect(() => {
    if (isOnline) ask();
  }, [isOnline, ask]);
  const send = async (choice: Choice) => {
    if (!ballot) return;
    setAt('sending');
    try {
      await castBallot({ ballotId: voteId, publicKey: ballot.publicKey, choice }, line);
      setAt('sent');
    } catch (cause) {
      setAt(afterFailure(cause));
    }
  };
  const begun = line.unfinished.read(voteId);
  const taken = at === 'taken' || (ballot?.tokenTaken === true && !begun);
  const form = !taken && (at === 'choosing' || at === 'failed');
  return (
    <Card title={t('me.vote.choices')} quietTitle>
      {at === 'sent' ? (
        <div role="status">
          <p class="now-what">{t('me.vote.sent')}</p>
          <p class="soft">{t('me.vote.sent.why')}</p>
        </div>
      ) : (
        <>
          <Banner look="good">
            <p>
              <b>{t('me.vote.secret.why')}</b>
            </p>
            {form && <p>{t('me.vote.secret.once')}</p>}
          </Banner>
          {at === 'sending' && <p role="status">{t('me.vote.sending')}</p>}
          {at === 'refused' && <p role="alert">{t('me.vote.refused')}</p>}
          {taken && at !== 'sending' && (
            <>
              <p class="now-what">{t('me.vote.taken')}</p>
              <p class="soft">{t('me.vote.taken.why')}</p>
            </>
          )}
          {form && (
            <>
              {at === 'failed' && <p role="alert">{t('me.vote.failed')}</p>}
              {at === 'choosing' && begun && (
                <>
                  <p>{t('me.vote.unfinished')}</p>
                  <p class="soft">{t('me.vote.unfinished.why')}</p>
                </>
              )}
              {!isOnline && <p role="status">{t('me.vote.offline')}</p>}
              {isOnline && !ballot && error !== undefined ? (
                <ErrorState error={error} retry={ask} />
              ) : (
                <BallotForm
                  subject={subject}
                  after={t('me.vote.secret.once')}
                  disabled={!isOnline || !ballot}
                  onSend={send}
                />
              )}
            </>
          )}
        </>
      )}
    </Card>
  );
}

/** No answer, or none that says more than «later»: the same token goes again. */
function afterFailure(cause: unknown): At {
  if (!(cause instanceof ApiProblem)) return 'failed';
  if (cause.code === 'BALLOT_TOKEN_TAKEN') return 'taken';
  return cause.status >= 400 && cause.status < 500 && cause.status !== 401 && cause.status !== 429
    ? 'refused'
    : 'failed';
}
