import { addMonths, ok, refuse, type LocalDate, type Result } from '@bontot/kernel';
import { oneLine, plain, textOf, type Cell } from './cell.ts';
import { dayOf, dayOrYearOf } from './dates.ts';
import type { FieldCells } from './mapping.ts';
import { isLikely, RowReader, type RowProblem } from './row.ts';

/** A member as a row describes them; what is undefined is not said there. */
export type MemberDraft = {
  memberId?: string | undefined;
  cardNumber?: string | undefined;
  name: string;
  birthDate?: string | undefined;
  cell?: string | undefined;
  above?: string | undefined;
  /** `sure` where the row says it; else it follows from the dates. */
  kind: { is: 'full' | 'probationary'; sure: boolean };
  admittedOn?: LocalDate | undefined;
  fullOn?: LocalDate | undefined;
  joinedOn?: LocalDate | undefined;
  /** `from` null: exempt, nobody says since when. */
  exempt?: { from: LocalDate | null } | 'no' | undefined;
  post?: 'secretary' | 'deputy' | undefined;
  phone?: string | undefined;
  mail?: string | undefined;
};

const RECORD_ID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
const PROBATION_MONTHS = 12;
const MAX_NAME = 120;

/** Reads a row about a member. Codes of problems: those of dates, IMPORT_NAME_MISSING, IMPORT_NAME_UNLIKELY, IMPORT_ID_UNREADABLE, … */
export function readMember(
  row: number,
  cells: FieldCells,
  days: { today: LocalDate; asOf: LocalDate },
): { draft: MemberDraft; problems: RowProblem[] } {
  const reader = new RowReader(row, cells);
  const day = (cell: Cell) => likelyDay(cell, days.today);
  const admittedOn = reader.read('admittedOn', day);
  const fullOn = reader.read('fullOn', day);
  const birthDate = reader.read('birthDate', (cell) => birthOf(cell, days.today));
  if (admittedOn && fullOn && fullOn < admittedOn) reader.refuse('fullOn', 'IMPORT_FULL_BEFORE_ADMITTED');
  const draft: MemberDraft = {
    memberId: reader.read('memberId', recordIdOf),
    cardNumber: reader.read('cardNumber', cardOf),
    name: nameOf(reader),
    birthDate,
    cell: reader.text('cell') || undefined,
    above: reader.text('above') || undefined,
    kind: kindOf(reader, admittedOn, fullOn, days.asOf),
    admittedOn,
    fullOn,
    joinedOn: reader.read('joinedOn', day),
    exempt: reader.read('exempt', (cell) => exemptOf(cell, days.today)),
    post: postOf(reader.text('post')),
    phone: reader.read('phone', phoneOf),
    mail: reader.read('email', mailOf),
  };
  return { draft, problems: reader.problems };
}

