import {
  after,
  announced,
  aroundOf,
  closed,
  draft,
  file,
  inProgress,
  MINUTES,
  pointsOf,
  signed,
} from '../test/builders.ts';
import type { Act, Meeting, Rights } from './index.ts';
import { countsOf, viewOf } from './index.ts';

const nobody: Rights = {
  leads: false,
  isSecretary: false,
  supervises: false,
  committee: false,
  personId: null,
  kind: null,
  inspects: false,
};
const secretary: Rights = { ...nobody, leads: true, isSecretary: true, personId: 'm1', kind: 'full' };
const deputy: Rights = { ...nobody, leads: true, personId: 'm2', kind: 'full' };
const member: Rights = { ...nobody, personId: 'm5', kind: 'full' };
const probationary: Rights = { ...nobody, personId: 'p1', kind: 'probationary' };
const exempt: Rights = { ...nobody, personId: 'e1', kind: 'exempt' };
const supervisor: Rights = { ...nobody, supervises: true, personId: 'sv' };
const committee: Rights = { ...nobody, committee: true, personId: 'co' };
const inspector: Rights = { ...nobody, inspects: true, personId: 'in' };

const acts: Act[] = [
  { type: 'mark', personId: 'm9', mark: 'excused', reasonClass: 'health', reasonDetail: 'Nằm viện' },
  { type: 'mark', personId: 'm8', mark: 'unexcused' },
  { type: 'set-statement', statementId: 's', personId: 'm4', kind: 'self_criticism', text: 'Còn chậm' },
  { type: 'note-item', itemId: 'item-1', note: 'Đạt kế hoạch' },
  { type: 'open-vote', voteId: 'v', subject: 'Kết luận', threshold: 'majority', way: 'open' },
  { type: 'choose', voteId: 'v', choice: 'against' },
  { type: 'close-vote', voteId: 'v' },
  { type: 'set-conclusion', conclusionId: 'c', kind: 'conclusion', text: 'Nhất trí' },
  { type: 'set-task', task: { taskId: 't', title: 'Vận động', ownerId: 'm4', dueOn: '2026-03-20', expected: '' } },
];
const setting = { members: 20, probationary: 1, exempt: 1, acts };
const meeting = closed(setting);
const minutesSigned = signed(setting);
const seen = (of: Meeting, rights: Rights): Meeting => viewOf(of, rights)!;
const rowOf = (of: Meeting, rights: Rights, personId: string) =>
  seen(of, rights).roll.find((row) => row.personId === personId);

describe('a draft', () => {
  it('is its leaders’ alone', () => {
    expect([secretary, deputy].every((rights) => viewOf(draft(), rights))).toBe(true);
    const others = [member, probationary, exempt, supervisor, committee, inspector, nobody];
    expect(others.map((rights) => viewOf(draft(), rights))).toEqual(others.map(() => undefined));
  });
  it('stays so when it is cancelled', () => {
    const gone = after(draft(), [{ type: 'cancel', reason: 'Bão' }], aroundOf());
    expect(viewOf(gone, member)).toBeUndefined();
    const announcedFirst = after(announced(), [{ type: 'cancel', reason: 'Bão' }], aroundOf());
    expect(viewOf(announcedFirst, member)).toMatchObject({ cancelled: { reason: 'Bão' } });
  });
  it('and everything after it is nothing for who has no part in it', () =>
    expect([viewOf(announced(), nobody), viewOf(meeting, nobody)]).toEqual([undefined, undefined]));
});

describe('attendance by name', () => {
  it('is for leaders, supervisor, committee and an open inspection', () => {
    const sizes = [secretary, deputy, supervisor, committee, inspector].map(
      (rights) => seen(meeting, rights).roll.length,
    );
    expect(sizes).toEqual([22, 22, 22, 22, 22]);
  });
  it('is a member’s own row alone', () => {
    expect(seen(meeting, member).roll).toMatchObject([{ personId: 'm5', mark: 'present' }]);
    expect(seen(meeting, exempt).roll).toMatchObject([{ personId: 'e1', mark: 'exempt' }]);
  });
  it('shows in its numbers to everybody', () =>
    expect(countsOf(meeting)).toMatchObject({ base: 21, present: 19, excused: 1, unexcused: 1, speakers: 1 }));
  it('has no numbers before the meeting opens', () => expect(countsOf(announced())).toBeNull());
});

