import type { EvidenceNote } from '@bontot/pledge-core';
import { formatNumber } from '@bontot/i18n';
import { useRef, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { ApiProblem, online } from '../data/line.ts';
import { useTold } from '../data/told.ts';
import { MOST_BYTES, PAPER_TYPES, upload } from '../data/upload.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Field } from '../parts/Field.tsx';

type Parts = { of: string; evidence: EvidenceNote[]; onChange: (evidence: EvidenceNote[]) => void };
type Sending = { name: string; size: number; sent: number; cancel: () => void };
const MOST_NOTES = 10;

/** What is worth sending: a file is called by its name where nobody has said more. */
export const notesOf = (evidence: readonly EvidenceNote[]): EvidenceNote[] =>
  evidence
    .map(({ ref, file }) => ({ ref: ref.trim() || (file?.name.slice(0, 200) ?? ''), file }))
    .filter(({ ref }) => ref !== '');

/** Where pictures and papers of pledges are put. */
const DOOR = '/api/v1/pledge-files';

/** Proofs of what was done: a few words, a picture, a paper. Words are kept without a network; a file needs one. */
export function EvidenceList({ of, evidence, onChange }: Parts) {
  const { t, language } = useWords();
  const isOnline = useTold(online);
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const [failed, fail] = useState<'too-big' | 'not-sent' | null>(null);
  const take = async (file: File) => {
    fail(null);
    if (file.size > MOST_BYTES) return fail('too-big');
    const stop = new AbortController();
    const state = { name: file.name, size: file.size, cancel: () => stop.abort() };
    setSending({ ...state, sent: 0 });
    try {
      const sent = await upload(file, (bytes) => setSending({ ...state, sent: bytes }), stop.signal, DOOR);
      onChange([...evidence, { ref: '', file: sent }]);
    } catch (cause) {
      if (stop.signal.aborted) return;
      if (!(cause instanceof ApiProblem)) throw cause;
      fail('not-sent');
    } finally {
      setSending(null);
    }
  };
  const change = (at: number, note: EvidenceNote | null) =>
    onChange(note ? evidence.with(at, note) : evidence.filter((_, other) => other !== at));
  return (
    <div class="stack evidence">
      {evidence.map((note, at) => (
        <div key={note.file?.fileId ?? at} class="evidence-note">
          <Field
            label={note.file ? t('pledge.evidence.of', { name: note.file.name }) : t('pledge.evidence.words')}
            value={note.ref}
            onInput={(ref) => change(at, { ...note, ref })}
            maxLength={200}
          />
          <Button
            icon="bin"
            aria-label={t('pledge.evidence.remove', { ref: note.ref || note.file?.name || String(at + 1) })}
            onClick={() => change(at, null)}
          >
            {t('phone.remove')}
          </Button>
        </div>
      ))}
      <input
        ref={input}
        class="sr"
        type="file"
        accept={PAPER_TYPES}
        tabIndex={-1}
        aria-label={t('pledge.evidence.file')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      {sending && (
        <div role="status">
          <p>
            {t('phone.papers.sending', {
              name: sending.name,
              sent: formatNumber(language, Math.ceil(sending.sent / 1024)),
              size: formatNumber(language, Math.ceil(sending.size / 1024)),
            })}
          </p>
          <progress value={sending.sent} max={sending.size} aria-label={sending.name} />
          <Button onClick={sending.cancel}>{t('phone.papers.cancel')}</Button>
        </div>
      )}
      {failed && (
        <Banner look="fail">
          <p role="alert">{t(failed === 'too-big' ? 'phone.papers.tooBig' : 'pledge.evidence.failed')}</p>
        </Banner>
      )}
      {evidence.length < MOST_NOTES && (
        <div class="pair">
          <Button
            icon="plus"
            aria-label={t('pledge.evidence.addOf', { title: of })}
            onClick={() => onChange([...evidence, { ref: '', file: null }])}
          >
            {t('pledge.evidence.add')}
          </Button>
          <Button
            icon="clip"
            disabled={!isOnline || sending !== null}
            aria-label={t('pledge.evidence.fileOf', { title: of })}
            onClick={() => input.current?.click()}
          >
            {t('pledge.evidence.file')}
          </Button>
        </div>
      )}
      {!isOnline && <p class="side-note soft">{t('pledge.evidence.offline')}</p>}
    </div>
  );
}
