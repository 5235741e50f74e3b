import { evidenceRecorded, topics } from '@bontot/contracts';
import { startOfDay } from '@bontot/kernel';
import { templates } from '@bontot/scoring-core';
import { Assessments } from '../src/api/assessments.ts';
import type { CardReader } from '../src/api/card-reader.ts';
import { approved, NOW, unit } from './builders.ts';
import { cellTypeOf, examples, sentIn, type Example } from './examples.ts';
import { EVERYWHERE, readerOf, Scoring } from './rig.ts';

/** Records of one moment: an example arrives in several, so that its chain has many revisions. */
const MOMENT = 40;

let scoring: Scoring;
let cards: CardReader;
beforeAll(async () => {
  scoring = await Scoring.open();
  cards = readerOf(scoring);
  await scoring.knows(...examples.map(unitOf));
  for (const example of examples) await adopt(example);
});
afterAll(() => scoring.close());

const setOf = ({ set }: Example) => templates[set as keyof typeof templates];

const unitOf = (example: Example) =>
  unit(example.id, {
    path: `/QN/${example.id}/`,
    level: setOf(example).subject === 'cell' ? 'cell' : 'grassroots_committee',
    cellType: cellTypeOf(example),
  });

/** Every example names its set: its unit has adopted it before anything happened. */
async function adopt(example: Example): Promise<void> {
  const { id, version, subject } = setOf(example);
  const place = { unitId: example.id, path: `/QN/${example.id}/`, subject, cellTypes: null };
  const choice = { setId: id, setVersion: version, at: 0, by: 'person:x', recomputed: true };
  await scoring.stores.adoptions.adopt({ _id: example.id, ...place, period: example.cell.period, ...choice });
  await scoring.stores.adoptions.refresh();
}

/** Sends the example through the worker as it was received on its days. */
async function send(example: Example): Promise<void> {
  const { doors } = scoring;
  const claims = example.notApplicable.map((claim, n) =>
    doors.exemption(
      approved({
        ...claim,
        exemptionId: `01J8ZQ4T3N5W7Y9A1C3E5G7J${String(n).padStart(2, '0')}`,
        cellId: example.id,
        period: example.cell.period,
        decidedAt: new Date(startOfDay(claim.approvedOn)).toISOString(),
      }),
    ),
  );
  const facts = sentIn(example, example.id).map(({ body, recordedAt, confirmed }) => {
    const headers = {
      ce_sender: 'system:meetings',
      ce_recordedat: new Date(recordedAt).toISOString(),
      ...(confirmed ? { ce_confirmed: 'true' } : {}),
    };
    return doors.record({ topic: topics.evidence.name, type: evidenceRecorded.type, key: body.cellId, body, headers });
  });
  const records = [...claims, ...facts];
  for (let from = 0; from < records.length; from += MOMENT) {
    const answers = await scoring.takes(...records.slice(from, from + MOMENT));
    expect(answers.filter(Boolean)).toEqual([]);
    // A page that is looked at all the time: its reader takes in each revision as it comes.
    await cards.current({ cellId: example.id, period: example.cell.period });
  }
}

/** What `expected` names, out of `body`, at every depth of objects. */
function named(body: unknown, expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null || Array.isArray(expected)) return body;
  const members = body as Record<string, unknown>;
  return Object.fromEntries(Object.entries(expected).map(([name, value]) => [name, named(members?.[name], value)]));
}

describe.each(examples)('the worked example $id $title', (example) => {
  beforeAll(() => send(example));
  const ask = async (evaluation: Partial<Example['evaluations'][number]>, reader = cards) => {
    const { asOf, knownOn, view = 'self', period = example.cell.period } = evaluation;
    const assessments = new Assessments(reader, scoring.stores.adoptions);
    const question = { period, asOf, knownOn, view, now: NOW };
    return (await assessments.read(example.id, question, EVERYWHERE)) as Record<string, unknown>;
  };

  it.each(example.evaluations)('is told as expected of $asOf, known on $knownOn', async (evaluation) => {
    const body = await ask(evaluation);
    expect(named(body, evaluation.expected)).toEqual(evaluation.expected);
    if (evaluation.expected.indicators)
      expect(Object.keys(body.indicators as object).sort()).toEqual(Object.keys(evaluation.expected.indicators).sort());
    const { id, version } = setOf(example);
    expect(body).toMatchObject({
      cellId: example.id,
      period: evaluation.period ?? example.cell.period,
      asOf: evaluation.asOf,
      knownOn: evaluation.knownOn,
      view: evaluation.view ?? 'self',
      criteriaSet: { id, version, template: false },
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('is the same to a reader who starts now as to one who followed it', async () => {
    for (const view of ['self', 'reviewed'] as const) {
      const fresh = await ask({ view }, readerOf(scoring));
      expect(await ask({ view })).toEqual(fresh);
    }
  });
});
