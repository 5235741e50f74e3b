import { useWords } from '../app/words.ts';
import { Card } from '../parts/Card.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { nameOf } from '../run/people.ts';
import type { Scene } from './scene.ts';

/** What members have said beforehand: who cannot come, and who wants to speak about what. */
export function Heard({ view: { meeting, names } }: Scene) {
  const { t } = useWords();
  const { excuses, voices } = meeting;
  if (excuses.length === 0 && voices.length === 0) return null;
  return (
    <Card title={t('phone.heard.title')} open>
      <Rows>
        {excuses.map(({ personId, reasonClass, detail }) => (
          <Row
            key={personId}
            icon="notdue"
            title={nameOf(names, personId)}
            sub={[t('phone.heard.excused', { reason: t(`phone.reason.${reasonClass}`) }), detail]
              .filter(Boolean)
              .join('. ')}
          />
        ))}
        {voices.map(({ voiceId, personId, text }) => (
          <Row key={voiceId} icon="speak" title={nameOf(names, personId)} sub={text} />
        ))}
      </Rows>
    </Card>
  );
}