describe('the reason of an absence', () => {
  const reason = (rights: Rights) => [
    rowOf(meeting, rights, 'm9')?.reasonClass,
    rowOf(meeting, rights, 'm9')?.reasonDetail,
  ];
  it('is known in class to leaders and supervisor, in detail to the secretary', () => {
    expect(reason(secretary)).toEqual(['health', 'Nằm viện']);
    expect(reason(deputy)).toEqual(['health', null]);
    expect(reason(supervisor)).toEqual(['health', null]);
  });
  it('is unknown to committee and inspector', () => {
    expect(reason(committee)).toEqual([null, null]);
    expect(reason(inspector)).toEqual([null, null]);
  });
  it('is one’s own', () => expect(reason({ ...member, personId: 'm9' })).toEqual(['health', 'Nằm viện']));
  it('does not leak through a correction or a conflict', () => {
    const correct: Act = { type: 'correct-roll', personId: 'm9', mark: 'unexcused', reason: 'Xem lại' };
    const losing: Act = { ...correct, reasonDetail: 'Nằm viện' };
    const corrected = {
      ...after(meeting, [correct], aroundOf()),
      conflicts: [{ conflictId: 'c', deviceId: 'd', unit: 'row:m9', losing, by: 'm1', at: 0 }],
    };
    for (const rights of [deputy, supervisor, committee, inspector, member, exempt])
      expect(JSON.stringify(viewOf(corrected, rights))).not.toContain('Nằm viện');
    expect(JSON.stringify(viewOf(corrected, secretary))).toContain('Nằm viện');
    expect(seen(corrected, supervisor).corrections).toMatchObject([{ before: { reasonClass: 'health' } }]);
    expect(seen(corrected, committee).corrections).toMatchObject([{ before: { mark: 'excused', reasonClass: null } }]);
  });
});

describe('excuses and voices', () => {
  const before: Act[] = [
    { type: 'ask-excuse', reasonClass: 'health', detail: 'Nằm viện' },
    { type: 'speak-up', voiceId: 'v', text: 'Về con đường' },
  ];
  const asked = after(announced(), before, aroundOf({ by: 'm9' }));
  it('are for leaders, the detail for the secretary', () => {
    expect(seen(asked, secretary)).toMatchObject({ excuses: [{ detail: 'Nằm viện' }], voices: [{ voiceId: 'v' }] });
    expect(seen(asked, deputy)).toMatchObject({ excuses: [{ reasonClass: 'health', detail: '' }] });
  });
  it('are one’s own, and nobody else’s', () => {
    expect(seen(asked, { ...member, personId: 'm9' })).toMatchObject({
      excuses: [{ detail: 'Nằm viện' }],
      voices: [{}],
    });
    for (const rights of [member, supervisor, committee])
      expect(seen(asked, rights)).toMatchObject({ excuses: [], voices: [] });
  });
});

describe('papers', () => {
  const attach = (name: string): Act => ({ type: 'attach-paper', paperId: 'p', title: 'Dự thảo', file: file(name) });
  const withPapers = after(
    announced(),
    [
      attach('first'),
      { type: 'publish-papers', paperIds: ['p'] },
      attach('second'),
      { ...attach('x'), paperId: 'q' } as Act,
    ],
    aroundOf(),
  );
  it('are read as they were published', () => {
    for (const rights of [member, probationary, supervisor, committee, inspector])
      expect(seen(withPapers, rights).papers).toMatchObject([
        { paperId: 'p', versions: [{ file: { fileId: 'first' } }] },
      ]);
    expect(seen(withPapers, secretary).papers.map(({ versions }) => versions.length)).toEqual([2, 1]);
  });
  it('are not for exempt members', () => expect(seen(withPapers, exempt).papers).toEqual([]));
  it('show others no list of who acknowledged them', () => {
    const read = after(withPapers, [{ type: 'acknowledge-papers', paperIds: ['p'] }], aroundOf({ by: 'm9' }));
    expect([seen(read, secretary).acknowledged, seen(read, member).acknowledged]).toEqual([{ m9: ['p'] }, {}]);
  });
});

