/** The evidence register: records, dues, confirmations, many facts at once, files, contracts, claims. */
export const register = {
  RECORD_EXISTS:
    'This record exists with other content. Open the one that is there and correct it, or change the plan with a reason.',
  RECORD_UNKNOWN: 'There is no such record in your part of the tree. Load the list again and try once more.',
  RECORD_CANCELLED: 'The record was cancelled and takes no more changes. Make a new record if it is needed.',
  RECORD_KIND: 'This act is for the kind {expected}, the record is of the kind {got}. Load it again and try once more.',
  RECORD_PAST:
    'A date can be moved only while it has not passed and nothing is recorded ({expected}). Record the result instead.',
  RECORD_DAY: 'The day should be {expected}, it is {got}. Correct the day and send again.',
  RECORD_NUMBERS: 'The number should be {expected}, it is {got}. Correct it and send again.',
  RECORD_NOT_PLANNED: 'This kind has no date to move ({got}). Correct its content, or cancel it with a reason.',
  RECORD_FULL: 'The record has been changed {most} times and takes no more. Cancel it and make a new one.',
  DUES_UNKNOWN: 'There is no list of dues for this month yet. Open and save the list first.',
  DUES_NOT_YET: 'Month {month} has not come, so there is no list. Choose this month or an earlier one.',
  DUES_PERSON: 'This person is not on the list of those who owe for the month. Load the list again and try once more.',
  DUES_DAY: 'The day of a late payment should be {expected}, it is {got}. Correct the day and send again.',
  DUES_OF_CELL: 'A list of dues belongs to a cell, {got} is none. Choose a cell.',
  CLEARANCE_TOO_EARLY: 'Quarter {quarter} is not over, so it cannot be confirmed. Confirm it once it is.',
  CLEARANCE_TOO_LARGE:
    'One confirmation speaks of {expected} organisations, this is {got}. Choose a smaller part of the tree.',
  CLEARANCE_UNKNOWN: 'There is no such confirmation. Load the list again and try once more.',
  CLEARANCE_UNFINISHED: 'The confirmation is being sent ({sent} of {total}). Take it back once it is sent.',
  CLEARANCE_WITHDRAWN: 'This confirmation was taken back. Confirm the quarter again if it is right now.',
  CASES_OPEN:
    'Every organisation with an open case needs a word of its own. Load the list again, look at each and send.',
  BATCH_EMPTY: 'Nothing of the selection waits for your word any more. Load the list again and select anew.',
  BATCH_UNKNOWN: 'There is no such selection of yours. Select the facts again and go on.',
  BATCH_DECIDED: 'This selection was judged before. Load the list again; to change a word, judge facts one by one.',
  SAMPLE_NOT_OPENED: 'All {sample} facts of the sample must be opened before the whole is confirmed; {left} are not.',
  FILE_ENCODING: 'The file should be {expected}. Save it as CSV UTF-8 and send it again.',
  FILE_UNREADABLE: 'The file cannot be read from line {got} on. Check quotes and separators and send it again.',
  FILE_COLUMNS: 'The first line should name the columns {expected}. Add those that are missing and send it again.',
  FILE_EMPTY: 'The file has no line with a fact. Check it and send it again.',
  FILE_TOO_LONG: 'A file has at most {most} lines, this one has {got}. Divide it and send the parts.',
  CONTRACT_TOO_WIDE:
    'A contract cannot cover every measure, everywhere, and without confirmation. Narrow one of the three.',
  INDICATOR_UNKNOWN: 'The set of the year has no indicator {got}. Choose another one.',
  INDICATOR_MUST_APPLY: 'Indicator {got} is always scored and cannot be «not applicable». Choose another one.',
  EXEMPTION_TOO_MUCH:
    'At most {most} points of criterion {criterion} may be «not applicable», with this one it is {got}. Take back another claim.',
  EXEMPTION_DAY: 'The day of expiry should be {expected}, it is {got}. Correct the day and send again.',
};
