import { formatDate } from '@bontot/i18n';
import { useRef, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { ApiProblem, online } from '../data/line.ts';
import { useTold } from '../data/told.ts';
import { PAPER_TYPES, upload } from '../data/upload.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Field } from '../parts/Field.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Icon } from '../parts/Icon.tsx';
import { nameOf } from '../run/people.ts';
import { Refused } from '../run/Refused.tsx';
import { digestOfMinutes, type Scene } from './scene.ts';

const PLACES = ['chair', 'clerk'] as const;

/** Who has signed, when, and the digest that they confirmed; a paper that was signed by hand may be added. */
export function Signatures(scene: Scene) {
  const { t, language } = useWords();
  const { view } = scene;
  const { meeting, names } = view;
  const { minutes } = meeting;
  const [adding, add] = useState(false);
  const isOnline = useTold(online);
  const open = minutes.state === 'approved' || minutes.state === 'signed';
  return (
    <Card title={t('phone.minutes.signatures')}>
      {PLACES.map((as) => {
        const signature = minutes.signatures.find((one) => one.as === as);
        const named = as === 'chair' ? meeting.chairId : meeting.clerkId;
        return (
          <p class="fact" key={as}>
            <Icon name={signature ? 'good' : 'notdue'} class={signature ? 'good' : ''} />
            <span>
              <b>{t(as === 'chair' ? 'phone.open.chair' : 'phone.open.clerk')}:</b>{' '}
              {nameOf(names, signature?.personId ?? named) || t('phone.open.nobody')}
              <span class="s2">
                {signature
                  ? t(signature.scan ? 'phone.minutes.byPaper' : 'phone.minutes.bySignIn', {
                      date: formatDate(language, signature.on, today()),
                    })
                  : t('phone.minutes.unsigned')}
              </span>
            </span>
          </p>
        );
      })}
      {minutes.digest && <p class="side-note soft digest">{t('phone.minutes.digest', { digest: minutes.digest })}</p>}
      {open && (
        <Button icon="clip" disabled={!isOnline} onClick={() => add(true)}>
          {t('phone.minutes.addPaper')}
        </Button>
      )}
      {adding && <ScanDialog {...scene} onClose={() => add(false)} />}
    </Card>
  );
}

function ScanDialog({ view: { meeting }, run, refused, clear, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [as, setAs] = useState<(typeof PLACES)[number] | null>(null);
  const [signedOn, setDay] = useState(today());
  const [file, setFile] = useState<File | null>(null);
  const [problem, setProblem] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const close = () => {
    clear();
    onClose();
  };
  const save = async () => {
    if (!as || !file) return;
    try {
      const scan = await upload(file, () => undefined, new AbortController().signal);
      const digest = meeting.minutes.digest ?? (await digestOfMinutes(meeting));
      if (await run({ type: 'sign', as, digest, scan, signedOn })) close();
    } catch (cause) {
      if (!(cause instanceof ApiProblem)) throw cause;
      setProblem(cause.detail || t('phone.line.off'));
    }
  };
  return (
    <Dialog
      title={t('phone.minutes.addPaper')}
      open
      onClose={close}
      actions={
        <Button look="first" big onClick={save} disabled={!as || !file}>
          {t('phone.save')}
        </Button>
      }
    >
      <Refused text={refused || problem} />
      <p class="soft">{t('phone.minutes.paperWhy')}</p>
      <Choice
        label={t('phone.minutes.whose')}
        options={PLACES.map((value) => ({
          value,
          label: t(value === 'chair' ? 'phone.open.chair' : 'phone.open.clerk'),
        }))}
        value={as}
        onChoose={setAs}
      />
      <Field
        label={t('phone.minutes.signedOn')}
        type="date"
        value={signedOn}
        min={meeting.heldOn}
        max={today()}
        onInput={setDay}
      />
      <input
        ref={input}
        class="sr"
        type="file"
        accept={PAPER_TYPES}
        tabIndex={-1}
        aria-label={t('phone.minutes.scan')}
        onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
      />
      <Button icon="clip" wide onClick={() => input.current?.click()}>
        {file ? file.name : t('phone.minutes.scan')}
      </Button>
    </Dialog>
  );
}
