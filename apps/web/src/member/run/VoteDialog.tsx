import { countAttendance, neededOf, type Act, type Totals, type VoteWay } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';
import { online } from '../data/line.ts';
import type { PreparedVote } from '../data/prepared.ts';
import { useTold } from '../data/told.ts';
import { Banner } from '../parts/Banner.tsx';
import { Button } from '../parts/Button.tsx';
import { Choice } from '../parts/Choice.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { TextField } from '../parts/Field.tsx';
import { allAgree } from './outcome.ts';
import { Refused } from './Refused.tsx';
import type { Scene } from './scene.ts';
import { Stepper } from '../parts/Stepper.tsx';

const THRESHOLDS = ['majority', 'two_thirds'] as const;
const SIDES = ['for', 'against', 'other'] as const;

/** By hand: three totals. Open or secret: members vote on their phones, which needs a network; secret never without. */
export function VoteDialog({ scene, vote, onClose }: { scene: Scene; vote: PreparedVote; onClose: () => void }) {
  const { t } = useWords();
  const { view, run, refused } = scene;
  const isOnline = useTold(online);
  const known = view.meeting.votes.find(({ voteId }) => voteId === vote.voteId);
  const [subject, setSubject] = useState(vote.subject);
  const [threshold, setThreshold] = useState(vote.threshold);
  const [way, setWay] = useState<VoteWay>(known?.way ?? 'hand');
  const [totals, setTotals] = useState<Totals>(known?.totals ?? allAgree(view.meeting));
  const { fullPresent, fullInBase } = countAttendance(view.meeting.roll, view.meeting.attendanceBase);
  const { voteId } = vote;
  const save = async () => {
    const asked = { voteId, subject: subject.trim(), threshold };
    const act: Act = way === 'hand' ? { type: 'vote-by-hand', ...asked, totals } : { type: 'open-vote', ...asked, way };
    if (await run(act)) onClose();
  };
  const remove = async () => {
    await run({ type: 'remove-vote', voteId });
    onClose();
  };
  const away = way !== 'hand' && !isOnline;
  // One side takes from «agree», so that the sum stays those who are there.
  const change = (side: (typeof SIDES)[number], value: number) => {
    const next = { ...totals, [side]: value };
    if (side !== 'for') next.for = Math.max(0, fullPresent - next.against - next.other);
    setTotals(next);
  };
  return (
    <Dialog
      title={t(known ? 'phone.vote.edit' : 'phone.vote.add')}
      open
      onClose={onClose}
      actions={
        <>
          <Button look="first" big onClick={save} disabled={!subject.trim() || away}>
            {t(way === 'hand' ? 'phone.vote.record' : 'phone.vote.begin')}
          </Button>
          {known && (
            <Button icon="bin" wide onClick={remove}>
              {t('phone.remove')}
            </Button>
          )}
        </>
      }
    >
      <Refused text={refused} />
      <TextField label={t('phone.vote.subject')} value={subject} onInput={setSubject} rows={2} maxLength={500} />
      {!known && (
        <Choice
          label={t('phone.vote.way')}
          options={(['hand', 'open', 'secret'] as const).map((value) => ({
            value,
            label: t(`phone.vote.way.${value}`),
            hint: t(`phone.vote.way.${value}Why`),
          }))}
          value={way}
          onChoose={setWay}
        />
      )}
      {away && (
        <Banner icon="off">
          <p>{t('phone.vote.needsLine')}</p>
        </Banner>
      )}
      {way === 'hand' &&
        SIDES.map((side) => (
          <Stepper
            key={side}
            label={t(`phone.vote.${side}`)}
            value={totals[side]}
            max={fullPresent}
            onChange={(value) => change(side, value)}
          />
        ))}
      <Choice
        label={t('phone.vote.threshold')}
        options={THRESHOLDS.map((value) => ({
          value,
          label: t(`phone.vote.threshold.${value}`),
          hint: t('phone.vote.needed', { n: neededOf(fullInBase, value), of: fullInBase }),
        }))}
        value={threshold}
        onChoose={setThreshold}
      />
    </Dialog>
  );
}
