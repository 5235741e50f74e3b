import { addDays } from '@bontot/kernel';
import {
  after,
  approved,
  aroundOf,
  closed,
  DEPUTY,
  file,
  given,
  HELD_ON,
  inProgress,
  MINUTES,
  sign,
  signed,
} from '../test/builders.ts';
import type { Act } from './index.ts';

const approve = (yes: number): Act => ({ type: 'approve-minutes', totals: { for: yes, against: 0, other: 0 } });
const readOut: Act = { type: 'read-out' };
const late = addDays(HELD_ON, 7);

describe('minutes', () => {
  it('are written after the closing', () =>
    given(inProgress()).when(MINUTES).refused('MEETING_NOT_CLOSED', { state: 'in_progress' }));
  it('are read out once somebody has written them', () => {
    given(closed()).when(readOut).refused('MINUTES_EMPTY');
    given(closed())
      .when(MINUTES, readOut)
      .becomes({ minutes: { state: 'read_out' } });
  });
  it('are approved after they were read out', () =>
    given(closed()).when(MINUTES, approve(20)).refused('MINUTES_NOT_READ_OUT', { state: 'drafting' }));
  it('are approved by more than half of the full members present', () => {
    given(closed()).when(MINUTES, readOut, approve(10)).refused('MINUTES_NOT_APPROVED', { votes: 10, needed: 11 });
    given(closed())
      .when(MINUTES, readOut, approve(11))
      .becomes({ minutes: { state: 'approved', approvedBy: { for: 11 } } });
    given(closed()).when(MINUTES, readOut, approve(21)).refused('VOTES_EXCEED_VOTERS');
  });
  it('go back to drafting when somebody writes again', () =>
    given(approved())
      .when({ type: 'write-minutes', sections: [{ sectionId: 'a', heading: 'b', text: 'c' }] })
      .becomes({ minutes: { state: 'drafting', approvedBy: null } }));
  it('are signed after they were approved', () =>
    given(closed()).when(MINUTES, readOut, sign('chair')).refused('MINUTES_NOT_APPROVED', { state: 'read_out' }));
});

describe('a signature', () => {
  const byChair = after(approved(), [sign('chair')], aroundOf());
  const named = { ...approved(), chairId: 'm1', clerkId: 'm2' };

  it('of both makes the minutes signed, on the later day', () => {
    expect(byChair.minutes).toMatchObject({ state: 'approved', signedOn: null, digest: 'digest' });
    given(byChair, { by: DEPUTY, today: addDays(HELD_ON, 2) })
      .when(sign('clerk'))
      .becomes({
        minutes: { state: 'signed', signedOn: '2026-03-07', signatures: [{ as: 'chair' }, { as: 'clerk' }] },
      });
  });
  it('is given to the same text as the other', () =>
    given(byChair, { by: DEPUTY })
      .when(sign('clerk', { digest: 'other' }))
      .refused('DIGEST_MISMATCH', { as: 'clerk' }));
  it('is nobody’s twice', () => given(byChair).when(sign('clerk')).refused('SIGNER_SAME', { as: 'clerk' }));
  it('is given by whoever is named', () => {
    given(named, { by: 'm2' }).when(sign('chair')).refused('SIGNER_MISMATCH', { as: 'chair', expected: 'm1' });
    given(named, { by: 'm1' })
      .when(sign('chair'))
      .becomes({ minutes: { signatures: [{ personId: 'm1' }] } });
  });
  it('given again changes nothing, and another’s place is taken', () => {
    given(byChair).when(sign('chair')).changesNothing();
    given(byChair, { by: DEPUTY }).when(sign('chair')).refused('ALREADY_SIGNED', { as: 'chair', personId: 'm1' });
  });
  it('waits for values that came late', () => {
    const conflict = { conflictId: 'c', deviceId: 'd', unit: 'row:m3', losing: MINUTES, by: 'm2', at: 0 };
    given({ ...approved(), conflicts: [conflict] })
      .when(sign('chair'))
      .refused('CONFLICTS_OPEN', { count: 1 });
  });
  it('does not choose its day: that of the sign-in counts', () =>
    given(approved(), { today: late })
      .when(sign('chair', { signedOn: HELD_ON }))
      .becomes({ minutes: { signatures: [{ on: late }] } }));
  it('on paper counts on the typed day, for whom it names, whoever hands it in', () =>
    given(named, { today: late, by: 'm2' })
      .when(sign('chair', { scan: file('scan'), signedOn: '2026-03-06' }))
      .becomes({ minutes: { signatures: [{ on: '2026-03-06', personId: 'm1', scan: { fileId: 'scan' } }] } }));
  it('on paper lies between the meeting and today', () => {
    const scanned = (signedOn: string) => sign('chair', { scan: file('scan'), signedOn });
    given(approved()).when(scanned('2026-03-04')).refused('SIGNED_OUT_OF_TIME', { signedOn: '2026-03-04' });
    given(approved()).when(scanned('2026-03-08')).refused('SIGNED_OUT_OF_TIME');
    given(approved()).when(scanned('2026-02-30')).refused('DATE_INVALID', { field: 'signedOn' });
  });
  it('that came too late is cleared by papers that were signed in time', () => {
    const tooLate = signed({}, late);
    expect(tooLate.passed).toEqual({ minutesUnsigned: true });
    const scan = { scan: file('scan'), signedOn: '2026-03-09' };
    const proved = after(tooLate, [sign('chair', scan), sign('clerk', scan)], aroundOf({ today: addDays(late, 3) }));
    expect(proved.minutes).toMatchObject({ state: 'signed', signedOn: '2026-03-09' });
    expect(proved.passed).toEqual({});
  });
});

