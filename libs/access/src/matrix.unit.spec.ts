import type { Role } from '@bontot/contracts';
import { actions, can, grantOf, permits, scopesOf, type Action, type Actor, type Condition } from './index.ts';
import { handbookActions, handbookTable } from './handbook-table.ts';

/** Columns of the handbook's table, in order. */
const ROLES: Role[] = [
  'org_dept',
  'standing_committee',
  'committee',
  'supervisor',
  'inspector',
  'secretary',
  'deputy',
  'member',
  'probationary',
  'exempt',
  'external_system',
  'technical',
];
/** Words of the one cell that names its parts instead of dividing them by points. */
const WORDED: Record<string, string> = { propose: 'meeting-score.propose', vote: 'meeting-score.vote' };
/** «A vote needs a person in the cell»: it is cast for oneself. */
const CAST_FOR_ONESELF = 'meeting-score.vote';
/** Judgements on an organisation: those above it give them, never itself. */
const JUDGEMENTS = ['waiver.approve', 'evidence.confirm', 'exemption.approve', 'rubric.grade', 'review.decide'];
/** A sender reports; confirming and admitting is for persons (design: a confirmation is never a field of the sender). */
const NEVER_BY_A_SENDER = ['evidence.confirm', 'admission.decide'];

type Expected = { scope: string; mark: string } | undefined;

/** What the handbook says of one action and role, read from its text. */
function handbookSays(row: number, action: string, role: Role): Expected {
  const cell = cellsOf(row)[1 + ROLES.indexOf(role)]!;
  const parts = cell.split(' · ');
  const position = handbookActions[row]!.split(' ').indexOf(action);
  if (role === 'external_system' && NEVER_BY_A_SENDER.includes(action)) return undefined;
  if (/confirm asg/.test(cell)) return action === 'meeting-score.confirm' ? { scope: 'asg', mark: '' } : undefined;
  if (/^(propose, )?vote$/.test(cell)) {
    const named = cell.split(', ').some((word) => WORDED[word] === action);
    return named ? { scope: action === CAST_FOR_ONESELF ? 'own' : 'cell', mark: '' } : undefined;
  }
  const part = parts.length > 1 ? parts[position]! : cell;
  if (/^–²?$/.test(part)) return undefined;
  if (part === 'meta') return { scope: 'all', mark: 'meta' };
  const [, scope, mark] = /^(own list|own|cell|asg|sub|all)\s*(.*)$/.exec(part) ?? [];
  if (!scope) throw new Error(`unreadable cell «${cell}» in row ${row}`);
  return { scope, mark: mark! };
}

const rows = handbookTable.trim().split('\n').slice(2);
const cellsOf = (row: number): string[] =>
  rows[row]!.split('|')
    .slice(1, -1)
    .map((text) => text.trim());

const COMMUNE = '/QN/QN-LH/';
const CELL = '/QN/QN-LH/QN-LH-07/';
const homeOf = (role: Role): string =>
  role === 'technical'
    ? '/'
    : ['supervisor', 'secretary', 'deputy', 'member', 'probationary', 'exempt'].includes(role)
      ? CELL
      : COMMUNE;
const placesAround = (home: string) => ({
  own: home,
  child: `${home}A-1/`,
  below: `${home}A-1/B-2/`,
  beside: home === '/' ? '/X/' : `${home.slice(0, -1)}x/`,
  above: home === '/' ? '/' : home.replace(/[^/]+\/$/, ''),
});

const ME = '01J8ZQ4T3N5W7Y9A1C3E5G7J9M';
const actorAs = (role: Role, until: string | null = null): Actor => ({
  ...(role === 'external_system' ? { ref: 'system:x', sender: 'x' } : { ref: `person:${ME}`, personId: ME }),
  posts: [{ role, unitId: 'X', path: homeOf(role), until }],
});
const TODAY = '2026-06-30';
const SHOWN: Condition[] = ['open-inspection', 'open-review'];

/** The answer by the handbook's words alone. */
function expected(says: Expected, action: string, place: string, mine: boolean, shown: boolean): boolean {
  if (!says) return false;
  if (says.scope === 'all') return true;
  const within = ['own', 'child', 'below'].includes(place);
  if (says.scope === 'own') return mine && within;
  if (says.mark === '¹' || says.mark === '³') return within && shown;
  if (says.mark === '⁴') return place === 'own';
  if (says.mark === '(direct)') return place === 'child';
  if (says.scope === 'sub' && JUDGEMENTS.includes(action)) return within && place !== 'own';
  return within;
}

