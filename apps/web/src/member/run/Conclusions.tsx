import { formatRatio } from '@bontot/i18n';
import { countAttendance, isAdopted, type Conclusion } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { usePrepared } from '../data/prepared.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Icon } from '../parts/Icon.tsx';
import { ConclusionDialog } from './ConclusionDialog.tsx';
import { adopting } from './outcome.ts';
import type { Scene } from './scene.ts';

/** What the meeting concludes. What was prepared needs one tap, alone or all of it with a vote in which all agree. */
export function Conclusions({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { view, run, meetingId } = scene;
  const { meeting } = view;
  const [{ conclusions: prepared }] = usePrepared(meetingId);
  const [edited, edit] = useState<Conclusion | null>(null);
  const waiting = prepared.filter(
    ({ conclusionId }) => !meeting.conclusions.some((one) => one.conclusionId === conclusionId),
  );
  const { fullPresent, quorum } = countAttendance(meeting.roll, meeting.attendanceBase);
  const adoptAll = () => {
    const { acts, undo } = adopting(waiting, meeting, newUlid());
    return run(acts, { say: t('phone.conclusion.adopted', { n: waiting.length }), undo });
  };
  return (
    <Card title={t('phone.conclusion.title')} open>
      <ul class="outcomes">
        {meeting.conclusions.map((one) => {
          const adopted = isAdopted(one, meeting);
          return (
            <li key={one.conclusionId} class="outcome">
              <Icon name={adopted ? 'good' : 'risk'} class={adopted ? 'good' : 'risk'} />
              <p>
                <b>{t(`phone.conclusion.kind.${one.kind}`)}</b> {one.text}
                <span class="s2">{t(adopted ? 'phone.conclusion.is' : 'phone.conclusion.isNot')}</span>
              </p>
              <Button look="quiet" onClick={() => edit(one)}>
                {t('phone.edit')}
                <span class="sr"> {one.text}</span>
              </Button>
            </li>
          );
        })}
        {waiting.map((one) => (
          <li key={one.conclusionId} class="outcome draft">
            <Icon name="document" />
            <p>
              <b>{t('phone.conclusion.draft')}</b> {one.text}
            </p>
            <Button
              onClick={() =>
                run(
                  { type: 'set-conclusion', ...one, voteId: null },
                  {
                    say: t('phone.conclusion.adopted', { n: 1 }),
                    undo: [{ type: 'remove-conclusion', conclusionId: one.conclusionId }],
                  },
                )
              }
            >
              {t('phone.conclusion.adopt')}
              <span class="sr"> {one.text}</span>
            </Button>
          </li>
        ))}
      </ul>
      {waiting.length > 0 && quorum && (
        <Button icon="hand" wide onClick={adoptAll}>
          {t('phone.conclusion.adoptAll', {
            n: waiting.length,
            votes: formatRatio(language, fullPresent, fullPresent),
          })}
        </Button>
      )}
      <Button icon="plus" onClick={() => edit({ conclusionId: newUlid(), kind: 'conclusion', text: '', voteId: null })}>
        {t('phone.conclusion.add')}
      </Button>
      {edited && <ConclusionDialog scene={scene} conclusion={edited} onClose={() => edit(null)} />}
    </Card>
  );
}