describe('an open vote', () => {
  it('shows choices by name to the cell and an inspector', () => {
    for (const rights of [secretary, deputy, member, probationary, inspector])
      expect(seen(meeting, rights).votes[0]?.choices).toEqual({ m1: 'against' });
  });
  it('shows its totals to the others', () => {
    for (const rights of [exempt, supervisor, committee])
      expect(seen(meeting, rights).votes[0]).toMatchObject({ choices: {}, totals: { against: 1 }, fullInBase: 20 });
  });
  it('does not tell by its electorate who was there', () => {
    expect(seen(meeting, member).votes[0]?.eligibleIds).toEqual(['m5']);
    expect(seen(meeting, committee).votes[0]?.eligibleIds).toEqual([]);
  });
});

describe('minutes', () => {
  const unsigned = after(meeting, [MINUTES], aroundOf());
  it('are the leaders’ until they are signed, with what they are made of', () => {
    for (const rights of [member, supervisor, committee, inspector]) {
      const view = seen(unsigned, rights);
      expect(view).toMatchObject({ minutes: { sections: [], state: 'drafting' }, statements: [] });
      expect(view.agenda[0]?.note).toBe('');
    }
    expect(seen(unsigned, deputy)).toMatchObject({ minutes: { sections: [{}] }, statements: [{ text: 'Còn chậm' }] });
  });
  it('are then read in the cell and above it', () => {
    for (const rights of [member, probationary, supervisor, committee, inspector])
      expect(seen(minutesSigned, rights)).toMatchObject({
        minutes: { sections: [{}], signatures: [{}, {}] },
        statements: [{ text: 'Còn chậm' }],
      });
  });
  it('are not for exempt members', () =>
    expect(seen(minutesSigned, exempt)).toMatchObject({ minutes: { sections: [] }, statements: [], conclusions: [] }));
});

describe('what came out', () => {
  it('is told to the members at the closing', () => {
    expect(seen(inProgress({ acts: acts.slice(-2) }), member)).toMatchObject({ conclusions: [], assignments: [] });
    expect(seen(meeting, member)).toMatchObject({
      conclusions: [{ text: 'Nhất trí' }],
      assignments: [{ taskId: 't' }],
    });
  });
  it('is at once known to who has to do it', () =>
    expect(seen(inProgress({ acts: acts.slice(-2) }), { ...member, personId: 'm4' }).assignments).toHaveLength(1));
});

describe('the sheet', () => {
  const proposed = after(closed(), [{ type: 'propose-score', points: pointsOf() }], aroundOf());
  const sent = after(
    proposed,
    [{ type: 'vote-score', totals: { for: 20, against: 0, other: 0 } }, { type: 'send-score' }],
    aroundOf(),
  );
  it('is the cell’s until it is sent up', () => {
    expect(Object.keys(seen(proposed, member).sheet.rows)).toHaveLength(16);
    for (const rights of [supervisor, committee, exempt]) expect(seen(proposed, rights).sheet.rows).toEqual({});
    expect(Object.keys(seen(sent, supervisor).sheet.rows)).toHaveLength(16);
  });
});

it('devices and conflicts are the business of who conducts', () => {
  const busy = {
    ...meeting,
    decided: { phone: 3 },
    touched: { 'row:m9': { version: 1, deviceId: 'phone', by: 'm1' } },
  };
  expect(seen(busy, member)).toMatchObject({ decided: {}, touched: {}, conflicts: [] });
  expect(seen(busy, secretary)).toMatchObject({ decided: { phone: 3 } });
});
