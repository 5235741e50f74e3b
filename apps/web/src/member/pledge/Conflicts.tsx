import { formatDateTime } from '@bontot/i18n';
import type { MyPledge, Pledge } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { useMyActs } from './mine.ts';

/** Two devices wrote the same thing: what came first stands, and its author chooses. */
export function Conflicts({ mine, pledge }: { mine: MyPledge; pledge: Pledge }) {
  const { t, language } = useWords();
  const act = useMyActs(mine);
  return (
    <>
      {pledge.conflicts.map(({ conflictId, at, losing }) => (
        <Card key={conflictId} title={t('pledge.conflict')}>
          <p>{t('pledge.conflict.why', { when: formatDateTime(language, at, today()) })}</p>
          {textsIn(losing).map((text) => (
            <p key={text} class="said" lang="vi">
              {text}
            </p>
          ))}
          <div class="pair">
            <Button onClick={() => act({ type: 'resolve-conflict', conflictId, take: 'standing' })}>
              {t('pledge.conflict.standing')}
            </Button>
            <Button onClick={() => act({ type: 'resolve-conflict', conflictId, take: 'losing' })}>
              {t('pledge.conflict.losing')}
            </Button>
          </div>
        </Card>
      ))}
    </>
  );
}

const SHOWN = new Set(['text', 'title', 'measure', 'line', 'reason', 'ethics', 'duties', 'weaknesses']);

/** What the second device had written, in the order in which it stands there. */
function textsIn(act: object): string[] {
  const found = Object.entries(act).flatMap(([name, value]: [string, unknown]): string[] => {
    if (typeof value === 'string') return SHOWN.has(name) && value ? [value] : [];
    return typeof value === 'object' && value !== null ? textsIn(value) : [];
  });
  return [...new Set(found)];
}