describe('the permission matrix', () => {
  it('has each row of the handbook and nothing else', () => {
    expect(rows).toHaveLength(handbookActions.length);
    expect(handbookActions.flatMap((names) => names.split(' ')).sort()).toEqual([...actions].sort());
  });

  describe.each(handbookActions.flatMap((names, row) => names.split(' ').map((action) => ({ row, action }))))(
    '$action',
    ({ row, action }) => {
      it.each(ROLES)('answers as the handbook for %s in every place', (role) => {
        const says = handbookSays(row, action, role);
        const seen: string[] = [];
        const wanted: string[] = [];
        for (const [place, path] of Object.entries(placesAround(homeOf(role))))
          for (const ownerId of [ME, '01J8ZQ4T3N5W7Y9A1C3E5G7J9N'])
            for (const given of [[], SHOWN]) {
              const name = `${place} mine=${ownerId === ME} shown=${given.length > 0}: `;
              seen.push(name + can(actorAs(role), action as Action, { path, ownerId, given }, TODAY));
              wanted.push(name + expected(says, action, place, ownerId === ME, given.length > 0));
            }
        expect(seen).toEqual(wanted);
      });

      it.each(ROLES)('gives %s a query no wider than the handbook', (role) => {
        const says = handbookSays(row, action, role);
        const shown = says?.mark === '¹' || says?.mark === '³';
        const inUnits = says !== undefined && ['cell', 'asg', 'sub'].includes(says.scope);
        expect(scopesOf(actorAs(role), action as Action, TODAY)).toEqual({
          prefixes: inUnits && !shown ? [homeOf(role)] : [],
          own: says?.scope === 'own',
          ownList: says?.scope === 'own list',
          all: says?.scope === 'all',
        });
        expect(scopesOf(actorAs(role), action as Action, TODAY, SHOWN).prefixes).toEqual(inUnits ? [homeOf(role)] : []);
        expect(permits(actorAs(role), action as Action, TODAY)).toBe(says !== undefined);
        if (says?.mark === '(propose)') expect(grantOf(action as Action, role)?.when).toBe('propose');
      });
    },
  );
});

describe('a post', () => {
  it('counts on its last day and not after', () => {
    const target = { path: CELL };
    expect(can(actorAs('secretary', TODAY), 'score.read', target, TODAY)).toBe(true);
    expect(can(actorAs('secretary', '2026-06-29'), 'score.read', target, TODAY)).toBe(false);
    expect(scopesOf(actorAs('secretary', '2026-06-29'), 'score.read', TODAY).prefixes).toEqual([]);
  });

  it('reaches no cell whose id only begins alike', () =>
    expect(can(actorAs('secretary'), 'score.read', { path: '/QN/QN-LH/QN-LH-070/' }, TODAY)).toBe(false));

  it('adds to another: a supervisor of two cells sees both, once each', () => {
    const posts = ['/QN/A/', '/QN/B/', '/QN/B/'].map((path) => ({
      role: 'supervisor' as const,
      unitId: 'X',
      path,
      until: null,
    }));
    const actor = { ref: `person:${ME}`, personId: ME, posts };
    expect(scopesOf(actor, 'score.read', TODAY).prefixes).toEqual(['/QN/A/', '/QN/B/']);
  });

  it('gives nothing when there is none', () => {
    const nobody: Actor = { ref: `person:${ME}`, personId: ME, posts: [] };
    for (const action of actions) expect(can(nobody, action, { path: CELL, ownerId: ME }, TODAY)).toBe(false);
  });
});

it('gives an own list to senders alone, and own data to persons alone', () => {
  const posts = (['external_system', 'exempt'] as const).map((role) => ({
    role,
    unitId: 'X',
    path: CELL,
    until: null,
  }));
  const target = { path: CELL, ownerId: ME };
  const person: Actor = { ref: `person:${ME}`, personId: ME, posts };
  const system: Actor = { ref: 'system:x', sender: 'x', posts };
  expect([person, system].map((actor) => can(actor, 'intake.publish', target, TODAY))).toEqual([false, true]);
  expect([person, system].map((actor) => can(actor, 'contact.read', target, TODAY))).toEqual([true, false]);
  expect([person, system].map((actor) => permits(actor, 'intake.publish', TODAY))).toEqual([false, true]);
});

describe('a sender', () => {
  const sender: Actor = {
    ref: 'system:handbook',
    sender: 'handbook',
    posts: [{ role: 'external_system', unitId: 'QN', path: '/QN/', until: null }],
  };
  it('may speak of a unit that nobody knows yet', () => expect(can(sender, 'intake.publish', {}, TODAY)).toBe(true));
  it('may not speak of what its contract does not list', () =>
    expect(can(sender, 'intake.publish', { path: CELL, listed: false }, TODAY)).toBe(false));
  it('may not leave its part of the tree', () =>
    expect(can(sender, 'intake.publish', { path: '/HP/HP-01/' }, TODAY)).toBe(false));
});
