import { ApiProblem, Icon, useLanguage, wordsOf } from '../../shared/index.ts';

/** Why something was not sent; what was typed stays where it is. */
export function Problem({ of }: { of: unknown }) {
  const { t } = useLanguage();
  const problem = of instanceof ApiProblem ? of : undefined;
  const why =
    problem?.code === 'SET_ASIDE' ? t('desk.setAside') : problem?.detail || t(`shell.error.${wordsOf(problem)}.title`);
  const refused = problem?.extensions['refused'];
  const all = problem?.extensions['all'];
  const several = typeof refused === 'number' && typeof all === 'number';
  return (
    <p className="banner risk" role="alert">
      <Icon name="risk" />
      <span>{several ? t('desk.partly', { refused, all, why }) : t('desk.notSent', { why })}</span>
    </p>
  );
}
