import type { papersAndBallots as source } from '../../vi/errors/papers-and-ballots.ts';

/** Papers as files, and secret ballots. */
export const papersAndBallots: Record<keyof typeof source, string> = {
  PAPER_TOO_LARGE:
    'A file has at most {limit} bytes, this one has {size}. Make it smaller or split it, then upload again.',
  PAPER_TYPE_UNKNOWN:
    'PDF, DOCX, JPEG, PNG and WebP are taken, under a name that fits; what «{name}» holds is {got}. Choose the right file and upload again.',
  PAPER_ALTERED: 'The file that arrived is not the one announced (its hash differs). Upload it again from the start.',
  PAPER_INCOMPLETE: '{missing} parts of the file are missing. Send them, then finish again.',
  PAPER_PART_WRONG: 'Part {part} must have {expected} bytes, {got} came. Send this part again.',
  UPLOAD_UNKNOWN: 'There is no such upload, or it was left unfinished for a day. Begin again.',
  PAPER_GONE: 'This file is not kept here any more, for nothing has used it for long. Send it again, then attach it.',
  FILE_UNKNOWN: 'There is no such file here. Reload the page and open the paper again.',
  BALLOT_UNKNOWN: 'There is no such secret ballot yet. Wait a few seconds, then reload the meeting.',
  BALLOT_CLOSED: 'The secret ballot is over and takes no more votes. See the result in the meeting.',
  BALLOT_TOKEN_TAKEN: 'You have taken your ballot on another device. Vote with that one.',
  BALLOT_TOKEN_INVALID: 'This is no ballot of this vote. Reload the page and vote again.',
  BALLOT_CAST_OTHERWISE: 'This ballot was cast with another choice and can no longer be changed.',
};
