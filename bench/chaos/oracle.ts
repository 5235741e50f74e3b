import { createHash } from 'node:crypto';
import type { EvidenceBody } from '@bontot/contracts';
import { addDays, lastDayOfMonth, type LocalDate } from '@bontot/kernel';
import { digestInput, evaluate, Facts, templates, type CellContext, type Fact } from '@bontot/scoring-core';
import type { ChaosUnit } from './tree.ts';

export const views = ['self', 'reviewed'] as const;

/** What must stand in the end, computed from what was sent and from nothing that the services wrote. */
export class Oracle {
  readonly #facts = new Map<string, Facts>();
  readonly #today: LocalDate;

  constructor(today: LocalDate) {
    this.#today = today;
  }

  get year(): string {
    return this.#today.slice(0, 4);
  }

  sent(body: EvidenceBody): void {
    let facts = this.#facts.get(body.cellId);
    if (!facts) this.#facts.set(body.cellId, (facts = new Facts()));
    facts.put({ ...body, recordedAt: 0, confirmation: 'by_nature' });
  }

  /** How many different facts of a unit were sent. */
  countOf(unitId: string): number {
    return this.#facts.get(unitId)?.size ?? 0;
  }

  /** What cells owe the committee above them (domain handbook 5.3, `sub.*`), written down once more, the plain way. */
  rollUp(cells: readonly ChaosUnit[]): void {
    for (const { unitId, parentId } of cells)
      for (const owed of this.#owedBy(unitId)) this.sent({ ...owed, cellId: parentId as string, revision: 1 });
  }

  /** Digest by view as `GET …/assessments/{year}` must tell it. */
  digestsOf({ unitId, cellType, validFrom }: ChaosUnit): string[] {
    const subject = cellType === null ? 'committee' : 'cell';
    const context = { subject, cellType: cellType ?? undefined, period: this.year, activeFrom: validFrom };
    const facts = this.#facts.get(unitId) ?? new Facts();
    return views.map((view) => {
      const asked = { ...context, view, notApplicable: [] } as CellContext;
      const assessment = evaluate(templates[`${subject}-default`], facts, this.#today, asked);
      return createHash('sha256').update(digestInput(assessment, unitId)).digest('hex');
    });
  }

  #owedBy(cellId: string): Omit<EvidenceBody, 'cellId' | 'revision'>[] {
    const known = [...(this.#facts.get(cellId) ?? [])].filter(
      ({ withdrawn, effectiveOn }) => !withdrawn && effectiveOn <= this.#today,
    );
    const of = (measure: string) => known.filter((fact) => fact.measure === measure);
    const source = `sub/${cellId}`;
    const last = (facts: Fact[]) => facts.map(({ effectiveOn }) => effectiveOn).reduce((a, b) => (a > b ? a : b));
    const ratio = (measure: string, facts: Fact[], part: (fact: Fact) => number, each = 1) =>
      facts.length === 0
        ? []
        : [
            {
              measure,
              source,
              effectiveOn: last(facts),
              value: { part: facts.reduce((sum, fact) => sum + part(fact), 0), whole: each * facts.length },
            },
          ];
    const classified = of('member.classified');
    const admitted = of('member.admitted');
    const count = (facts: Fact[]) => facts.reduce((sum, { value }) => sum + (value as { n: number }).n, 0);
    const models = `${this.year}-11-30`;
    const recognised = [...of('model.recognised'), ...of('initiative.recognised')];
    return [
      ...ratio('sub.meeting.grade', of('meeting.grade'), gradeOf, 4),
      ...ratio('sub.pledge.registered', of('pledge.registered'), (fact) => (isYes(fact) ? 1 : 0)),
      ...ratio('sub.member.passed', classified, (fact) => (gradeOf(fact) >= 2 ? 1 : 0)),
      ...ratio('sub.member.good', classified, (fact) => (gradeOf(fact) >= 3 ? 1 : 0)),
      ...(admitted.length === 0
        ? []
        : [{ measure: 'sub.member.admitted', source, effectiveOn: last(admitted), value: { n: count(admitted) } }]),
      ...(this.#today < models
        ? []
        : [
            {
              measure: 'sub.cell.has_model',
              source,
              effectiveOn: models,
              value: { yes: recognised.some((fact) => isYes(fact) || count([fact]) > 0) },
            },
          ]),
      ...this.#visits(of('meeting.supervisor.attended'), source),
    ];
  }

  #visits(facts: Fact[], source: string) {
    const quarterOf = ({ effectiveOn }: Fact) => Math.ceil(Number(effectiveOn.slice(5, 7)) / 3);
    const first = Math.min(...facts.map(quarterOf));
    return [1, 2, 3, 4].flatMap((quarter) => {
      const end = lastDayOfMonth(`${this.year}-${String(quarter * 3).padStart(2, '0')}-01`);
      const yes = facts.some((fact) => quarterOf(fact) === quarter && isYes(fact));
      const over = end < addDays(this.#today, 1) && quarter >= first;
      if (!yes && !over) return [];
      const slot = `${this.year}-Q${quarter}`;
      return [{ measure: 'sub.cell.attended', source: `${source}/${slot}`, effectiveOn: end, slot, value: { yes } }];
    });
  }
}

const gradeOf = ({ value }: Fact): number => ('grade' in value ? value.grade : 0);
const isYes = ({ value }: Fact): boolean => 'yes' in value && value.yes;