describe('signed minutes', () => {
  const correct: Act = { type: 'correct-roll', personId: 'm3', mark: 'unexcused', reason: 'Nhầm' };
  it('are never written again', () => {
    given(signed())
      .when({ type: 'write-minutes', sections: [{ sectionId: 'x', heading: '', text: '' }] })
      .refused('MINUTES_SIGNED');
    given(signed()).when(approve(20)).refused('MINUTES_SIGNED');
    given(signed()).when({ type: 'change', chairId: 'm3', reason: 'x' }).refused('MINUTES_SIGNED');
  });
  it('close the roll call to corrections', () => {
    given(signed()).when(correct).refused('MINUTES_SIGNED');
    given(signed()).when({ type: 'correct-times', endedAt: '21:00', reason: 'Nhầm' }).refused('MINUTES_SIGNED');
  });
});

describe('an amendment', () => {
  const amend: Act = {
    type: 'amend',
    amendmentId: 'a',
    reason: 'Nhầm người',
    text: 'Đồng chí m3 vắng không lý do',
    roll: [{ personId: 'm3', mark: 'unexcused' }],
  };
  const page = (as: 'chair' | 'clerk', digest = 'd'): Act => ({ type: 'sign-amendment', amendmentId: 'a', as, digest });
  const written = after(signed(), [amend], aroundOf());
  const half = after(written, [page('chair')], aroundOf());

  it('follows signed minutes', () =>
    given(approved()).when(amend).refused('MINUTES_NOT_SIGNED', { state: 'approved' }));
  it('changes nothing until both have signed it', () =>
    expect(half.roll.find(({ personId }) => personId === 'm3')?.mark).toBe('present'));
  it('then corrects the rows that it names, and keeps what they were', () => {
    const full = after(half, [page('clerk')], aroundOf({ by: DEPUTY }));
    expect(full.roll.find(({ personId }) => personId === 'm3')?.mark).toBe('unexcused');
    expect(full.corrections).toMatchObject([
      { what: 'row:m3', reason: 'Nhầm người', before: { mark: 'present' }, after: { mark: 'unexcused' } },
    ]);
    expect(full.minutes).toMatchObject({ state: 'signed', sections: (MINUTES as { sections: object[] }).sections });
  });
  it('leaves the signed text as it was', () => expect(written.minutes.digest).toBe(signed().minutes.digest));
  it('is written once', () => {
    given(written).when(amend).changesNothing();
    given(written)
      .when({ ...amend, text: 'Khác' } as Act)
      .refused('AMENDMENT_EXISTS', { amendmentId: 'a' });
  });
  it('names rows of this meeting', () =>
    given(signed())
      .when({ ...amend, roll: [{ personId: 'stranger', mark: 'present' }] } as Act)
      .refused('PERSON_NOT_ON_ROLL', { personId: 'stranger' }));
  it('exempts nobody', () =>
    given(signed())
      .when({ ...amend, roll: [{ personId: 'm3', mark: 'exempt' }] } as Act)
      .refused('MARK_BY_DIRECTORY'));
  it('has two signers and one text', () => {
    given(half).when(page('clerk')).refused('SIGNER_SAME', { as: 'clerk' });
    given(half).when(page('chair')).changesNothing();
    given(half, { by: DEPUTY }).when(page('clerk', 'other')).refused('DIGEST_MISMATCH', { as: 'clerk' });
    given(half)
      .when({ ...page('clerk'), amendmentId: 'x' } as Act)
      .refused('AMENDMENT_UNKNOWN', { amendmentId: 'x' });
  });
});
