import type { EvidenceBody } from '@bontot/contracts';
import { compile, digestInput, evaluateTally, tallyOf, templates } from '@bontot/scoring-core';
import fc from 'fast-check';
import {
  approved,
  CELL,
  exemption,
  exemptionEntry,
  fact,
  factEntry,
  KEY,
  NOW,
  unit,
  verdict,
  verdictEntry,
} from '../../test/builders.ts';
import { contextOf } from './assess.ts';
import { Card, foldKnown, type Snapshot } from './card.ts';
import { cardUnitOf, type Entry } from './entry.ts';

const ASOF = '2026-07-20';
const MEASURES = ['task.completed', 'task.exceeded', 'meeting.attendance', 'meeting.grade', 'dues.paid'];

const cardOf = (entries: Entry[]): Card => {
  const card = new Card(KEY);
  for (const entry of entries) card.admit(entry);
  return card;
};
const standing = (card: Card) =>
  [...card.facts]
    .map(({ measure, source, revision, value, withdrawn, confirmation }) =>
      JSON.stringify({ measure, source, revision, value, withdrawn, confirmation }),
    )
    .sort();
/** Both views of the card on one day, as they enter its digest. */
function digestsOf(card: Card): string[] {
  const known = card.unit ?? cardUnitOf(unit());
  const tally = tallyOf(compile(templates['cell-default'], 'residential', '2026'), card.facts, ASOF);
  return (['self', 'reviewed'] as const).map((view) =>
    digestInput(evaluateTally(tally, contextOf(card, known, '2026', view)), CELL),
  );
}

/** Up to three revisions of a few facts: one content for one revision, so that nothing conflicts. */
const bodies = fc
  .uniqueArray(
    fc.record({
      measure: fc.constantFrom(...MEASURES),
      source: fc.constantFrom('a', 'b', 'c'),
      revision: fc.integer({ min: 1, max: 3 }),
      day: fc.integer({ min: 1, max: 28 }),
      withdrawn: fc.constantFrom(undefined, undefined, true as const),
    }),
    { selector: ({ measure, source, revision }) => `${measure}|${source}|${revision}`, maxLength: 40 },
  )
  .map((all): EvidenceBody[] =>
    all.map(({ measure, source, revision, day, withdrawn }) =>
      fact(measure, {
        source,
        revision,
        effectiveOn: `2026-06-${String(day).padStart(2, '0')}`,
        ...(withdrawn ? { withdrawn } : {}),
      }),
    ),
  );

/** Facts, verdicts on some of their revisions (of two on one the later holds), an exemption through its versions, a unit. */
const logs = bodies.chain((facts) =>
  fc.array(fc.record({ at: fc.nat(), confirmed: fc.boolean() }), { maxLength: 10 }).map((words): Entry[] => [
    ...facts.map((body) => factEntry(body)),
    ...(facts.length === 0 ? [] : words).map(({ at, confirmed }, index) =>
      verdictEntry(
        verdict(facts[at % facts.length]!, confirmed ? 'confirmed' : 'rejected', {
          at: `2026-07-05T02:00:${String(index).padStart(2, '0')}.000Z`,
        }),
      ),
    ),
    exemptionEntry(exemption()),
    exemptionEntry(approved()),
    ...[1, 2].map((version): Entry => ({
      kind: 'unit',
      origin: { topic: 'directory.v1', partition: 0, offset: version },
      recordedAt: NOW,
      unit: cardUnitOf(unit(CELL, { version, validFrom: version === 1 ? '2026-05-01' : '2020-01-01' })),
    })),
  ]),
);

