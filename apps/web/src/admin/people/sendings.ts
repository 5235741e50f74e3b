/** Something to send to a door of the directory: the parts of its path below `/api/v1`, and the content. */
export type Sending = { to: readonly string[]; body?: object };

export const memberAct = (memberId: string, act: string, body: object = {}): Sending => ({
  to: ['members', memberId, ...act.split('/')],
  body,
});
export const reopening = (duplicateId: string): Sending => ({
  to: ['members', 'duplicates', 'reopen'],
  body: { duplicateId },
});
export const transferAct = (transferId: string, act: string, body: object): Sending => ({
  to: ['transfers', transferId, act],
  body,
});
export const candidateAct = (candidateId: string, act: string, body: object): Sending => ({
  to: ['candidates', candidateId, act],
  body,
});
