import { formatPercent } from '@bontot/i18n';
import { countAttendance, countSpeakers, isPresent, type Act } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { calledOf, nameOf, nameParts } from './people.ts';
import type { Scene } from './scene.ts';
import { StatementDialog } from './StatementDialog.tsx';

/** Percent of those present from which speaking counts as broad (domain handbook 3.5). */
const WANTED = 30;

/** Who spoke, by a tap on the name; what was said only where somebody wants to write it down. */
export function Speakers({ scene }: { scene: Scene }) {
  const { t, language } = useWords();
  const { view, run } = scene;
  const { meeting, names } = view;
  const [writing, write] = useState<string | null>(null);
  const here = calledOf(view).called.filter(isPresent);
  const spoke = countSpeakers(meeting.roll, meeting.statements, meeting.attendanceBase);
  const { present } = countAttendance(meeting.roll, meeting.attendanceBase);
  const toggle = (personId: string) => {
    const theirs = meeting.statements.filter((statement) => statement.personId === personId);
    // What somebody wrote down is not taken away by a tap.
    const bare = theirs.filter(({ text }) => !text);
    const acts: Act[] =
      theirs.length === 0
        ? [{ type: 'set-statement', statementId: newUlid(), personId, kind: 'opinion' }]
        : bare.map(({ statementId }) => ({ type: 'remove-statement', statementId }));
    return run(acts);
  };
  const heard = new Set(meeting.statements.map(({ statementId }) => statementId));
  const voices = meeting.voices.filter(({ voiceId }) => !heard.has(voiceId));
  const written = meeting.statements.filter(({ text }) => text);
  return (
    <Card
      title={t('phone.speak.title')}
      open
      tools={
        <span class={100 * spoke >= WANTED * present ? 'good' : 'soft'}>
          {t('phone.speak.count', { spoke, present, percent: formatPercent(language, spoke, present) })}
        </span>
      }
    >
      <p class="side-note soft">{t('phone.speak.hint')}</p>
      <ul class="names">
        {here.map(({ personId }) => {
          const { name, mark } = nameParts(nameOf(names, personId));
          const pressed = meeting.statements.some((statement) => statement.personId === personId);
          return (
            <li key={personId}>
              <button class="name" type="button" aria-pressed={pressed} onClick={() => void toggle(personId)}>
                {name}
                {mark && <span class="nt">{mark}</span>}
              </button>
            </li>
          );
        })}
      </ul>
      {voices.length > 0 && (
        <Rows label={t('phone.speak.voices')}>
          {voices.map(({ voiceId, personId, text }) => (
            <Row
              key={voiceId}
              icon="speak"
              title={t('phone.speak.voice', { name: nameOf(names, personId) })}
              sub={text}
              end={t('phone.speak.take')}
              onClick={() =>
                run(
                  { type: 'set-statement', statementId: voiceId, personId, kind: 'opinion', text },
                  { say: t('phone.speak.taken'), undo: [{ type: 'remove-statement', statementId: voiceId }] },
                )
              }
            />
          ))}
        </Rows>
      )}
      {written.length > 0 && (
        <Rows label={t('phone.speak.written')}>
          {written.map(({ statementId, personId, kind, text }) => (
            <Row
              key={statementId}
              title={`${nameOf(names, personId)} · ${t(`phone.speak.kind.${kind}`)}`}
              sub={text}
              onClick={() => write(statementId)}
            />
          ))}
        </Rows>
      )}
      <Button icon="pencil" onClick={() => write(newUlid())}>
        {t('phone.speak.write')}
      </Button>
      {writing && <StatementDialog scene={scene} statementId={writing} onClose={() => write(null)} />}
    </Card>
  );
}
