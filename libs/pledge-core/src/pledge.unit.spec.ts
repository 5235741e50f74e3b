import { CELL, content, item, ME, memberOf, place, register, reportOf, SECRETARY, story } from '../test/builders.ts';
import type { PledgeAct } from './index.ts';

const bySecretary = { by: SECRETARY };
const review: PledgeAct = { type: 'review', grade: 3, reason: 'Giữ đúng cam kết' };

describe('the life of an annual pledge', () => {
  it('goes from nothing to reviewed, and says what is owed at every step', () => {
    story(place('2026-01-01')).becomes({ state: 'none', obliged: true, dueAt: '2026-02-01' });
    const whole = story(
      ['2026-01-05', { type: 'write', content: content() }],
      register('2026-01-10'),
      ['2026-06-20', reportOf('mid')],
      ['2026-11-20', reportOf('end')],
      ['2026-12-10', review, bySecretary],
      ['2026-12-11', { type: 'comment', text: 'Xin tiếp thu' }],
    );
    whole.becomes({ state: 'reviewed', registeredOn: '2026-01-10', comment: { text: 'Xin tiếp thu' }, draft: null });
    expect(whole.pledge?.reports).toMatchObject({ mid: { on: '2026-06-20' }, end: { on: '2026-11-20', selfGrade: 3 } });
    expect(whole.pledge?.review).toMatchObject({ grade: 3, by: SECRETARY, unitId: CELL });
  });
  it('has one to five measurable items, deeds besides', () => {
    const of = (count: number, kind: 'target' | 'deed' = 'target') =>
      content({ items: Array.from({ length: count }, (_, at) => item(`${kind}${at}`, { kind })) });
    story(['2026-01-10', { type: 'register', content: of(0) }]).refused('PLEDGE_TARGETS_COUNT', { got: 0 });
    story(['2026-01-10', { type: 'register', content: of(5) }]).becomes({ state: 'registered' });
    story(['2026-01-10', { type: 'register', content: of(6) }]).refused('PLEDGE_TARGETS_COUNT', { got: 6, max: 5 });
    story(['2026-01-10', { type: 'register', content: of(3, 'deed') }]).refused('PLEDGE_TARGETS_COUNT');
  });
  it('has no item without a measure, and none twice', () => {
    const without = content({ items: [item('a', { measure: ' ' })] });
    story(['2026-01-10', { type: 'register', content: without }]).refused('TEXT_MISSING', { field: 'measure' });
    const twice = content({ items: [item('a'), item('a')] });
    story(['2026-01-10', { type: 'register', content: twice }]).refused('PLEDGE_ITEM_TWICE', { itemId: 'a' });
  });
  it('is owed no more by a record that was closed as a duplicate', () => {
    const closed = { membership: memberOf({ leftCellOn: '2018-01-01' }) };
    const parted = story(place('2026-01-01'), ['2026-01-20', { type: 'place' }, closed]);
    parted.becomes({ state: 'none', obliged: false });
    const passed = story(place('2026-01-01'), ['2026-02-05', { type: 'time-passed' }, closed]);
    expect(passed.said).toEqual([]);
  });
  it('is written for its year, from December before on', () => {
    story(['2025-11-30', { type: 'register', content: content() }]).refused('PLEDGE_YEAR');
    story(register('2025-12-01')).becomes({ state: 'registered', registeredOn: '2025-12-01' });
    story(register('2027-01-01')).refused('PLEDGE_YEAR');
  });
  it('registered twice with the same words changes nothing', () =>
    story(register('2026-01-10'), register('2026-01-12')).changesNothing());
  it('is known of members alone', () => story(register('2026-01-10', { membership: null })).refused('MEMBER_UNKNOWN'));
  it('says whether it is the same as last year, whatever its dates and spaces', () => {
    const previous = story(register('2026-01-10')).pledge!;
    const copied = content({ ethics: ' Giữ gìn  đạo đức', items: [item('x'), item('y')] });
    const words = copied.items.map((one, at) => ({
      ...one,
      ...content().items[at]!,
      itemId: one.itemId,
      dueOn: '2027-05-01',
    }));
    const asBefore: PledgeAct = { type: 'register', content: { ...copied, items: words } };
    const now = { year: 2027, previous };
    story(['2027-01-10', asBefore, now]).becomes({ sameAsLastYear: true });
    story(['2027-01-10', { ...asBefore, content: content({ duties: 'Khác' }) }, now]).becomes({
      sameAsLastYear: false,
    });
  });
  it('begins from last year without what was done, and without its dates', () => {
    const done = { ...reportOf('end'), items: [] } as PledgeAct & { type: 'report' };
    const line = { line: '', evidence: [], selfGrade: null };
    const previous = story(
      [
        '2026-01-10',
        { type: 'register', content: content({ items: [item('a', { dueOn: '2026-05-01' }), item('b')] }) },
      ],
      [
        '2026-11-01',
        {
          ...done,
          items: [
            { itemId: 'a', done: 'partly', ...line },
            { itemId: 'b', done: 'done', ...line },
          ],
        },
      ],
    ).pledge!;
    const next = story(['2027-01-02', { type: 'carry-over' }, { year: 2027, previous }]);
    next.becomes({ state: 'draft', draft: { items: [{ itemId: 'a', dueOn: null, carriedFrom: 2026 }] } });
    expect(next.pledge?.draft?.items).toHaveLength(1);
    story(['2027-01-02', { type: 'carry-over' }, { year: 2027 }]).refused('PLEDGE_NOTHING_BEFORE', { year: 2026 });
  });
});

