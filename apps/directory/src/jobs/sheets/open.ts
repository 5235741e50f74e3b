import { refused } from '@bontot/kernel';
import { openCsv } from './csv.ts';
import { openXlsx } from './xlsx.ts';
import type { Workbook } from './workbook.ts';

const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');
/** Compound files: workbooks of before 2007, and newer ones behind a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');

/**
 * Opens a file by what its bytes are, whatever its name says.
 * Codes: IMPORT_FILE_EMPTY, IMPORT_FILE_LOCKED, IMPORT_FILE_OLD, IMPORT_FILE_UNKNOWN and those of both readers.
 */
export async function openWorkbook(bytes: Buffer, name: string): Promise<Workbook> {
  if (bytes.length === 0) throw refused('IMPORT_FILE_EMPTY');
  const starts = (magic: Buffer) => bytes.subarray(0, magic.length).equals(magic);
  if (starts(COMPOUND)) throw refused(bytes.includes(ENCRYPTED) ? 'IMPORT_FILE_LOCKED' : 'IMPORT_FILE_OLD');
  if (starts(ZIP)) return openXlsx(bytes);
  if (
    /^(%PDF|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc\xaf|\{\\rtf|<html|<!doctype)/i.test(
      bytes.subarray(0, 16).toString('latin1'),
    )
  )
    throw refused('IMPORT_FILE_UNKNOWN', { got: name.split('.').at(-1)?.slice(0, 10) ?? '' });
  return openCsv(bytes, name.replace(/\.[^.]*$/, ''));
}
