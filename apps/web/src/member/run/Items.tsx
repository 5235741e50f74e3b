import type { AgendaItem } from '@bontot/meeting-core';
import { useEffect, useRef } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';
import { Icon } from '../parts/Icon.tsx';
import type { Scene } from './scene.ts';

/** The agenda with a place for notes, from which the minutes are drafted. */
export function Items({ scene }: { scene: Scene }) {
  const { t } = useWords();
  return (
    <Card title={t('phone.items.title')} open>
      <div class="items">
        {scene.view.meeting.agenda.map((item, index) => (
          <details key={item.itemId} class="item">
            <summary>
              <span>
                {index + 1}. {item.title}
                <span class="s2">
                  {t('phone.items.minutes', { n: item.minutes })}
                  {item.note && ` · ${t('phone.items.noted')}`}
                </span>
              </span>
              <Icon name="down" />
            </summary>
            <Note scene={scene} item={item} />
          </details>
        ))}
      </div>
    </Card>
  );
}

/** A pause in writing as long as this sends what was written. */
const PAUSE_MS = 1_500;

function Note({ scene: { run, meetingId }, item }: { scene: Scene; item: AgendaItem }) {
  const { t } = useWords();
  const [note, write, isDraft] = useDraft(`note:${meetingId}:${item.itemId}`, item.note);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = async () => {
    clearTimeout(timer.current);
    if (!isDraft) return;
    if (note === item.note || (await run({ type: 'note-item', itemId: item.itemId, note }))) write(null);
  };
  const latest = useRef(save);
  latest.current = save;
  useEffect(() => {
    if (!isDraft) return;
    timer.current = setTimeout(() => void latest.current(), PAUSE_MS);
    return () => clearTimeout(timer.current);
  }, [note, isDraft]);
  return (
    <div class="note">
      <TextField
        label={t('phone.items.note')}
        value={note}
        rows={4}
        onInput={write}
        onBlur={() => void save()}
        maxLength={20_000}
      />
    </div>
  );
}
