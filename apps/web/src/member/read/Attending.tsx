import { isAllowedIn, type ReasonClass } from '@bontot/meeting-core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { go, usePath } from '../app/router.tsx';
import { useWords } from '../app/words.ts';
import { useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Choice } from '../parts/Choice.tsx';
import { TextField } from '../parts/Field.tsx';
import { excuseOf, voicesOf } from './meeting.ts';
import type { OfMeeting } from './of-meeting.ts';
import { useAct } from './use-act.ts';

const REASONS: readonly ReasonClass[] = ['work', 'family', 'health', 'other'];

/** What a member tells the cell before the meeting; `?do=speak` and `?do=excuse` open the form at once. */
export function Attending(given: OfMeeting) {
  const { t } = useWords();
  const { view, personId } = given;
  const { meeting } = view;
  const may = (type: 'speak-up' | 'ask-excuse') => view.may.includes(type) && isAllowedIn(type, meeting.state);
  const speak = useForm('speak', given);
  const excuse = useForm('excuse', given);
  const maySpeak = may('speak-up');
  const mayExcuse = meeting.state === 'announced' && may('ask-excuse');
  const excused = excuseOf(meeting, personId) !== undefined;
  const offers = (maySpeak && !speak.isOpen) || (mayExcuse && !excused && !excuse.isOpen);
  return (
    <>
      {offers && (
        <Card title={t('me.attend')}>
          <div class="pair">
            {maySpeak && !speak.isOpen && <Button onClick={speak.open}>{t('me.speak')}</Button>}
            {mayExcuse && !excused && !excuse.isOpen && <Button onClick={excuse.open}>{t('me.excuse')}</Button>}
          </div>
        </Card>
      )}
      {maySpeak && (speak.isOpen || voicesOf(meeting, personId).length > 0) && <SpeakUp {...given} form={speak} />}
      {mayExcuse && (excuse.isOpen || excused) && <Excuse {...given} form={excuse} />}
    </>
  );
}

type Form = ReturnType<typeof useForm>;

/** Which form the address asks for; another tap on the button changes the address, so that «back» closes the form. */
function useForm(name: 'speak' | 'excuse', { view }: OfMeeting) {
  const { search, path } = usePath();
  const isOpen = search.do === name;
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) ref.current?.scrollIntoView({ block: 'start' });
    // Once the form stands, not again whenever the meeting is heard of.
  }, [isOpen, view.meeting.meetingId]);
  return {
    isOpen,
    ref,
    open: () => go(`${path}?do=${name}`, { replace: true }),
    close: () => go(path, { replace: true }),
  };
}

function SpeakUp({ form, ...given }: OfMeeting & { form: Form }) {
  const { t } = useWords();
  const { run, refused } = useAct(given.held);
  const { isOpen, ref, close } = form;
  const [text, setText] = useDraft(`speak:${given.view.meeting.meetingId}`, '');
  const [missing, setMissing] = useState(false);
  const mine = voicesOf(given.view.meeting, given.personId);
  const send = async () => {
    if (text.trim() === '') return setMissing(true);
    if (await run({ type: 'speak-up', voiceId: newUlid(), text: text.trim() }, t('me.speak.sent'))) {
      setText(null);
      close();
    }
  };
  return (
    <div ref={ref} class="form-place">
      <Card title={t('me.speak.title')}>
        {mine.length > 0 && (
          <>
            <p class="soft">{t('me.speak.mine')}</p>
            <ul class="voices">
              {mine.map(({ voiceId, text: said }) => (
                <li key={voiceId}>{said}</li>
              ))}
            </ul>
          </>
        )}
        {isOpen && (
          <>
            <TextField
              label={t('me.speak.text')}
              hint={t('me.speak.why')}
              error={missing && text.trim() === '' ? t('me.speak.empty') : undefined}
              value={text}
              onInput={setText}
              rows={4}
              maxLength={4_000}
            />
            {refused && <p role="alert">{refused}</p>}
            <Button look="first" big onClick={send}>
              {t('me.speak.send')}
            </Button>
          </>
        )}
      </Card>
    </div>
  );
}

function Excuse({ form, ...given }: OfMeeting & { form: Form }) {
  const { t } = useWords();
  const { run, refused } = useAct(given.held);
  const { isOpen, ref, open, close } = form;
  const mine = excuseOf(given.view.meeting, given.personId);
  const [reason, setReason] = useState<ReasonClass | null>(mine?.reasonClass ?? null);
  const [detail, setDetail] = useState(mine?.detail ?? '');
  const [missing, setMissing] = useState(false);
  const send = async () => {
    if (!reason) return setMissing(true);
    const written = detail.trim();
    const act = { type: 'ask-excuse' as const, reasonClass: reason, ...(written ? { detail: written } : {}) };
    if (await run(act, t('me.excuse.sent'))) close();
  };
  return (
    <div ref={ref} class="form-place">
      <Card title={t('me.excuse.title')}>
        {mine && <p>{t('me.excuse.standing', { reason: t(`me.excuse.${mine.reasonClass}`) })}</p>}
        {mine?.detail && <p class="soft">{mine.detail}</p>}
        {isOpen ? (
          <>
            <p class="soft">{t('me.excuse.why')}</p>
            <Choice
              label={t('me.excuse.class')}
              options={REASONS.map((value) => ({ value, label: t(`me.excuse.${value}`) }))}
              value={reason}
              onChoose={setReason}
            />
            {missing && !reason && (
              <p class="fail" role="alert">
                {t('me.excuse.choose')}
              </p>
            )}
            <TextField
              label={t('me.excuse.detail')}
              hint={t('me.excuse.detail.hint')}
              value={detail}
              onInput={setDetail}
              maxLength={500}
            />
            {refused && <p role="alert">{refused}</p>}
            <Button look="first" big onClick={send}>
              {t('me.excuse.send')}
            </Button>
          </>
        ) : (
          <>
            <Button wide onClick={() => run({ type: 'withdraw-excuse' }, t('me.excuse.withdrawn'))}>
              {t('me.excuse.withdraw')}
            </Button>
            <Button look="quiet" wide onClick={open}>
              {t('me.excuse.change')}
            </Button>
          </>
        )}
      </Card>
    </div>
  );
}
