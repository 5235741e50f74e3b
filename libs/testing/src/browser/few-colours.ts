import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const MOST = 256;
/** Looked up once: in a test's own world each look at a global is slow. */
const { abs, floor } = Math;

/**
 * The same picture with at most 256 colours, about a third of the size: what is frequent or unlike all else stays as it
 * is, each other colour becomes the nearest of those. Made for pages, which are flat colours and letters, not for photographs. Reads what
 * browsers write: PNG of 8 bits, RGB or RGBA, not interlaced; opacity is left out.
 */
export function fewColours(png: Buffer): Buffer {
  const { width, height, channels, data } = partsOf(png);
  const pixels = unfiltered(inflateSync(data), width * channels, height, channels);
  const colours = new Uint32Array(width * height);
  const counts = new Map<number, number>();
  for (let at = 0, from = 0; at < colours.length; at++, from += channels) {
    const colour = (pixels[from]! << 16) | (pixels[from + 1]! << 8) | pixels[from + 2]!;
    colours[at] = colour;
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, places } = paletteOf(counts);
  // Each line begins with its filter: 0, none.
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colours.length; at++) lines[at + floor(at / width) + 1] = places.get(colours[at]!)!;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** One colour after the other: always the one whose absence would be seen most, by its number and its distance. */
function paletteOf(counts: ReadonlyMap<number, number>): { palette: number[]; places: Map<number, number> } {
  const all = [...counts].map(([colour, count]) => ({ colour, count, place: 0, away: Infinity }));
  const palette: number[] = [];
  while (palette.length < MOST) {
    const worst = all.reduce((a, b) => (b.count * b.away > a.count * a.away ? b : a));
    if (worst.away === 0) break;
    const place = palette.push(worst.colour) - 1;
    for (const one of all) {
      const away = distance(one.colour, worst.colour);
      if (away >= one.away) continue;
      one.away = away;
      one.place = place;
    }
  }
  return { palette, places: new Map(all.map(({ colour, place }) => [colour, place])) };
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2;

function partsOf(png: Buffer): { width: number; height: number; channels: 3 | 4; data: Buffer } {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('expected a PNG');
  const [depth, kind, , , interlaced] = png.subarray(24, 29);
  if (depth !== 8 || (kind !== 2 && kind !== 6) || interlaced !== 0)
    throw new Error(`expected a PNG of 8 bits, RGB or RGBA, got ${depth} bits of kind ${kind}`);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  return {
    width: png.readUInt32BE(16),
    height: png.readUInt32BE(20),
    channels: kind === 2 ? 3 : 4,
    data: Buffer.concat(data),
  };
}

/** Takes back what each line was written with (PNG 3, 9.2): none, sub, up, average, Paeth. */
function unfiltered(written: Buffer, stride: number, height: number, channels: number): Buffer {
  const out = Buffer.alloc(stride * height);
  for (let line = 0; line < height; line++) {
    const filter = written[line * (stride + 1)]!;
    for (let x = 0; x < stride; x++) {
      const at = line * stride + x;
      const left = x >= channels ? out[at - channels]! : 0;
      const up = line > 0 ? out[at - stride]! : 0;
      const corner = x >= channels && line > 0 ? out[at - stride - channels]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      out[at] = written[line * (stride + 1) + 1 + x]! + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [abs(guess - left), abs(guess - up), abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(content.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}
