import { developmentAccounts } from '@bontot/contracts';
import { addDays, type LocalDate } from '@bontot/kernel';
import type { Calendar } from '../calendar.ts';
import type { DemoCell, DemoMember } from '../model.ts';
import { demoName } from '../names.ts';
import { ACCOUNTS_CELL, cellOfLucHon } from '../places.ts';
import { opaqueId, random } from '../random.ts';
import type { CandidateStory } from '../story.ts';
import type { World } from '../world.ts';
import { officesOf, type Offices } from './offices.ts';

const { committee } = developmentAccounts;
/** Hour of the day at which somebody sits down to enter it. */
const DESK = 15;
/** Every fourth secretary has not brought a certificate. */
const UNTRAINED = 4;

/**
 * The way of a candidate at the doors of the directory, as far as the demo date lets it go. The introduction says word for
 * word what the handbook of the other system has sent, so that it counts once.
 */
export function candidateDeeds(story: CandidateStory, { secretary }: Offices, calendar: Calendar): void {
  const { cell, candidateId, introducedOn, resolution } = story;
  const helpers = votersOf(cell, introducedOn).slice(2, 4);
  if (helpers.length < 2) return;
  const step = (after: number, name: string, body: (on: LocalDate) => object) => {
    const on = addDays(introducedOn, after);
    const path = `/api/v1/candidates${name}`;
    calendar.work(on, DESK, { kind: 'people', unitId: cell.id, by: secretary, path, body: body(on) });
  };
  step(0, '', (on) => ({
    ...{ candidateId, cellId: cell.id, name: demoName(random(candidateId, 'name'), 'luc-hon') },
    ...{ targetYear: on.slice(0, 4), resolution: { number: resolution, date: on } },
    helperIds: helpers.map(({ memberId }) => memberId),
  }));
  step(12, `/${candidateId}/awareness-class`, (from) => ({ from }));
  step(26, `/${candidateId}/certificate`, (on) => ({
    completedOn: addDays(on, -6),
    certificate: { number: `${candidateId.slice(-3)}/GCN`, date: on, issuer: 'Trung tâm chính trị' },
  }));
  step(41, `/${candidateId}/verify`, (on) => ({ on }));
  step(50, `/${candidateId}/vote`, (on) => ({ on, for: Math.ceil(0.9 * votersOf(cell, on).length), against: 0 }));
  step(54, `/${candidateId}/send-up`, (on) => ({ on }));
}

/** Two members on their way: one whose papers are late, one who leaves the province. Both stay where they are till then. */
export function transfersUnderWay(world: World, { seed, demoDate }: Order, calendar: Calendar): void {
  const send = (from: number, daysBefore: number, body: object) => {
    const cell = world.cells.find(({ id }) => id === cellOfLucHon(from))!;
    const sentOn = addDays(demoDate, -daysBefore);
    const person = votersOf(cell, sentOn)[5];
    if (!person) return;
    calendar.work(sentOn, DESK, {
      ...{ kind: 'people', unitId: cell.id, by: committee, path: '/api/v1/transfers' },
      body: {
        ...{
          transferId: opaqueId(seed, 'transfer', from, demoDate),
          personId: person.memberId,
          kind: 'formal',
          sentOn,
        },
        decision: { number: `${from + 40}-QĐ/ĐU`, date: addDays(sentOn, -2) },
        ...body,
      },
    });
  };
  send(9, 70, { toCellId: cellOfLucHon(11) });
  send(3, 8, { toCellId: null, toPlace: 'Đảng bộ xã Hoành Mô (dữ liệu giả lập)' });
}

/** Certificates of this year's course, entered by the committee; they count from 30 November. */
export function certificatesOf(world: World, { demoDate }: Order, calendar: Calendar): void {
  const year = demoDate.slice(0, 4);
  const date = `${year}-08-21`;
  // From December on the other system has reported November.
  if (demoDate < `${year}-09-01` || demoDate >= `${year}-12-01`) return;
  const offices = officesOf(world);
  for (const [index, cell] of world.cells.entries()) {
    if (!cell.id.startsWith('QN-LH-') || cell.id === ACCOUNTS_CELL || index % UNTRAINED === 0) continue;
    const path = `/api/v1/training/${offices(cell).secretary}/${year}`;
    const certificate = { number: `${100 + index}/CN-BD`, date, issuer: 'Trung tâm chính trị khu vực' };
    calendar.work(addDays(date, 4), DESK, {
      kind: 'people',
      unitId: cell.id,
      by: committee,
      path,
      body: { certificate },
    });
  }
}

type Order = { seed: number; demoDate: LocalDate };

const votersOf = ({ members }: DemoCell, on: LocalDate): DemoMember[] =>
  members.filter(
    ({ kind, joinedCellOn, leftCellOn, exempt, specialDuty }) =>
      kind === 'full' && joinedCellOn <= on && leftCellOn === null && !exempt && !specialDuty,
  );
