/** Files that come in: what cannot be read of them, and what is wrong with a row. */
export const imports = {
  IMPORT_UNKNOWN: 'There is no such import. Open the list of imports and choose again.',
  IMPORT_NOT_READY:
    'The import stands at another step ({phase}), so this cannot be done. Reload the page to see where it stands.',
  IMPORT_NOTHING_TO_WRITE: 'The file brings nothing new to write. Nothing needs to be done.',
  IMPORT_UNDO_TOO_LATE: 'An import can be taken back for 30 days. Correct the records one by one instead.',
  IMPORT_UNDO_UNIT:
    'A unit that was founded ends by a decision alone. Dissolve it on the organisation page if it was a mistake.',
  IMPORT_CHANGED_SINCE:
    'Somebody has changed the record since, so it was left as it is. Open the record and correct it by hand.',
  IMPORT_FILE_TOO_LARGE:
    'A file may have {limit} bytes, but this one has {size}. Split it into several files and send them.',
  IMPORT_FILE_EMPTY: 'The file is empty. Check it and send it again.',
  IMPORT_FILE_UNKNOWN:
    'An Excel workbook (.xlsx) or CSV file was expected, but this is of another kind ({got}). Save it as .xlsx and send it.',
  IMPORT_FILE_OLD: 'This is a workbook of the old format (.xls). Open it, choose «Save as» .xlsx and send it again.',
  IMPORT_FILE_LOCKED: 'The file is protected by a password. Take the password off and send it again.',
  IMPORT_FILE_MACROS: 'The file holds macros and is not taken. Save it as .xlsx without macros and send it.',
  IMPORT_FILE_BURSTS:
    'Unpacked, the file is far larger than a list can be. Delete empty formatted rows and columns and send it again.',
  IMPORT_FILE_DAMAGED: 'The file is damaged and cannot be read. Open it, save it again and send it.',
  IMPORT_ENCODING_UNKNOWN:
    'The text of the file is in none of the encodings that are known (UTF-8, UTF-16, windows-1258); it may be a TCVN3 or VNI font. Convert it to Unicode and send it again.',
  IMPORT_TOO_MANY_SHEETS:
    'The file has {got} sheets where {limit} are allowed. Split it into several files and send them.',
  IMPORT_TOO_MANY_ROWS: 'The file has more than {limit} rows. Split it into several files and send them.',
  IMPORT_NO_SHEET: 'No sheet is chosen to be read. Choose at least one.',
  IMPORT_SHEET_TWICE: 'Each sheet may be described once. Take the second description out and send it again.',
  IMPORT_SHEET_UNKNOWN: 'The file has no sheet {sheet}. Reload the page and choose again.',
  IMPORT_COLUMNS_WRONG:
    'Sheet «{sheet}»: each column needs a meaning of its own that fits the kind of list. Correct the columns and try again.',
  IMPORT_FIELDS_MISSING: 'Sheet «{sheet}» lacks a column that is needed. Say which column it is and try again.',
  IMPORT_DAY_AHEAD: 'The list must be of today ({today}) or earlier, but the day chosen is {asOf}. Choose another day.',
  IMPORT_DATE_UNREADABLE: '«{got}» cannot be read as a day. Write day/month/year.',
  IMPORT_DATE_MISSING: 'There is no day {got} in the calendar. Correct it.',
  IMPORT_DATE_WITHOUT_DAY: '«{got}» lacks the day or the month. Write day/month/year.',
  IMPORT_DATE_UNLIKELY: 'The day {got} is too far from now. Check the year.',
  IMPORT_BIRTH_UNLIKELY: 'Nobody born {got} can be a member (18 to 120 years of age). Check it.',
  IMPORT_FULL_BEFORE_ADMITTED: 'The day of full membership is before the day of admission. Check both.',
  IMPORT_NAME_MISSING: 'The row has no name. Write it or leave the row out.',
  IMPORT_NAME_UNLIKELY: '«{got}» does not look like a person’s name. Check the column of names.',
  IMPORT_ID_UNREADABLE: '«{got}» is no id of this system (26 characters). Leave it empty or correct it.',
  IMPORT_CARD_UNREADABLE: '«{got}» is no number of a card (4 to 20 digits or letters). Check it.',
  IMPORT_CARD_ELSEWHERE: 'Card {got} belongs to a member elsewhere. Ask for a transfer, or check the number.',
  IMPORT_KIND_UNKNOWN:
    '«chính thức» (full) or «dự bị» (probationary) was expected, but «{got}» stands there. Correct it.',
  IMPORT_EXEMPT_UNREADABLE: '«{got}» does not say whether the member is exempt. Write «x», «không» or the first day.',
  IMPORT_PHONE_UNREADABLE: '«{got}» is no telephone number. Correct it or leave it empty.',
  IMPORT_MAIL_UNREADABLE: '«{got}» is no mail address. Correct it or leave it empty.',
  IMPORT_UNIT_MISSING:
    'The row does not say where it belongs. Add a column with the cell, or choose a cell for the whole sheet.',
  IMPORT_UNIT_UNKNOWN: '«{got}» is not among the units below yours. Check the name, or write the unit’s id.',
  IMPORT_UNIT_AMBIGUOUS: 'Several units are called «{got}»: {unitIds}. Write the id instead of the name.',
  IMPORT_UNIT_CLOSED: '«{got}» ended on {validTo}. Write a unit that exists.',
  IMPORT_UNIT_ID_UNREADABLE:
    '«{got}» is no id of a unit (first a capital or a digit, then letters, digits, - and _, at most 64). Correct it.',
  IMPORT_UNIT_DIFFERS:
    'The file says «{got}», the directory «{known}». A unit changes by a decision: enter it on the organisation page.',
  IMPORT_LEVEL_UNKNOWN:
    '«{got}» is no level of a unit. Write «Chi bộ», «Đảng bộ cơ sở», «Đảng bộ bộ phận», «Đảng bộ xã» or «Tổ đảng».',
  IMPORT_TYPE_UNKNOWN:
    'A cell needs a type: «khu dân cư», «doanh nghiệp», «cơ quan», «trường học» or «lực lượng vũ trang»; the file says «{got}». Correct it.',
  IMPORT_ROLE_UNKNOWN: '«{got}» is no post that is known here. Look at the list of posts in the guide and correct it.',
  IMPORT_PERSON_UNKNOWN:
    '«{got}» is not a member of this cell. Write the number of the card, or import the member first.',
  IMPORT_PERSON_AMBIGUOUS:
    'Several people in the cell are called «{got}». Tell them apart by the card or the birth date.',
  IMPORT_ROW_REPEATED: 'The same as row {place} of the file. Keep one of them.',
  IMPORT_FORMULA_WITHOUT_VALUE:
    'The cell is a formula that was never calculated. Open the file, save it again, or paste the value.',
  IMPORT_CELL_ERROR: 'The cell shows the error {got}. Correct the formula or write the value.',
};
