import type { Envelope, Meeting } from '@bontot/meeting-core';
import { refuseHere } from './refuse-here.ts';

const envelope = (seq: number): Envelope => ({
  ...{ commandId: 'C', meetingId: 'M', seq, baseVersion: 1, deviceTime: 0 },
  act: { type: 'announce' },
});
const meeting = { decided: { phone: 2 } } as unknown as Meeting;
const around = { deviceId: 'phone', version: 9 };
const refusal = { code: 'FORBIDDEN', details: {} };

describe('a refusal from outside the rules', () => {
  it('counts as decided, so that the next command follows it', () =>
    expect(refuseHere(envelope(3), meeting, around, refusal)).toEqual({
      result: { commandId: 'C', seq: 3, version: 9, outcome: 'refused', code: 'FORBIDDEN', details: {} },
      meeting: { decided: { phone: 3 } },
    }));
  it('is a repeat when it comes again', () =>
    expect(refuseHere(envelope(2), meeting, around, refusal)).toMatchObject({
      result: { outcome: 'repeated' },
      meeting,
    }));
  it('waits for commands that are missing before it', () =>
    expect(refuseHere(envelope(5), meeting, around, refusal).result).toMatchObject({ outcome: 'gap', expected: 3 }));
  it('begins at 1 for a device that was never heard', () =>
    expect(refuseHere(envelope(2), meeting, { ...around, deviceId: 'constructor' }, refusal).result).toMatchObject({
      ...{ outcome: 'gap', expected: 1 },
    }));
  it('leaves nothing behind where there is no meeting', () =>
    expect(refuseHere(envelope(4), undefined, around, refusal)).toMatchObject({
      ...{ result: { outcome: 'refused' }, meeting: undefined },
    }));
});
