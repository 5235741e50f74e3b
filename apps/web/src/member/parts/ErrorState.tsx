import { useWords } from '../app/words.ts';
import { ApiProblem } from '../data/line.ts';
import { Button } from './Button.tsx';
import { Icon } from './Icon.tsx';

/** What happened, what is safe, what to do; the code small, for whoever is asked for help. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useWords();
  const problem = error instanceof ApiProblem ? error : undefined;
  const words = wordsOf(problem?.status);
  return (
    <div class="state" role="alert">
      <Icon name={words === 'offline' ? 'off' : 'fail'} class={words === 'offline' ? '' : 'fail'} />
      <p class="state-title">{t(`shell.error.${words}.title`)}</p>
      {problem?.detail && words === 'refused' && <p>{problem.detail}</p>}
      <p class="soft">{words === 'offline' ? t('phone.error.notKept') : t(`shell.error.${words}.todo`)}</p>
      {retry && words !== 'forbidden' && words !== 'missing' && (
        <Button icon="sync" onClick={retry}>
          {t('shell.error.retry')}
        </Button>
      )}
      {problem && problem.status !== 0 && (
        <p class="side-note soft">
          {t('shell.error.code', { code: problem.code })}
          {problem.reference && <> · {problem.reference}</>}
        </p>
      )}
    </div>
  );
}

type Words = 'page' | 'offline' | 'forbidden' | 'missing' | 'busy' | 'refused' | 'server';

/** Which sentences fit a status; undefined for a fault of the page itself. */
export function wordsOf(status: number | undefined): Words {
  if (status === undefined) return 'page';
  if (status === 0) return 'offline';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'busy';
  return status >= 500 ? 'server' : 'refused';
}