describe('an amendment', () => {
  const amend: PledgeAct = { type: 'amend', content: content({ duties: 'Thêm nhiệm vụ' }), reason: 'Đổi công tác' };
  it('keeps all versions, with its reason', () =>
    story(register('2026-01-10'), ['2026-03-01', amend]).becomes({
      versions: [{ reason: null }, { reason: 'Đổi công tác', duties: 'Thêm nhiệm vụ' }],
      amendment: null,
    }));
  it('needs a reason', () =>
    story(register('2026-01-10'), ['2026-03-01', { ...amend, reason: '' }]).refused('TEXT_MISSING', {
      field: 'reason',
    }));
  it('waits after the mid-year date for the secretary, who approves or refuses with a reason', () => {
    const late = [register('2026-01-10'), ['2026-07-01', amend]] as const;
    expect(story(...late).pledge?.versions).toHaveLength(1);
    story(...late, ['2026-07-02', { type: 'decide-amendment', approved: true, reason: '' }, bySecretary]).becomes({
      versions: [{ reason: null }, { reason: 'Đổi công tác', by: ME }],
      amendment: null,
      decisions: [{ what: 'amendment', approved: true, by: SECRETARY }],
    });
    const refused: PledgeAct = { type: 'decide-amendment', approved: false, reason: '' };
    story(...late, ['2026-07-02', refused, bySecretary]).refused('TEXT_MISSING', { field: 'reason' });
    story(register('2026-01-10'), ['2026-07-02', refused, bySecretary]).refused('PLEDGE_AMENDMENT_NONE');
  });
  it('on the mid-year date itself is the member’s own', () =>
    story(register('2026-01-10'), ['2026-06-30', amend]).becomes({ amendment: null, versions: [{}, {}] }));
});

describe('a report', () => {
  it('speaks of each item once, deeds that were added later too', () => {
    story(register('2026-01-10'), ['2026-06-01', reportOf('mid', 'a')]).refused('PLEDGE_REPORT_ITEMS', {
      missing: ['b'],
    });
    story(register('2026-01-10'), ['2026-06-01', reportOf('mid', 'a', 'a', 'b')]).refused('PLEDGE_REPORT_ITEMS');
    const deed: PledgeAct = { type: 'add-deed', item: item('d', { kind: 'deed' }) };
    story(register('2026-01-10'), ['2026-02-01', deed], ['2026-06-01', reportOf('mid')]).refused(
      'PLEDGE_REPORT_ITEMS',
      {
        missing: ['d'],
      },
    );
    story(register('2026-01-10'), ['2026-02-01', deed], ['2026-06-01', reportOf('mid', 'a', 'b', 'd')]).becomes({
      state: 'mid_reported',
    });
  });
  it('of the year’s end comes after the mid-year date, also without a mid-year report', () => {
    story(register('2026-01-10'), ['2026-06-30', reportOf('end')]).refused('PLEDGE_REPORT_EARLY', {
      from: '2026-07-01',
    });
    story(register('2026-01-10'), ['2026-07-01', reportOf('end')]).becomes({ state: 'end_reported' });
  });
  it('is corrected until the review, and stays on its first day', () =>
    story(
      register('2026-01-10'),
      ['2026-11-01', reportOf('end')],
      ['2026-11-20', { ...reportOf('end'), text: 'Thêm' } as PledgeAct],
    ).becomes({ reports: { end: { on: '2026-11-01', text: 'Thêm' } } }));
});

