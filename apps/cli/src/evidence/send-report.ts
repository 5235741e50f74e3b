/** What became of one line of the file. */
export type LineOutcome = {
  line: number;
  outcome: 'accepted' | 'refused' | 'conflicting' | 'pending';
  /** True for an accepted fact that waits for its cell to become known. */
  unclaimed?: true;
  code?: string;
  details?: Record<string, unknown>;
};

export type SendReport = {
  accepted: number;
  refused: number;
  conflicting: number;
  /** Sent, but not yet read by the worker when patience ended. */
  pending: number;
  lines: LineOutcome[];
};

/** Where the broker put a line. */
export type Placed = { line: number; topic: string; partition: number; offset: string };
type At = { topic: string; partition: number; offset: string };
export type Letter = At & { code: string; details: Record<string, unknown> };
/** One outcome as `GET /api/v1/evidence/outcomes` tells it: what is said of the refusal stands beside the fact's own names. */
export type Told = At & { outcome: string; code?: string; [more: string]: unknown };

/** Members of an outcome that name the fact; the rest is the reason. */
const NAMING = new Set([
  'topic',
  'partition',
  'offset',
  'at',
  'sender',
  'outcome',
  'code',
  'cellId',
  'period',
  'measure',
  'source',
  'revision',
]);

const placeOf = ({ topic, partition, offset }: At): string => `${topic}/${partition}@${offset}`;

/**
 * Puts together what the dead letters and the outcomes say of the lines sent.
 * @param handled true for a place that the worker has committed
 */
export function sendReport(
  placed: Placed[],
  letters: Letter[],
  told: Told[],
  handled: (place: At) => boolean,
): SendReport {
  const letterAt = new Map(letters.map((letter) => [placeOf(letter), letter]));
  const toldAt = new Map(told.map((one) => [placeOf({ ...one, offset: String(one.offset) }), one]));
  const lines = placed.map((place): LineOutcome => {
    const { line } = place;
    const letter = letterAt.get(placeOf(place));
    if (letter) return { line, outcome: 'refused', code: letter.code, details: letter.details };
    const said = toldAt.get(placeOf(place));
    const reason = said && reasonOf(said);
    if (said?.outcome === 'conflict') return { line, outcome: 'conflicting', ...reason };
    if (said?.outcome === 'refused') return { line, outcome: 'refused', ...reason };
    if (said?.outcome === 'unclaimed') return { line, outcome: 'accepted', unclaimed: true };
    return { line, outcome: handled(place) ? 'accepted' : 'pending' };
  });
  const count = (outcome: LineOutcome['outcome']) => lines.filter((line) => line.outcome === outcome).length;
  return {
    accepted: count('accepted'),
    refused: count('refused'),
    conflicting: count('conflicting'),
    pending: count('pending'),
    lines,
  };
}

function reasonOf(told: Told): Pick<LineOutcome, 'code' | 'details'> {
  const details = Object.fromEntries(Object.entries(told).filter(([name]) => !NAMING.has(name)));
  return { ...(told.code ? { code: told.code } : {}), ...(Object.keys(details).length > 0 ? { details } : {}) };
}

/** `accepted 2, refused 1, conflicting 0`, then a line for each that was not simply accepted. */
export function sendText({ accepted, refused, conflicting, pending, lines }: SendReport): string {
  const summary = `accepted ${accepted}, refused ${refused}, conflicting ${conflicting}${pending ? `, pending ${pending}` : ''}`;
  const rows = lines.filter(({ outcome, unclaimed }) => outcome !== 'accepted' || unclaimed).map(lineText);
  return [summary, ...rows, ''].join('\n');
}

function lineText({ line, outcome, unclaimed, code, details = {} }: LineOutcome): string {
  if (unclaimed) return `line ${line}: accepted, waits until its cell is known`;
  if (outcome === 'pending') return `line ${line}: sent, the worker has not read it yet`;
  const { field, expected, got, ...others } = details;
  const numbers = Object.entries(others).map(([name, value]) => `${name} ${JSON.stringify(value)}`);
  const parts = [
    typeof field === 'string' ? `${field}:` : '',
    expected === undefined ? '' : `expected ${String(expected)}`,
    got === undefined ? '' : `(got ${String(got)})`,
    numbers.length ? `(${numbers.join(', ')})` : '',
  ];
  const name = code ?? (outcome === 'conflicting' ? 'REVISION_CONFLICT' : 'REFUSED');
  return [`line ${line}: ${name}`, ...parts].filter(Boolean).join(' ');
}
