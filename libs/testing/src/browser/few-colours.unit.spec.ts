import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { fewColours } from './few-colours.ts';

type Colour = [number, number, number];
const chunk = (name: string, content: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(name), content]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
/** A picture as browsers write it; line 0 by filter 1 (less the pixel at the left), the others by 2 (less the line above). */
function pictureOf(lines: Colour[][]): Buffer {
  const [width, height] = [lines[0]!.length, lines.length];
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const data = lines.flatMap((line, y) => [
    y === 0 ? 1 : 2,
    ...line.flatMap((colour, x) => {
      const from = y === 0 ? line[x - 1] : lines[y - 1]![x];
      return colour.map((value, at) => (value - (from?.[at] ?? 0) + 256) % 256);
    }),
  ]);
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.from(data)))]);
}
/** The colours of a picture with a palette, line after line. */
function coloursOf(png: Buffer): Colour[] {
  const contents = new Map<string, Buffer>();
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at))
    contents.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const width = contents.get('IHDR')!.readUInt32BE(0);
  const palette = contents.get('PLTE')!;
  const places = [...inflateSync(contents.get('IDAT')!)].filter((_, at) => at % (width + 1) !== 0);
  return places.map((place) => [...palette.subarray(place * 3, place * 3 + 3)] as Colour);
}

describe('a picture with few colours', () => {
  it('is the same where it has no more than 256', () => {
    const lines = [0, 1, 2].map((y) => Array.from({ length: 80 }, (_, x): Colour => [y * 80 + x, 200 - x, 7]));
    expect(coloursOf(fewColours(pictureOf(lines)))).toEqual(lines.flat());
  });

  it('keeps a rare colour that nothing else is like, and moves no other far', () => {
    const greys = Array.from({ length: 20 }, (_, y) =>
      Array.from({ length: 60 }, (_, x): Colour => [4 * x, 4 * x + (y % 8), 4 * x]),
    );
    greys[3]![5] = [198, 20, 30];
    const shown = coloursOf(fewColours(pictureOf(greys)));
    expect(shown[3 * 60 + 5]).toEqual([198, 20, 30]);
    for (const [at, [red, green, blue]] of greys.flat().entries())
      expect(Math.hypot(red - shown[at]![0], green - shown[at]![1], blue - shown[at]![2])).toBeLessThan(6);
  });

  it('is made of a PNG alone', () => expect(() => fewColours(Buffer.from('GIF89a'))).toThrow('expected a PNG'));
});
