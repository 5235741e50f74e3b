import type { Result } from '@bontot/kernel';
import {
  decide,
  evolve,
  type NewTransfer,
  type Sending,
  type TransferCommand,
  type TransferState,
} from './transfer.ts';

const content: NewTransfer = {
  ...{
    transferId: '01J8ZQ4T3N5W7Y9A1C3E5G7JTR',
    personId: '01J8ZQ4T3N5W7Y9A1C3E5G7J9M',
    kind: 'formal',
    purpose: null,
  },
  ...{ toCellId: 'QN-LH-08', toPlace: null, decision: { number: '12-QĐ', date: '2026-03-02' }, sentOn: '2026-03-04' },
  until: null,
};
const sending: Sending = {
  ...{ fromCellId: 'QN-LH-07', joinedCellOn: '2020-01-01', target: { level: 'cell', active: true } },
  openTransferId: undefined,
};
const asked = { by: 'person:X', at: 1, today: '2026-06-01' };
const send = (more: Partial<NewTransfer> = {}, around: Partial<Sending> = {}): TransferCommand => ({
  ...{
    type: 'send',
    transfer: { ...content, ...more },
    sending: { ...sending, ...around },
    fingerprint: 'f',
    ...asked,
  },
});
const receive = (on: string): TransferCommand => ({
  type: 'receive',
  on,
  target: { active: true },
  stillThere: true,
  ...asked,
});
const after = (transfer: TransferState | undefined, ...commands: TransferCommand[]): TransferState =>
  commands.reduce<TransferState | undefined>((state, command) => {
    const decided = decide(command, state);
    if (!decided.ok) throw new Error(decided.refusal.code);
    return decided.value.reduce<TransferState | undefined>(evolve, state);
  }, transfer)!;
const codeOf = (result: Result<unknown>) => (result.ok ? 'ok' : result.refusal.code);
const sent = after(undefined, send());

describe('a transfer', () => {
  it('is on its way until it is received, with 30 working days to be shown and 60 for the papers', () => {
    expect(sent).toMatchObject({
      state: 'sent',
      fromCellId: 'QN-LH-07',
      shownDueOn: '2026-04-15',
      papersDueOn: '2026-05-25',
    });
    expect(sent.dueOn).toBe('2026-04-15');
  });
  it('has the papers as its deadline once it was shown, and none when it is received', () => {
    const shown = after(sent, { type: 'show', on: '2026-03-20', ...asked });
    expect(shown.dueOn).toBe('2026-05-25');
    expect(after(shown, receive('2026-04-01'))).toMatchObject({ state: 'received', dueOn: null, untold: true });
  });
  it('is received once, however often it is said', () => {
    const received = after(sent, receive('2026-04-01'));
    expect(decide(receive('2026-04-01'), received)).toEqual({ ok: true, value: [] });
    expect(codeOf(decide(receive('2026-04-02'), received))).toBe('TRANSFER_OVER');
  });
  it('is known again when it is sent again, and only with the same words', () => {
    expect(decide(send(), sent)).toEqual({ ok: true, value: [] });
    expect(codeOf(decide({ ...send(), fingerprint: 'g' } as TransferCommand, sent))).toBe('TRANSFER_EXISTS');
  });
  it.each<[string, TransferState | undefined, TransferCommand]>([
    ['TRANSFER_UNKNOWN', undefined, receive('2026-04-01')],
    ['MEMBER_UNKNOWN', undefined, send({}, { fromCellId: undefined })],
    ['TRANSFER_OPEN', undefined, send({}, { openTransferId: 'X' })],
    ['TRANSFER_TARGET', undefined, send({ toCellId: 'QN-LH-07' })],
    ['TRANSFER_TARGET', undefined, send({ toCellId: null })],
    ['TRANSFER_UNTIL', undefined, send({ until: '2026-12-31' })],
    ['TRANSFER_UNTIL', undefined, send({ kind: 'temporary' })],
    ['NOT_A_CELL', undefined, send({}, { target: { level: 'commune', active: true } })],
    ['CELL_CLOSED', undefined, send({}, { target: { level: 'cell', active: false } })],
    ['DATE_AHEAD', undefined, send({ sentOn: '2026-06-02' })],
    ['DATE_OUT_OF_ORDER', sent, receive('2026-03-03')],
    ['DATE_AHEAD', sent, receive('2026-06-02')],
    ['TRANSFER_PERSON_MOVED', sent, { ...receive('2026-04-01'), stillThere: false } as TransferCommand],
    ['STAY_LENGTH', undefined, send({ kind: 'temporary', until: '2026-05-01' })],
    ['DATE_OUT_OF_ORDER', undefined, send({}, { joinedCellOn: '2026-03-04' })],
    ['CELL_CLOSED', sent, { ...receive('2026-04-01'), target: { active: false } } as TransferCommand],
  ])('is refused with %s', (code, state, command) => expect(codeOf(decide(command, state))).toBe(code));

  describe('of a cell that ends', () => {
    const follow = (fromCellId: string, toCellId: string | null): TransferCommand => ({
      ...{ type: 'follow-cells', cells: { fromCellId, toCellId }, ...asked },
    });
    it('goes where the cell that follows is, with the days it had', () =>
      expect(after(sent, follow('QN-LH-07', 'QN-LH-20'))).toMatchObject({
        ...{ state: 'sent', fromCellId: 'QN-LH-07', toCellId: 'QN-LH-20', dueOn: sent.dueOn },
        history: [{ what: 'send' }, { what: 'follow-cells', by: asked.by }],
      }));
    it.each<[string, TransferCommand]>([
      ['no cell follows, or several', { type: 'follow-cells', cells: undefined, ...asked }],
      ['both cells became one', follow('QN-LH-20', 'QN-LH-20')],
    ])('goes back with the reason where %s', (_, command) =>
      expect(after(sent, command)).toMatchObject({
        ...{ state: 'cancelled', cancelled: { on: asked.today, reason: 'CELL_ENDED' }, dueOn: null },
      }),
    );
    it('stays as it is where it is over, or follows already', () => {
      const over = after(sent, receive('2026-04-01'));
      expect(after(over, follow('A', 'B'))).toEqual(over);
      expect(decide(follow(sent.fromCellId, sent.toCellId), sent)).toEqual({ ok: true, value: [] });
    });
  });
});
