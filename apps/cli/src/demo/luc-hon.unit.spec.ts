import { measureOf, type EvidenceBody } from '@bontot/contracts';
import { evaluate, Facts, templates, type Confirmation } from '@bontot/scoring-core';
import { demoDays } from './index.ts';
import type { DemoVerdict } from './model.ts';
import { lucHon } from './luc-hon.ts';
import { FOUNDED } from './places.ts';

type Outcome = { cellId: string; result: string; total: number | null; gates: string[] };

/** Every cell's year, as scoring would say on a day from the facts that are known by then. */
function outcomes(seed: number, demoDate: string, year: number, on = demoDate): Outcome[] {
  const cards = new Map<string, Facts>();
  const days = [...demoDays({ profile: 'luc-hon', seed, demoDate }, 'facts')].filter(({ at }) => at.slice(0, 10) <= on);
  const verdicts: (DemoVerdict & { cellId: string })[] = [];
  for (const { deeds } of days)
    for (const deed of deeds) if (deed.kind === 'judge') verdicts.push({ cellId: deed.cellId, ...deed.verdict });
  const put = (at: string, fact: EvidenceBody, confirmation: Confirmation) => {
    const card = `${fact.cellId} ${(fact.slot ?? fact.effectiveOn).slice(0, 4)}`;
    if (!cards.has(card)) cards.set(card, new Facts());
    cards.get(card)!.put({ ...fact, recordedAt: Date.parse(at), confirmation });
  };
  for (const { at, facts, deeds } of days) {
    for (const deed of deeds)
      if (deed.kind === 'enter') for (const fact of deed.facts) put(at, fact, confirmationOf(fact, verdicts));
    for (const fact of facts) put(at, fact, 'by_nature');
  }
  return lucHon(seed, demoDate).cells.map(({ id, type }) => {
    const context = {
      subject: 'cell',
      cellType: type,
      period: String(year),
      activeFrom: FOUNDED,
      view: 'reviewed',
      notApplicable: [],
    } as const;
    const said = evaluate(templates['cell-default'], cards.get(`${id} ${year}`) ?? new Facts(), on, {
      ...context,
      notApplicable: [],
    });
    return { cellId: id, result: said.result, total: 'total' in said ? said.total : null, gates: said.gates };
  });
}

function confirmationOf(fact: EvidenceBody, verdicts: (DemoVerdict & { cellId: string })[]): Confirmation {
  if (!measureOf(fact.measure)?.needsConfirmation) return 'by_nature';
  const { cellId, measure, source, revision } = fact;
  const given = verdicts.find(
    (one) => one.cellId === cellId && one.measure === measure && one.source === source && one.revision === revision,
  );
  return given?.verdict ?? 'pending';
}

const count = (list: Outcome[], holds: (one: Outcome) => boolean): number => list.filter(holds).length;

describe('how the years of Lục Hồn come out', () => {
  it('ends the finished year with 14 cells at 90 and above, 11 titles, one gate and one cell without data', () => {
    const finished = outcomes(1, '2026-11-01', 2025);
    expect(count(finished, ({ total }) => total !== null && total >= 90)).toBe(14);
    expect(count(finished, ({ result }) => result === 'four_good')).toBe(11);
    expect(count(finished, ({ gates }) => gates.includes('G1'))).toBe(1);
    expect(count(finished, ({ total }) => total === null)).toBe(1);
  });

  it('leaves the running year in different states, that of QN-LH-07 at risk', () => {
    const running = outcomes(1, '2026-11-01', 2026);
    const states = new Set(running.map(({ result }) => result));
    expect(states).toEqual(new Set(['on_track', 'at_risk', 'out_of_reach', 'too_early']));
    expect(running.find(({ cellId }) => cellId === 'QN-LH-07')?.result).toBe('at_risk');
  });

  it('moves two cells in the last weeks: one registers late, one finds that fewer came to its meeting', () => {
    const on = (day: string) => new Map(outcomes(1, '2026-11-01', 2026, day).map((one) => [one.cellId, one.result]));
    const [before, after] = [on('2026-10-20'), on('2026-11-01')];
    expect(['QN-LH-19', 'QN-LH-18'].map((id) => [before.get(id), after.get(id)])).toEqual([
      ['at_risk', 'on_track'],
      ['on_track', 'at_risk'],
    ]);
  });

  it.each([
    [2, '2026-11-01'],
    [5, '2026-03-01'],
    [6, '2025-07-01'],
  ])('comes out about the same with seed %i on %s', (seed, demoDate) => {
    const finished = outcomes(seed, demoDate, +demoDate.slice(0, 4) - 1);
    const titles = count(finished, ({ result }) => result === 'four_good');
    expect(titles).toBeGreaterThanOrEqual(9);
    expect(titles).toBeLessThanOrEqual(12);
    expect(count(finished, ({ gates }) => gates.length > 0)).toBe(1);
    expect(count(finished, ({ total }) => total === null)).toBe(1);
  });
});
