import { ApiProblem } from '../api.ts';
import { useLanguage } from '../language.ts';
import { Icon } from './Icon.tsx';

/** What happened, what is safe, what to do; the code small, for whoever is asked for help. */
export function ErrorState({ error, retry }: { error: unknown; retry?: (() => void) | undefined }) {
  const { t } = useLanguage();
  const problem = error instanceof ApiProblem ? error : undefined;
  const words = wordsOf(problem);
  return (
    <div className="state" role="alert">
      <Icon name="fail" className="fail" />
      <p className="state-title">{t(`shell.error.${words}.title`)}</p>
      {problem?.detail && words === 'refused' && <p>{problem.detail}</p>}
      <p className="soft">{t(`shell.error.${words}.todo`)}</p>
      {retry && words !== 'forbidden' && words !== 'missing' && (
        <button className="btn" type="button" onClick={retry}>
          <Icon name="sync" />
          {t('shell.error.retry')}
        </button>
      )}
      {problem && (
        <p className="tiny soft">
          {t('shell.error.code', { code: problem.code })}
          {problem.reference && <> · {problem.reference}</>}
        </p>
      )}
    </div>
  );
}

/** Which sentences fit a problem. */
export function wordsOf(
  problem: ApiProblem | undefined,
): 'page' | 'offline' | 'forbidden' | 'missing' | 'busy' | 'refused' | 'server' {
  if (!problem) return 'page';
  const { status } = problem;
  if (status === 0) return 'offline';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'missing';
  if (status === 429 || status === 502 || status === 503 || status === 504) return 'busy';
  return status >= 500 ? 'server' : 'refused';
}
