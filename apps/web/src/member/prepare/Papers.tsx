import { formatDate, formatNumber } from '@bontot/i18n';
import { addDays } from '@bontot/kernel';
import type { Paper } from '@bontot/meeting-core';
import { useEffect, useRef, useState } from 'preact/hooks';
import { newUlid } from '../../shared/ulid.ts';
import { useSentence } from '../desk/RefusedPage.tsx';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { ApiProblem, online } from '../data/line.ts';
import { useTold } from '../data/told.ts';
import { MOST_BYTES, PAPER_TYPES, upload } from '../data/upload.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import type { Scene } from './scene.ts';

type Sending = { name: string; size: number; sent: number; cancel: () => void };

const titleOf = (name: string): string => name.replace(/\.[^.]+$/, '').normalize('NFC');

/** The papers of the meeting: uploaded in parts, kept with all their versions, sent to members a day before. */
export function Papers({ view, run }: Scene) {
  const { t, language } = useWords();
  const { meeting } = view;
  const isOnline = useTold(online);
  const input = useRef<HTMLInputElement>(null);
  /** Of which paper the next file is a version; undefined for a new one. */
  const target = useRef<Paper | undefined>(undefined);
  const [sending, setSending] = useState<Sending | null>(null);
  const [failed, fail] = useState<ApiProblem | 'too-big' | null>(null);
  useEffect(() => () => sending?.cancel(), [sending?.cancel]);
  const choose = (paper?: Paper) => {
    target.current = paper;
    input.current?.click();
  };
  const take = async (file: File) => {
    fail(null);
    if (file.size > MOST_BYTES) return fail('too-big');
    const stop = new AbortController();
    const state = { name: file.name, size: file.size, cancel: () => stop.abort() };
    setSending({ ...state, sent: 0 });
    try {
      const ref = await upload(file, (sent) => setSending({ ...state, sent }), stop.signal);
      const paper = target.current;
      await run({
        ...{ type: 'attach-paper', paperId: paper?.paperId ?? newUlid(), title: paper?.title ?? titleOf(file.name) },
        file: ref,
      });
    } catch (cause) {
      if (cause instanceof ApiProblem) fail(cause);
      else if (!stop.signal.aborted) throw cause;
    } finally {
      setSending(null);
    }
  };
  const unpublished = meeting.papers.filter(({ versions }) => versions.at(-1)?.publishedOn === null);
  const inTime = today() < meeting.heldOn;
  return (
    <Card title={t('phone.papers.title')} open>
      <input
        ref={input}
        class="sr"
        type="file"
        accept={PAPER_TYPES}
        tabIndex={-1}
        aria-label={t('phone.papers.add')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          event.currentTarget.value = '';
          if (file) void take(file);
        }}
      />
      {meeting.papers.length > 0 ? (
        <Rows>
          {meeting.papers.map((paper) => {
            const last = paper.versions.at(-1);
            return (
              <Row
                key={paper.paperId}
                icon="document"
                look={last?.publishedOn ? 'good' : 'notdue'}
                title={paper.title}
                sub={[
                  last?.publishedOn
                    ? t('phone.papers.published', { date: formatDate(language, last.publishedOn, today()) })
                    : t('phone.papers.notPublished'),
                  paper.versions.length > 1 ? t('phone.papers.versions', { n: paper.versions.length }) : '',
                ]
                  .filter(Boolean)
                  .join(' · ')}
                end={
                  paper.versions.some(({ publishedOn }) => publishedOn) ? t('phone.papers.renew') : t('phone.remove')
                }
                onClick={() =>
                  paper.versions.some(({ publishedOn }) => publishedOn)
                    ? choose(paper)
                    : run(
                        { type: 'remove-paper', paperId: paper.paperId },
                        last
                          ? {
                              say: t('phone.removed'),
                              undo: [
                                { type: 'attach-paper', paperId: paper.paperId, title: paper.title, file: last.file },
                              ],
                            }
                          : {},
                      )
                }
              />
            );
          })}
        </Rows>
      ) : (
        <p class="soft">
          {t('phone.papers.none', { date: formatDate(language, addDays(meeting.heldOn, -1), today()) })}
        </p>
      )}
      {sending && (
        <div class="box" role="status">
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
          <p role="alert">
            {failed === 'too-big' ? t('phone.papers.tooBig') : <Failure problem={failed} />} {t('phone.papers.rest')}
          </p>
        </Banner>
      )}
      <div class="stack">
        <Button icon="clip" wide disabled={!isOnline || sending !== null} onClick={() => choose()}>
          {t('phone.papers.add')}
        </Button>
        {!isOnline && <p class="side-note soft">{t('phone.papers.offline')}</p>}
        {unpublished.length > 0 && (
          <Button
            wide
            onClick={() => run({ type: 'publish-papers', paperIds: unpublished.map(({ paperId }) => paperId) })}
          >
            {t('phone.papers.publish', { n: unpublished.length })}
          </Button>
        )}
        {unpublished.length > 0 && !inTime && (
          <Banner look="risk">
            <p>{t('phone.papers.late')}</p>
          </Banner>
        )}
      </div>
    </Card>
  );
}

function Failure({ problem }: { problem: ApiProblem }) {
  const { language, t } = useWords();
  const { code, detail, extensions } = problem;
  const sentence = useSentence(language, { code, detail, details: extensions });
  return <>{problem.status === 0 ? t('phone.line.off') : sentence}</>;
}
