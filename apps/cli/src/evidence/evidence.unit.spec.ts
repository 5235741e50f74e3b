import { decodeEvent, readEvidence } from '@bontot/contracts';
import { linesOf, messageOf } from './evidence-lines.ts';
import { sendReport, sendText, type Placed } from './send-report.ts';

const FACT =
  '{"cellId":"QN-LH-07","measure":"task.completed","source":"t/1","revision":1,"effectiveOn":"2026-07-03","value":{"yes":true}}';
const TOPIC = 'evidence.from.publisher.v1';

describe('a file of evidence', () => {
  it('is cut into numbered lines, empty ones left out, whatever ends them', () => {
    const lines = linesOf(Buffer.from(`${FACT}\r\n\n{"broken\n${FACT}`));
    expect(lines.map(({ number }) => number)).toEqual([1, 3, 4]);
    expect(lines.map(({ bytes }) => bytes.toString())).toEqual([FACT, '{"broken', FACT]);
  });

  it('becomes messages as any client sends them, keyed by the cell', () => {
    const message = messageOf({ number: 1, bytes: Buffer.from(FACT) }, 0);
    expect(message).toMatchObject({ topic: TOPIC, key: 'QN-LH-07' });
    const decoded = decodeEvent(message.headers, message.value);
    expect(decoded).toMatchObject({ ok: true, value: { type: 'evidence.recorded.v1' } });
    expect(decoded.ok && readEvidence(decoded.value.body, '2026-07-04')).toMatchObject({ ok: true });
  });

  it('keeps the bytes of a line that nobody can read, so that the service judges it', () => {
    const bytes = Buffer.from([0x7b, 0xff, 0xfe]);
    expect(messageOf({ number: 1, bytes }, 0)).toMatchObject({ key: null, value: bytes });
  });
});

describe('the report on what was sent', () => {
  const placed: Placed[] = [1, 2, 3, 4, 5].map((line) => ({
    line,
    topic: TOPIC,
    partition: 3,
    offset: String(line + 40),
  }));
  const letters = [
    {
      topic: TOPIC,
      partition: 3,
      offset: '42',
      code: 'VALUE_PART_EXCEEDS_WHOLE',
      details: { field: 'value', expected: 'part not above whole', part: 5, whole: 4 },
    },
    { topic: 'evidence.from.other.v1', partition: 3, offset: '41', code: 'VALUE_KIND', details: {} },
  ];
  const told = [
    {
      topic: TOPIC,
      partition: 3,
      offset: '43',
      outcome: 'conflict',
      code: 'REVISION_CONFLICT',
      cellId: 'QN-LH-07',
      field: 'revision',
      expected: 'a higher revision',
    },
    { topic: TOPIC, partition: 3, offset: '44', outcome: 'unclaimed' },
  ];
  const report = sendReport(placed, letters, told, ({ offset }) => offset !== '45');

  it('matches dead letters and outcomes by their place in the door', () => {
    expect(report).toMatchObject({ accepted: 2, refused: 1, conflicting: 1, pending: 1 });
    expect(report.lines.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'refused',
      'conflicting',
      'accepted',
      'pending',
    ]);
  });

  it('tells a person which line, why, and what was expected', () => {
    expect(sendText(report)).toBe(
      [
        'accepted 2, refused 1, conflicting 1, pending 1',
        'line 2: VALUE_PART_EXCEEDS_WHOLE value: expected part not above whole (part 5, whole 4)',
        'line 3: REVISION_CONFLICT revision: expected a higher revision',
        'line 4: accepted, waits until its cell is known',
        'line 5: sent, the worker has not read it yet',
        '',
      ].join('\n'),
    );
  });
});
