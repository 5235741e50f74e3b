import { formatWeekday } from '@bontot/i18n';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { tell } from '../parts/toast.ts';
import { Refused } from '../run/Refused.tsx';
import type { Scene } from './scene.ts';

/** It leaves the phone and reaches everybody: said once more before. */
export function AnnounceDialog({ view, run, refused, onClose }: Scene & { refused: string; onClose: () => void }) {
  const { t, language } = useWords();
  const { meeting, people } = view;
  const fresh = meeting.papers.filter(({ versions }) => versions.at(-1)?.publishedOn === null);
  const announce = async () => {
    const done = await run([
      { type: 'announce' },
      ...(fresh.length > 0 ? [{ type: 'publish-papers' as const, paperIds: fresh.map(({ paperId }) => paperId) }] : []),
    ]);
    if (!done) return;
    tell({ text: t('phone.announce.told') });
    onClose();
  };
  return (
    <Dialog
      title={t('phone.announce.title')}
      open
      onClose={onClose}
      actions={
        <Button look="first" big onClick={announce}>
          {t('phone.announce.sure', { n: people.length })}
        </Button>
      }
    >
      <Refused text={refused} />
      <p>
        {t('phone.announce.what', {
          date: formatWeekday(language, meeting.heldOn, today()),
          time: meeting.startsAt || '…',
          place: meeting.place || t('phone.prepare.noPlace'),
        })}
      </p>
      <p>{t('phone.announce.items', { n: meeting.agenda.length, papers: meeting.papers.length })}</p>
      <p class="soft">{t('phone.announce.supervisor')}</p>
    </Dialog>
  );
}
