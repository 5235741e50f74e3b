import { countAttendance, type Totals } from '@bontot/meeting-core';
import { useState } from 'preact/hooks';
import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Refused } from '../run/Refused.tsx';
import { Stepper } from '../parts/Stepper.tsx';
import { allAgree } from '../run/outcome.ts';
import { sectionsOf } from './offices.ts';
import { rolesOf } from './roles.ts';
import { digestOfMinutes, type Scene } from './scene.ts';

/** The next act on the minutes, and the printed sheet. */
export function MinutesDock(scene: Scene) {
  const { t } = useWords();
  const { personId } = useSession();
  const { view, run } = scene;
  const { meeting } = view;
  const { minutes } = meeting;
  const [asking, ask] = useState<'approve' | 'sign' | null>(null);
  const own = rolesOf(meeting, personId).filter((as) => !minutes.signatures.some((one) => one.as === as));
  const print = (
    <a class="btn wide" href={`/api/v1/meetings/${meeting.meetingId}/minutes.pdf`} target="_blank" rel="noreferrer">
      {t('phone.minutes.print')}
    </a>
  );
  const readOut = () =>
    run([
      ...(minutes.sections.length === 0 ? [{ type: 'write-minutes' as const, sections: sectionsOf(view) }] : []),
      { type: 'read-out' },
    ]);
  return (
    <>
      {minutes.state === 'drafting' && (
        <Button look="first" big onClick={readOut}>
          {t('phone.minutes.readOut')}
        </Button>
      )}
      {minutes.state === 'read_out' && (
        <Button look="first" big onClick={() => ask('approve')}>
          {t('phone.minutes.approve')}
        </Button>
      )}
      {minutes.state === 'approved' && own.length > 0 && (
        <Button look="first" big onClick={() => ask('sign')}>
          {t('phone.minutes.sign')}
        </Button>
      )}
      {minutes.state === 'approved' && own.length === 0 && <p class="side-note soft">{t('phone.minutes.others')}</p>}
      {(minutes.state === 'signed' || minutes.state === 'approved') && print}
      {asking === 'approve' && <ApproveDialog {...scene} onClose={() => ask(null)} />}
      {asking === 'sign' && own[0] && <SignDialog {...scene} as={own[0]} onClose={() => ask(null)} />}
    </>
  );
}

const SIDES = ['for', 'against', 'other'] as const;

function ApproveDialog({ view: { meeting }, run, refused, clear, onClose }: Scene & { onClose: () => void }) {
  const { t } = useWords();
  const [totals, setTotals] = useState<Totals>(allAgree(meeting));
  const { fullPresent } = countAttendance(meeting.roll, meeting.attendanceBase);
  const close = () => {
    clear();
    onClose();
  };
  const approve = async () => {
    if (await run({ type: 'approve-minutes', totals }, { say: t('phone.minutes.approved') })) close();
  };
  const change = (side: (typeof SIDES)[number], value: number) => {
    const next = { ...totals, [side]: value };
    if (side !== 'for') next.for = Math.max(0, fullPresent - next.against - next.other);
    setTotals(next);
  };
  return (
    <Dialog
      title={t('phone.minutes.approve')}
      open
      onClose={close}
      actions={
        <Button look="first" big onClick={approve}>
          {t('phone.minutes.approveDo', { n: totals.for })}
        </Button>
      }
    >
      <Refused text={refused} />
      <p>{t('phone.minutes.approveWhat')}</p>
      {SIDES.map((side) => (
        <Stepper
          key={side}
          label={t(`phone.vote.${side}`)}
          value={totals[side]}
          max={fullPresent}
          onChange={(value) => change(side, value)}
        />
      ))}
    </Dialog>
  );
}

type Sign = Scene & { as: 'chair' | 'clerk'; onClose: () => void };

/** An own confirmation: what is signed, as whom, and the digest of the text as it stands on this phone. */
function SignDialog({ view: { meeting }, run, refused, clear, as, onClose }: Sign) {
  const { t } = useWords();
  const close = () => {
    clear();
    onClose();
  };
  const sign = async () => {
    const digest = await digestOfMinutes(meeting);
    if (await run({ type: 'sign', as, digest }, { say: t('phone.minutes.signedSaid') })) close();
  };
  return (
    <Dialog
      title={t('phone.minutes.sign')}
      open
      onClose={close}
      actions={
        <Button look="first" big onClick={sign}>
          {t(`phone.minutes.signAs.${as}`)}
        </Button>
      }
    >
      <Refused text={refused} />
      <p>{t('phone.minutes.signWhat')}</p>
      <p class="soft">{t('phone.minutes.signAfter')}</p>
    </Dialog>
  );
}
