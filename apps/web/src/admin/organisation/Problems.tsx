import { refusalSentence } from '@bontot/i18n';
import { useQuery } from '@tanstack/react-query';
import { Icon, useLanguage } from '../../shared/index.ts';
import type { Problem } from './plans.ts';

/** What stands in the way of a step, each in a sentence that says what to do. */
export function Problems({ of }: { of: readonly Problem[] }) {
  const { language } = useLanguage();
  const { data = [] } = useQuery({
    queryKey: ['organisation', 'problems', language, of],
    enabled: of.length > 0,
    staleTime: Infinity,
    queryFn: () => Promise.all(of.map(({ code, details }) => refusalSentence(language, code, details))),
  });
  if (of.length === 0) return null;
  return (
    <ul className="plan-problems">
      {of.map((problem, index) => (
        <li key={`${problem.code} ${index}`} className="small fail">
          <Icon name="fail" />
          <span>{data[index] ?? problem.code}</span>
        </li>
      ))}
    </ul>
  );
}