describe('a helper', () => {
  const helped = { by: SECRETARY, commandId: 'h1' };
  it('types what waits for the member, who confirms it by a tap', () => {
    const typed = story(register('2026-01-10', helped));
    typed.becomes({ state: 'none', registeredOn: null, helped: [{ helpedId: 'h1', helper: SECRETARY }] });
    story(register('2026-01-10', helped), ['2026-01-12', { type: 'confirm', helpedId: 'h1' }]).becomes({
      state: 'registered',
      registeredOn: '2026-01-12',
      helped: [],
      versions: [{ helper: SECRETARY, by: ME, proof: { kind: 'tap' } }],
    });
  });
  it('needs no tap where a signed paper proves it', () =>
    story([
      '2026-01-10',
      { type: 'register', content: content(), proof: { kind: 'signed_paper', ref: 'Tờ 3', file: null } },
      helped,
    ]).becomes({ state: 'registered', versions: [{ helper: SECRETARY, proof: { kind: 'signed_paper' } }] }));
  it('cannot confirm for the member, and what is declined is gone', () => {
    const confirm: PledgeAct = { type: 'confirm', helpedId: 'h1' };
    story(register('2026-01-10', helped), ['2026-01-12', confirm, bySecretary]).refused('PLEDGE_NOT_YOURS');
    story(register('2026-01-10', helped), ['2026-01-12', { type: 'decline', helpedId: 'h1' }]).becomes({ helped: [] });
    story(register('2026-01-10'), ['2026-01-12', confirm]).refused('PLEDGE_HELPED_UNKNOWN');
  });
  it('writes no draft and no comment for others', () =>
    story(['2026-01-05', { type: 'write', content: content() }, bySecretary]).refused('PLEDGE_NOT_YOURS'));
});

describe('taking a pledge back', () => {
  const ask = (ground: 'exempt' | 'left' | 'died'): PledgeAct => ({ type: 'ask-withdrawal', ground, reason: 'Ốm lâu' });
  const exempt = { membership: memberOf({ exempt: { from: '2026-03-01', to: null } }) };
  it('is for exemption, leaving and death alone, as the directory knows them', () => {
    story(register('2026-01-10'), ['2026-03-02', ask('exempt')]).refused('PLEDGE_GROUND_NOT_MET', { ground: 'exempt' });
    story(register('2026-01-10'), ['2026-03-02', ask('exempt'), exempt]).becomes({
      state: 'registered',
      withdrawalAsked: { ground: 'exempt' },
    });
    const left = { by: SECRETARY, membership: memberOf({ leftCellOn: '2026-04-01', leftReason: 'died' }) };
    const died: PledgeAct = { type: 'withdraw', ground: 'died', reason: 'Từ trần' };
    story(register('2026-01-10'), ['2026-04-02', died, left]).becomes({ state: 'withdrawn' });
  });
  it('waits for the secretary', () => {
    const decide = (approved: boolean, reason = ''): PledgeAct => ({ type: 'decide-withdrawal', approved, reason });
    const asked = [register('2026-01-10'), ['2026-03-02', ask('exempt'), exempt]] as const;
    story(...asked, ['2026-03-03', decide(true), { ...exempt, ...bySecretary }]).becomes({ state: 'withdrawn' });
    story(...asked, ['2026-03-03', decide(false, 'Đã khỏe'), bySecretary]).becomes({
      state: 'registered',
      withdrawalAsked: null,
    });
  });
});

describe('a review', () => {
  const told = [register('2026-01-10'), ['2026-11-20', reportOf('end')], ['2026-12-10', review, bySecretary]] as const;
  it('has a reason for its grade', () =>
    story(register('2026-01-10'), ['2026-12-10', { ...review, reason: ' ' } as PledgeAct, bySecretary]).refused(
      'TEXT_MISSING',
      { field: 'reason' },
    ));
  it('is commented on once, by the member', () => {
    const comment: PledgeAct = { type: 'comment', text: 'Xin tiếp thu' };
    story(...told, ['2026-12-11', comment, bySecretary]).refused('PLEDGE_NOT_YOURS');
    story(...told, ['2026-12-11', comment], ['2026-12-12', comment]).changesNothing();
    story(...told, ['2026-12-11', comment], ['2026-12-12', { ...comment, text: 'Nữa' }]).refused(
      'PLEDGE_COMMENT_GIVEN',
    );
  });
  it('is opened again with a reason, and what was said before is kept', () => {
    story(...told, ['2026-12-20', { type: 'reopen', reason: '' }]).refused('TEXT_MISSING');
    story(
      ...told,
      ['2026-12-20', { type: 'reopen', reason: 'Có đơn' }, { by: 'committee' }],
      ['2026-12-22', { ...review, grade: 2, reason: 'Xét lại' } as PledgeAct, bySecretary],
    ).becomes({
      state: 'reviewed',
      review: { grade: 2 },
      earlierReviews: [{ grade: 3 }],
      reopened: [{ by: 'committee' }],
    });
  });
});

it('is returned with its reason as a draft, and counts as registered no more', () =>
  story(register('2026-01-10'), ['2026-01-15', { type: 'return', reason: 'Chung chung' }, bySecretary]).becomes({
    ...{ state: 'draft', registeredOn: null, returned: { reason: 'Chung chung' } },
    draft: { ethics: 'Giữ gìn đạo đức' },
  }));

it('is reminded of once a day', () => {
  const remind = (day: string) => [day, { type: 'remind' }, bySecretary] as const;
  story(place('2026-01-01'), remind('2026-01-20'), remind('2026-01-20')).changesNothing();
  story(place('2026-01-01'), remind('2026-01-20'), remind('2026-01-21')).becomes({
    reminders: [{}, { by: SECRETARY }],
  });
});