describe('a card', () => {
  it('is the same for any order of its log and any repetition', () =>
    fc.assert(
      fc.property(
        logs.chain((log) =>
          fc.record({
            log: fc.constant(log),
            order: fc.array(fc.nat(), { minLength: log.length, maxLength: log.length }),
            again: fc.subarray(log),
          }),
        ),
        ({ log, order, again }) => {
          const shuffled = log
            .map((entry, index) => ({ entry, rank: order[index]! }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ entry }) => entry);
          const [straight, other] = [cardOf(log), cardOf([...again, ...shuffled, ...again])];
          expect(standing(other)).toEqual(standing(straight));
          expect(other.notApplicable).toEqual(straight.notApplicable);
          expect(other.unit).toEqual(straight.unit);
          expect(digestsOf(other)).toEqual(digestsOf(straight));
        },
      ),
      { numRuns: 200 },
    ));

  it('comes back from a snapshot as it was, and goes on from there', () =>
    fc.assert(
      fc.property(logs, fc.nat(), (log, cut) => {
        const at = cut % (log.length + 1);
        const packed = JSON.stringify(cardOf(log.slice(0, at)).snapshot());
        const restored = new Card(KEY);
        restored.restore(JSON.parse(packed) as Snapshot);
        for (const entry of log.slice(at)) restored.admit(entry);
        expect(standing(restored)).toEqual(standing(cardOf(log)));
        expect(digestsOf(restored)).toEqual(digestsOf(cardOf(log)));
      }),
      { numRuns: 100 },
    ));

  it('keeps its standing sums with every entry as if they were counted anew', () =>
    fc.assert(
      fc.property(logs, (log) => {
        const plan = compile(templates['cell-default'], 'residential', '2026');
        const card = new Card(KEY);
        card.tally = tallyOf(plan, [], ASOF);
        for (const entry of log.filter(({ kind }) => kind !== 'unit')) card.admit(entry);
        const { pending, ...sums } = card.tally;
        const { pending: anew, ...recounted } = tallyOf(plan, card.facts, ASOF);
        expect(sums).toEqual(recounted);
        expect((pending ?? []).some(Boolean)).toBe((anew ?? []).some(Boolean));
      }),
      { numRuns: 100 },
    ));

  const exceeded = fact('task.exceeded');

  it('takes a fact once', () => {
    const card = new Card(KEY);
    expect(card.admit(factEntry(exceeded))).toBe('accepted');
    expect(card.admit(factEntry(exceeded))).toBe('same');
    expect(card.facts.size).toBe(1);
  });
  it('keeps the first of two contents of one revision', () => {
    const card = cardOf([factEntry(exceeded)]);
    expect(card.admit(factEntry({ ...exceeded, value: { yes: false } }))).toBe('conflict');
    expect(card.facts.get(exceeded.measure, exceeded.source)?.value).toEqual({ yes: true });
  });
  it('writes an older revision into its log once, and lets it change nothing', () => {
    const card = cardOf([factEntry({ ...exceeded, revision: 2 })]);
    const older = factEntry(exceeded);
    expect(card.admit(older)).toBe('accepted');
    card.hold(older.origin);
    expect(card.admit(older)).toBe('same');
    expect(card.facts.get(exceeded.measure, exceeded.source)?.revision).toBe(2);
  });
  it.each(['confirmed', 'rejected'] as const)('remembers «%s» that came before its fact', (word) => {
    const card = cardOf([verdictEntry(verdict(exceeded, word)), factEntry(exceeded)]);
    expect(card.facts.get(exceeded.measure, exceeded.source)?.confirmation).toBe(word);
  });
  it('lets a new revision wait for a verdict of its own', () => {
    const card = cardOf([factEntry(exceeded), verdictEntry(verdict(exceeded, 'confirmed'))]);
    card.admit(factEntry({ ...exceeded, revision: 2 }));
    expect(card.facts.get(exceeded.measure, exceeded.source)?.confirmation).toBe('pending');
  });
  it('holds a place of a door and all before it, of that door alone', () => {
    const card = new Card(KEY);
    card.hold({ topic: 'evidence.v1', partition: 3, offset: 7 });
    expect(card.holds({ topic: 'evidence.v1', partition: 3, offset: 7 })).toBe(true);
    expect(card.holds({ topic: 'evidence.v1', partition: 3, offset: 8 })).toBe(false);
    expect(card.holds({ topic: 'evidence.v1', partition: 4, offset: 7 })).toBe(false);
    expect(card.held).toEqual([['evidence.v1', 3, 7]]);
  });
});

describe('what was known by a moment', () => {
  it('leaves out what was recorded later, whatever its day', () => {
    const [early, late] = [fact('dues.paid', { source: 'a' }), fact('dues.paid', { source: 'b' })];
    const log = [factEntry(early, { recordedAt: NOW }), factEntry(late, { recordedAt: NOW + 1 })];
    expect([...foldKnown(KEY, log, NOW).facts].map(({ source }) => source)).toEqual(['a']);
    expect(foldKnown(KEY, log, NOW + 1).facts.size).toBe(2);
  });
  it('brings an older revision back when the newer was not known yet', () => {
    const log = [factEntry(exceededAt(2), { recordedAt: NOW + 1 }), factEntry(exceededAt(1), { recordedAt: NOW })];
    expect(foldKnown(KEY, log, NOW).facts.get('task.exceeded', 's')?.revision).toBe(1);
    expect(foldKnown(KEY, log, NOW + 1).facts.get('task.exceeded', 's')?.revision).toBe(2);
  });
});

const exceededAt = (revision: number) => fact('task.exceeded', { source: 's', revision });
