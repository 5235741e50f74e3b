import type { MinutesSection } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';
import { sectionsOf } from './offices.ts';
import type { Scene } from './scene.ts';

/** The text by its parts: drafted from the meeting, completed by people, read-only once both have signed. */
export function Sections({ view, run }: Scene) {
  const { t } = useWords();
  const { meeting } = view;
  const { minutes } = meeting;
  const [editing, edit] = useState(false);
  const standing = sectionsOf(view);
  const [draft, write, isDraft] = useDraft<MinutesSection[]>(`minutes:${meeting.meetingId}`, standing);
  const signed = minutes.state === 'signed';
  const save = async () => {
    if (!(await run({ type: 'write-minutes', sections: draft }, { say: t('phone.minutes.saved') }))) return;
    write(null);
    edit(false);
  };
  const set = (sectionId: string, text: string) =>
    write(draft.map((section) => (section.sectionId === sectionId ? { ...section, text } : section)));
  return (
    <Card
      title={t('phone.minutes.text')}
      open
      tools={
        !signed && !editing ? (
          <Button look="quiet" icon="pencil" onClick={() => edit(true)}>
            {t('phone.edit')}
            <span class="sr"> {t('phone.minutes.text')}</span>
          </Button>
        ) : null
      }
    >
      {minutes.sections.length === 0 && (
        <Banner>
          <p>{t('phone.minutes.drafted')}</p>
        </Banner>
      )}
      {isDraft && !editing && (
        <Banner look="risk">
          <p>{t('phone.minutes.unsaved')}</p>
        </Banner>
      )}
      {editing && minutes.state !== 'drafting' && (
        <Banner look="risk">
          <p>{t('phone.minutes.backToDraft')}</p>
        </Banner>
      )}
      {editing ? (
        <div class="stack">
          {draft.map(({ sectionId, heading, text }) => (
            <TextField
              key={sectionId}
              label={<span lang="vi">{heading}</span>}
              value={text}
              rows={Math.min(12, Math.max(3, Math.ceil(text.length / 34) + 1))}
              maxLength={20_000}
              onInput={(next) => set(sectionId, next)}
            />
          ))}
          <Button look="first" big onClick={save}>
            {t('phone.minutes.save')}
          </Button>
          <Button
            wide
            onClick={() => {
              write(null);
              edit(false);
            }}
          >
            {t('phone.minutes.discard')}
          </Button>
        </div>
      ) : (
        <div class="sheet-text" lang="vi">
          {standing.map(({ sectionId, heading, text }) => (
            <section key={sectionId}>
              <h3>{heading}</h3>
              <p class="typed">{text || '……'}</p>
            </section>
          ))}
        </div>
      )}
    </Card>
  );
}
