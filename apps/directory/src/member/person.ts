import type { LocalDate } from '@bontot/kernel';

/**
 * What is kept of a person besides name and membership. It travels on no topic: birth date and card number stay in this
 * database, and so do telephone and mail (domain handbook 10.1, «contact, birth, card number»).
 */
export type PersonDetails = {
  birthDate: LocalDate | null;
  cardNumber: string | null;
  phone: string | null;
  mail: string | null;
  /** Day of the admission ceremony. */
  admittedOn: LocalDate | null;
};

export const NO_DETAILS: PersonDetails = {
  ...{ birthDate: null, cardNumber: null, phone: null, mail: null },
  admittedOn: null,
};

const MARKS = /[\u0300-\u036f]/g;

/** A name without case, marks and double spaces: «Nguyễn  Văn An» and «NGUYỄN VĂN AN» are one. */
export const folded = (text: string): string =>
  text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();

/** Under which people who may be one person stand together; nobody without a birth date. */
export const twinKeyOf = (name: string, details: PersonDetails | undefined | null): string | null =>
  details?.birthDate ? `${folded(name)} ${details.birthDate}` : null;
