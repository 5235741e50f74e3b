import { formatDateTime, type Language } from '@bontot/i18n';
import { useEffect, useState } from 'preact/hooks';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { EmptyState } from '../parts/EmptyState.tsx';
import { Page } from '../parts/Page.tsx';
import { useRefused, type ShownRefusal } from '../data/send.ts';
import { today } from '../data/clock.ts';
import { sentenceOf, useWords } from '../app/words.ts';

/** What the server turned down, with the rule that said no; nothing typed is lost before its author has read this. */
export default function RefusedPage() {
  const { t } = useWords();
  const { refused, forget } = useRefused();
  return (
    <Page title={t('phone.refused.title')} back="/m/">
      {refused.length === 0 ? (
        <EmptyState icon="good" title={t('phone.refused.none')} />
      ) : (
        refused.map((one) => <Refusal key={one.key} refusal={one} onForget={() => forget(one.key)} />)
      )}
    </Page>
  );
}

function Refusal({ refusal, onForget }: { refusal: ShownRefusal; onForget: () => Promise<void> }) {
  const { language, t } = useWords();
  const sentence = useSentence(language, refusal);
  const typed = textsOf(refusal.what.kind === 'post' ? refusal.what.body : refusal.what.envelope.act);
  return (
    <Card title={formatDateTime(language, refusal.at, today())}>
      <p>{sentence}</p>
      {typed.map((text) => (
        <p key={text} class="soft typed">
          {text}
        </p>
      ))}
      <Button onClick={onForget}>{t('phone.refused.read')}</Button>
      <p class="side-note soft">{t('shell.error.code', { code: refusal.code })}</p>
    </Card>
  );
}

/** The sentence of the answer, or that of its code. */
export function useSentence(
  language: Language,
  { code, detail, details }: { code: string; detail?: string; details: Record<string, unknown> },
): string {
  const [sentence, setSentence] = useState(detail ?? '');
  useEffect(() => {
    if (detail) return;
    void sentenceOf(language, { code, details }).then(setSentence, () => undefined);
  }, [language, code, detail, details]);
  return sentence;
}

/** What a person had typed: long texts of the write, so that they can be copied. */
function textsOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return [];
  return Object.entries(body).flatMap(([name, value]) => {
    if (typeof value === 'object') return textsOf(value);
    return typeof value === 'string' &&
      ['text', 'title', 'note', 'reason', 'subject', 'content', 'line', 'ethics', 'duties', 'weaknesses'].includes(
        name,
      ) &&
      value
      ? [value]
      : [];
  });
}
