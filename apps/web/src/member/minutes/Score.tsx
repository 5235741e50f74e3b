import { formatDate, formatNumber } from '@bontot/i18n';
import {
  countAttendance,
  gradeOf,
  meetingSheet,
  sheetDueOn,
  suggestedPoints,
  totalOf,
  type Sheet,
} from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { useDraft } from '../data/drafts.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Card } from '../parts/Card.tsx';
import { allAgree } from '../run/outcome.ts';
import { Stepper } from '../parts/Stepper.tsx';
import type { Scene } from './scene.ts';

/** The meeting's own score: filled from its numbers, corrected by people, voted, sent up; the supervisor's column beside. */
export function Score(scene: Scene) {
  const { t, language } = useWords();
  const { view, run } = scene;
  const { meeting } = view;
  const { sheet } = meeting;
  const [open, show] = useState(sheet.state === 'returned');
  const due = sheetDueOn(meeting);
  const [draft, write, isDraft] = useDraft<Record<string, number>>(
    `sheet:${meeting.meetingId}`,
    sheet.state === 'none' ? suggestedPoints(meeting) : cellColumn(sheet),
  );
  if (due === null) return null;
  const editable = sheet.state === 'none' || sheet.state === 'proposed' || sheet.state === 'returned';
  const points = editable ? draft : cellColumn(sheet);
  const shown: Pick<Sheet, 'rows'> = {
    rows: Object.fromEntries(Object.entries(points).map(([id, cell]) => [id, { cell, confirmed: null, why: '' }])),
  };
  const { fullPresent } = countAttendance(meeting.roll, meeting.attendanceBase);
  const propose = async () => {
    if (await run({ type: 'propose-score', points: draft }, { say: t('phone.score.proposed') })) write(null);
  };
  const number = (value: number) => formatNumber(language, value);
  return (
    <Card title={t('phone.score.title')}>
      <p>
        <b>{t('phone.score.total', { points: number(totalOf(shown, 'cell')), of: meetingSheet.totalMax })}</b>{' '}
        {t(`phone.score.grade.${gradeOf(shown, 'cell')}`)}
      </p>
      <p class="soft">
        {t(`phone.score.state.${sheet.state}`)}{' '}
        {sheet.state !== 'confirmed' && t('phone.score.due', { date: formatDate(language, due, today()) })}
      </p>
      {sheet.state === 'returned' && (
        <Banner look="risk">
          <p>{sheet.returnedBecause}</p>
        </Banner>
      )}
      {sheet.state === 'confirmed' && (
        <Banner look="good">
          <p>
            {t('phone.score.confirmed', { points: number(totalOf(sheet)) })} {t(`phone.score.grade.${gradeOf(sheet)}`)}
          </p>
        </Banner>
      )}
      <Button wide onClick={() => show(!open)}>
        {t(open ? 'phone.score.hide' : 'phone.score.show')}
      </Button>
      {open &&
        meetingSheet.blocks.map((block) => (
          <section key={block.id} class="stack">
            <h3>
              {block.name[language]} ({number(block.rows.reduce((sum, { id }) => sum + (points[id] ?? 0), 0))}/
              {number(block.max)})
            </h3>
            {block.rows.map(({ id, max, name, mandatoryForGood }) => {
              const label = `${name[language]}${mandatoryForGood ? ' *' : ''}`;
              const row = sheet.rows[id];
              return editable ? (
                <Stepper
                  key={id}
                  label={`${label} (0–${number(max)})`}
                  value={points[id] ?? 0}
                  max={max}
                  grain={0.5}
                  onChange={(value) => write({ ...draft, [id]: value })}
                />
              ) : (
                <p key={id} class="score-row">
                  <span>{label}</span>
                  <b>
                    {number(points[id] ?? 0)}/{number(max)}
                  </b>
                  {row?.confirmed != null && row.confirmed !== row.cell && (
                    <span class="s2">
                      {t('phone.score.differs', { points: number(row.confirmed) })} {row.why}
                    </span>
                  )}
                </p>
              );
            })}
          </section>
        ))}
      {open && <p class="side-note soft">{t('phone.score.mandatory')}</p>}
      {editable && (
        <Button wide onClick={propose}>
          {t(sheet.state === 'proposed' && !isDraft ? 'phone.score.proposeAgain' : 'phone.score.propose')}
        </Button>
      )}
      {sheet.state === 'proposed' && !isDraft && (
        <Button
          wide
          onClick={() => run({ type: 'vote-score', totals: allAgree(meeting) }, { say: t('phone.score.voted') })}
        >
          {t('phone.score.vote', { n: fullPresent })}
        </Button>
      )}
      {sheet.state === 'voted' && (
        <Button wide onClick={() => run({ type: 'send-score' })}>
          {t('phone.score.send')}
        </Button>
      )}
    </Card>
  );
}

const cellColumn = ({ rows }: Pick<Sheet, 'rows'>): Record<string, number> =>
  Object.fromEntries(Object.entries(rows).map(([id, { cell }]) => [id, cell]));