/** «NGUYỄN  văn an» as it is written: «Nguyễn Văn An», only where the sheet writes capitals or none. */
export function properName(text: string): string {
  const name = oneLine(text);
  if (name !== name.toUpperCase() && name !== name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(/(^|[\s\-.'’(])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

/** A card number as it is compared: no blanks or dots, capitals. */
export function cardOf(cell: Cell): Result<string> {
  const card = textOf(cell)
    .replace(/[\s.\-_/]/g, '')
    .toUpperCase();
  return /^[0-9A-ZĐ]{4,20}$/u.test(card)
    ? ok(card)
    : refuse('IMPORT_CARD_UNREADABLE', { got: textOf(cell).slice(0, 60) });
}

export const recordIdOf = (cell: Cell): Result<string> => {
  const id = textOf(cell).toUpperCase();
  return RECORD_ID.test(id) ? ok(id) : refuse('IMPORT_ID_UNREADABLE', { got: id.slice(0, 60) });
};

export function birthOf(cell: Cell, today: LocalDate): Result<string> {
  const read = dayOrYearOf(cell, today);
  if (!read.ok) return read;
  const year = Number(read.value.slice(0, 4));
  // Nobody joins before the age of 18 (Charter, art. 1).
  const age = Number(today.slice(0, 4)) - year;
  return age >= 18 && age <= 120 ? read : refuse('IMPORT_BIRTH_UNLIKELY', { got: textOf(cell).slice(0, 60) });
}

export function nameOf(reader: RowReader): string {
  const raw = reader.text('name') || `${reader.text('familyName')} ${reader.text('givenName')}`;
  const name = properName(raw.replace(/^(đ\/?c|đồng chí|ông|bà)\.?\s+/iu, ''));
  if (name === '') reader.refuse(null, 'IMPORT_NAME_MISSING');
  else if (name.length > MAX_NAME || /[0-9<>{}[\]|\\;=+@]/.test(name)) reader.refuse('name', 'IMPORT_NAME_UNLIKELY');
  return name;
}

function likelyDay(cell: Cell, today: LocalDate): Result<LocalDate> {
  const read = dayOf(cell, today);
  return !read.ok || isLikely(read.value, today) ? read : refuse('IMPORT_DATE_UNLIKELY', { got: textOf(cell) });
}

/** Who was admitted less than a year ago is on probation, unless the row says otherwise (Charter, art. 5). */
function kindOf(
  reader: RowReader,
  admittedOn: LocalDate | undefined,
  fullOn: LocalDate | undefined,
  asOf: LocalDate,
): MemberDraft['kind'] {
  const said = plain(reader.text('kind'));
  if (said !== '') {
    if (/^(du bi|dang vien du bi|dv du bi|db|dvdb|probationary)$/.test(said)) return { is: 'probationary', sure: true };
    if (/^(chinh thuc|dang vien chinh thuc|dv chinh thuc|ct|dvct|full)$/.test(said)) return { is: 'full', sure: true };
    reader.refuse('kind', 'IMPORT_KIND_UNKNOWN');
  }
  if (fullOn) return { is: fullOn <= asOf ? 'full' : 'probationary', sure: true };
  const recent = admittedOn !== undefined && addMonths(admittedOn, PROBATION_MONTHS) > asOf;
  return { is: recent ? 'probationary' : 'full', sure: false };
}

const YES = /^(x|co|mien|yes|v|1|true|da mien|duoc mien)( |$)/;
const NO = /^(khong|ko|k|no|0|false|chua)( |$)/;

function exemptOf(cell: Cell, today: LocalDate): Result<{ from: LocalDate | null } | 'no'> {
  const said = plain(textOf(cell));
  if (NO.test(said)) return ok('no');
  const dated = dayOf(typeof cell === 'string' ? cell.replace(/^.*?(?=\d)/su, '') : cell, today);
  if (dated.ok) return ok({ from: dated.value });
  if (YES.test(said) || /^[✓✔☑]$/u.test(textOf(cell))) return ok({ from: null });
  return refuse('IMPORT_EXEMPT_UNREADABLE', { got: textOf(cell).slice(0, 60) });
}

const SECRETARY = /^(bi thu|bi thu chi bo|btcb|bt chi bo|bi thu cb|bt)$/;
const DEPUTY = /^(pho bi thu|pho bi thu chi bo|pbtcb|pho bi thu cb|pbt)$/;

/** Only what gives permissions: committee members of a cell have those of a member. */
function postOf(text: string): 'secretary' | 'deputy' | undefined {
  const parts = text.split(/[,;/+&]| - /).map(plain);
  if (parts.some((part) => SECRETARY.test(part))) return 'secretary';
  return parts.some((part) => DEPUTY.test(part)) ? 'deputy' : undefined;
}

/** A sheet that kept a number lost its first zero. */
function phoneOf(cell: Cell): Result<string> {
  const digits = textOf(cell).replace(/[\s.\-()]/g, '');
  const whole = /^[1-9]\d{8}$/.test(digits) ? `0${digits}` : digits;
  return /^(\+84|84|0)\d{8,10}$/.test(whole)
    ? ok(whole)
    : refuse('IMPORT_PHONE_UNREADABLE', { got: textOf(cell).slice(0, 60) });
}

function mailOf(cell: Cell): Result<string> {
  const mail = textOf(cell).replace(/^mailto:/i, '');
  return /^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]{2,}$/.test(mail) && mail.length <= 200
    ? ok(mail)
    : refuse('IMPORT_MAIL_UNREADABLE', { got: mail.slice(0, 60) });
}
