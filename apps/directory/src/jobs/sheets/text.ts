import { refused } from '@bontot/kernel';

const BYTE_ORDER_MARKS: [readonly number[], string][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];
const LOOK = 64 * 1024;

/**
 * The text of a file in one of the encodings that people's programs write: UTF-8 and UTF-16 with their mark or without, and
 * windows-1258. Composed (NFC): that code page keeps tone marks apart. Fonts of their own (TCVN3, VNI) look like other text
 * and are told, not guessed.
 * Code: IMPORT_ENCODING_UNKNOWN.
 */
export function decode(bytes: Buffer): { text: string; encoding: string } {
  const mark = BYTE_ORDER_MARKS.find(([start]) => start.every((byte, at) => bytes[at] === byte));
  const encoding = mark?.[1] ?? withoutMark(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: encoding !== 'windows-1258' }).decode(bytes).normalize('NFC');
    if (encoding === 'windows-1258' && !isVietnamese(text)) throw refused('IMPORT_ENCODING_UNKNOWN');
    return { text, encoding };
  } catch {
    throw refused('IMPORT_ENCODING_UNKNOWN');
  }
}

function withoutMark(bytes: Buffer): string {
  const look = bytes.subarray(0, LOOK);
  const zeros = [0, 0];
  look.forEach((byte, at) => void (byte === 0 && zeros[at % 2]!++));
  if (zeros[1]! > look.length / 8 && zeros[1]! > zeros[0]! * 4) return 'utf-16le';
  if (zeros[0]! > look.length / 8 && zeros[0]! > zeros[1]! * 4) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1258';
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Letters of Vietnamese and ASCII, and no others to speak of. */
function isVietnamese(text: string): boolean {
  const beyond = text.match(/[^\x20-\x7e\s]/g) ?? [];
  const ours = beyond.filter((letter) => VIETNAMESE.test(letter));
  return beyond.length > 0 && ours.length >= beyond.length * 0.97;
}
const VIETNAMESE = /[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ–—“”‘’…«»₫]/iu;
