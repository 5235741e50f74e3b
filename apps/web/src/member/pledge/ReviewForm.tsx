import type { Grade, PledgeView } from '@bontot/pledge-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { keepDraft, useDraft } from '../data/drafts.ts';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { TextField } from '../parts/Field.tsx';
import { Segments } from './Segments.tsx';

const GRADES = ['4', '3', '2', '1', '0'] as const;
type Draft = { grade: (typeof GRADES)[number] | null; reason: string };

type Parts = { view: PledgeView; onSend: (said: { grade: Grade; reason: string }) => Promise<void> };

/** What the cell concludes: a grade with its reason, given beside the member's own and never filled in from it. */
export function ReviewForm({ view: { pledge }, onSend }: Parts) {
  const { t } = useWords();
  const place = `pledge-review:${pledge.memberId}.${pledge.year}`;
  const [{ grade, reason }, keep] = useDraft<Draft>(place, { grade: null, reason: '' });
  const [tried, setTried] = useState(false);
  const end = pledge.reports.end;
  const send = async () => {
    if (grade === null || reason.trim() === '') return setTried(true);
    await onSend({ grade: Number(grade) as Grade, reason: reason.trim() });
    await keepDraft(place, null);
  };
  return (
    <Card title={t('pledge.review.title')}>
      {end && (
        <>
          <p>
            {t('pledge.grade.own')}: <b>{t(`pledge.grade.${end.selfGrade}`)}</b>
          </p>
          {end.text && (
            <p class="said" lang="vi">
              {end.text}
            </p>
          )}
        </>
      )}
      <Segments
        label={t('pledge.grade.cell')}
        options={GRADES.map((value) => ({ value, label: t(`pledge.grade.${value}`) }))}
        value={grade}
        onChoose={(value) => keep({ grade: value, reason })}
        error={tried && grade === null ? t('pledge.fault.grade') : undefined}
      />
      <TextField
        label={t('pledge.review.reason')}
        hint={t('pledge.review.hint')}
        value={reason}
        onInput={(text) => keep({ grade, reason: text })}
        rows={3}
        maxLength={1_000}
        error={tried && reason.trim() === '' ? t('pledge.fault.reason') : undefined}
      />
      <Button look="first" big onClick={send}>
        {t('pledge.review.send')}
      </Button>
    </Card>
  );
}
