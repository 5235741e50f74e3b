/** Members' life, transfers, candidates, training, classification and invitations. */
export const people = {
  MEMBER_ERASED: 'The data of this person were erased on request. The record can no longer be changed.',
  STAY_LENGTH:
    'A temporary stay lasts 3 months to under 1 year, for study 3 months to 2 years; got {from} to {to}. Correct the days.',
  STAY_IN_OWN_CELL: 'The member already belongs to cell {cellId}. Choose another cell for the temporary stay.',
  LEAVE_NONE: 'The member has not left, so there is nothing to take back. Load the record again.',
  ERASURE_EARLY: 'Only the data of somebody who has left can be erased. Record the leaving first.',
  ERASURE_NOT_CONFIRMED: 'To erase, the name must be typed exactly as shown. Type it again and send.',
  MEMBER_DUPLICATE:
    'This record is closed as a duplicate of another of the same person. Open the record that was kept to do this.',
  DUPLICATE_UNKNOWN: 'This record was never closed as a duplicate. Reload the page and choose again.',
  DUPLICATE_UNDER_WAY: 'These two records are still being joined or parted. Wait a minute and try again.',
  DUPLICATE_CHANGED: 'One of the two records has just been changed. Compare them again, then confirm.',
  DUPLICATE_CHANGED_SINCE:
    'Since the two were joined, a record, a post or the account has changed, so they cannot be parted any more. Correct the record that was kept.',
  DUPLICATE_KEEPS_OTHERS: 'This record already stands for another duplicate. Choose this one as the record to keep.',
  DUPLICATE_KEPT_LEFT: 'The record to keep left its cell on {leftCellOn}, the other has not left. Keep the other one.',
  DUPLICATE_TRANSFER_OPEN:
    'The record to close has a transfer that is not finished. Receive or cancel it first, or keep this record.',
  DUPLICATE_CANDIDATE_OPEN:
    'The record to close has steps of admission or probation that are not finished. Finish them first, or keep this record.',
  DUPLICATE_POST:
    'The record to close leads the cell {unitId}, and the record to keep cannot hold that post. End the post first, or keep this record.',
  DUPLICATE_ACCOUNTS:
    'Both records are linked to an account. Revoke the link of one of them first, then confirm again.',
  POST_NOT_LONGER: 'The new term must be longer than the present one (until {until}). Choose a later day.',
  TRANSFER_UNKNOWN: 'There is no such transfer. Open the list again and choose.',
  TRANSFER_EXISTS: 'The id {transferId} is taken by a transfer with another content. Open the list again.',
  TRANSFER_OVER: 'The transfer was received or cancelled already. Load the list again.',
  TRANSFER_OPEN: 'The member has a transfer that is not finished. Receive or cancel that one first.',
  TRANSFER_TARGET:
    'Exactly one destination is needed, other than the present cell: a cell here, or the name of a place outside. Choose again.',
  TRANSFER_UNTIL: 'A temporary transfer needs a last day, a formal one has none. Correct it and send again.',
  TRANSFER_PERSON_MOVED:
    'The member no longer belongs to the cell that sent them. Cancel this transfer and check the record.',
  TRANSFER_LATE: 'The temporary stay ended on {until}, so it cannot be received on {on}. Cancel the transfer.',
  DATE_OUT_OF_ORDER: 'The day {on} must be {from} or later. Correct the day.',
  DATE_AHEAD: 'The day {on} has not come, today is {today}. Record it once it has happened.',
  CANDIDATE_UNKNOWN: 'There is no such candidate. Open the list again and choose.',
  CANDIDATE_EXISTS: 'The id {candidateId} is taken by somebody else. Open the list again.',
  CANDIDATE_OTHER_STEP:
    'The candidate is at another step, so this cannot be done yet. Load again to see the present step.',
  CANDIDATE_ANNULLED: 'The introduction or the decision was annulled on {on}. Introduce the person again if need be.',
  HELPERS_TWO: 'Exactly two helpers are needed. Choose two different members.',
  HELPER_NOT_FULL: 'A helper must be a full member of the cell. Choose somebody else.',
  VOTES_EXCEED_BASE: '{votes} votes are more than the {base} members who had to vote. Check the numbers.',
  NO_VOTERS: 'On {on} the cell had no full members who had to vote. Check the day and the list.',
  PROBATION_NOT_OVER:
    'The probation lasts until {until}, so full membership cannot be voted on {on}. Choose a later day.',
  DECISION_REASON_MISSING: 'A decision that differs from the proposal needs a reason. Write it and send again.',
  UNTIL_MISSING: 'A longer probation needs a last day after {on}. Choose a day.',
  NO_LEADER: 'This person was neither secretary, deputy nor committee member in {year}. Choose somebody else.',
  CERTIFICATE_OF_OTHER_YEAR: 'The certificate must be of {year}, got {on}. Choose the right year.',
  CERTIFICATE_NONE: 'There is no certificate of {year} to withdraw. Load the list again.',
  MEMBER_TOO_NEW: 'Admitted on {admittedOn}, less than 6 months ago, so not classified yet. Leave this person out.',
  VOTE_OUT_OF_YEAR: 'The classification of {year} is voted from {from} to {to}, got {on}. Correct the day.',
  CLASSIFICATION_NONE: 'The cell has not proposed a classification for this person. Wait for its vote.',
  CLASSIFICATION_DECIDED: 'It was decided above on {on}. There is no second vote; ask those above to look at it again.',
  INVITATION_NOT_VALID: 'The code is wrong, used, revoked or outdated. Ask the secretary of the cell for a new one.',
  ACCOUNT_TAKEN:
    'This account is linked to somebody else. Sign in with your own account, or ask for the old link to be revoked.',
};
