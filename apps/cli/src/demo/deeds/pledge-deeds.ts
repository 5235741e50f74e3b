import { developmentAccounts, type EvidenceBody } from '@bontot/contracts';
import { addDays, startOfDay, type LocalDate } from '@bontot/kernel';
import type {
  Grade,
  ModelAct,
  PledgeAct,
  PledgeContent,
  PledgeEnvelope,
  RegistrationAct,
  ReportSaid,
} from '@bontot/pledge-core';
import type { Calendar } from '../calendar.ts';
import type { DemoCell } from '../model.ts';
import { holdsPost } from '../member-posts.ts';
import { COMMUNE } from '../places.ts';
import { opaqueId, random } from '../random.ts';
import type { World } from '../world.ts';
import { officesOf, type Offices } from './offices.ts';
import { pledgeText, registrationText } from './pledge-texts.ts';

const { committee, 'org-dept': department } = developmentAccounts;
const BY_MEMBERS_AT = 19;
const BY_LEADERS_AT = 8;
const BY_COMMITTEE_AT = 14;

type Order = { seed: number; demoDate: LocalDate };

/**
 * Turns what the running year proves of pledges, registrations and models into what persons do at the doors of the service
 * `pledges`, which makes the same facts of it; a «no» is left to its timers. The finished year stays with facts of an outside
 * sender, for the product cannot speak of days before it was there.
 */
export class PledgeDeeds {
  readonly #calendar: Calendar;
  readonly #order: Order;
  readonly #officesOf: (cell: { id: string }) => Offices;
  readonly #registeredOn = new Map<string, LocalDate>();
  /** Members who act for themselves, by cell. */
  readonly #ofThemselves: Set<string>;

  constructor(world: World, order: Order, calendar: Calendar) {
    this.#calendar = calendar;
    this.#order = order;
    this.#officesOf = officesOf(world);
    const members = world.cells.flatMap((cell) => cell.members).filter(holdsPost);
    this.#ofThemselves = new Set(members.map(({ cellId, memberId }) => `${cellId} ${memberId}`));
  }

  /** Whoever joins in the course of the year pledges within the 30 days. */
  joiners(cells: readonly DemoCell[], year: number): void {
    for (const { id, members } of cells)
      for (const { memberId, joinedCellOn, exempt } of members)
        if (joinedCellOn > `${year}-01-31` && joinedCellOn <= `${year}-10-31` && !exempt)
          this.#register(id, memberId, addDays(joinedCellOn, 7));
  }

  /** True where the fact is one that the service makes itself. */
  take(on: LocalDate, fact: EvidenceBody): boolean {
    const { measure, cellId, source, value } = fact;
    const yes = 'yes' in value && value.yes;
    const [, year = '', memberId = '', term] = source.split('/');
    switch (measure) {
      case 'emulation.registered':
        this.registered(cellId, on);
        return true;
      case 'model.recognised':
        this.#model(cellId, on);
        return true;
      case 'pledge.registered':
        if (yes) this.#register(cellId, memberId, on);
        return true;
      case 'pledge.reported':
        if (yes) this.#report(cellId, memberId, +year, term === 'mid' ? 'mid' : 'end', on);
        return true;
      case 'pledge.reviewed':
        return true;
      case 'pledge.graded':
        if ('grade' in value) this.#review(cellId, memberId, +year, value.grade as Grade, on);
        return true;
      default:
        return false;
    }
  }

  /** The secretary hands in, the committee above registers on the same day, and both confirm the compact later. */
  registered(unitId: string, on: LocalDate): void {
    const year = on.slice(0, 4);
    const path = `/api/v1/registrations/${unitId}/${year}/acts`;
    const isCommittee = unitId === COMMUNE;
    const own = isCommittee ? committee : this.#officesOf({ id: unitId }).secretary;
    const acts: [hour: number, by: string, act: RegistrationAct][] = [
      [BY_LEADERS_AT, own, { type: 'write', content: registrationText(random(this.#order.seed, unitId, year, 'aim')) }],
      [BY_LEADERS_AT + 1, own, { type: 'submit' }],
      [BY_COMMITTEE_AT, isCommittee ? department : committee, { type: 'register' }],
    ];
    for (const [baseVersion, [hour, by, act]] of acts.entries())
      this.#calendar.work(on, hour, { kind: 'pledges', unitId, by, path, body: { act, baseVersion } });
  }

  #model(unitId: string, on: LocalDate): void {
    const modelId = opaqueId(this.#order.seed, unitId, on, 'model');
    const path = `/api/v1/models/${modelId}/acts`;
    const year = +on.slice(0, 4);
    const said = {
      title: 'Đường hoa tự quản',
      summary: 'Mỗi đảng viên nhận chăm sóc một đoạn đường, chi bộ kiểm tra hằng tháng',
      effect: 'Tất cả các tuyến đường của thôn sạch và có hoa',
    };
    const propose: ModelAct = { type: 'propose', modelId, unitId, year, ...said, evidence: [] };
    const recognise: ModelAct = {
      ...{ type: 'recognise', number: `${on.slice(5, 7)}-QĐ/ĐU`, issuer: 'Đảng ủy xã Lục Hồn', decidedOn: on },
    };
    const { secretary } = this.#officesOf({ id: unitId });
    const work = { kind: 'pledges' as const, unitId, path };
    this.#calendar.work(on, BY_LEADERS_AT, { ...work, by: secretary, body: { act: propose } });
    this.#calendar.work(on, BY_COMMITTEE_AT, { ...work, by: committee, body: { act: recognise } });
  }

  /** Who moved to another cell has pledged already. */
  #register(cellId: string, memberId: string, on: LocalDate): void {
    if (this.#registeredOn.has(memberId)) return;
    this.#registeredOn.set(memberId, on);
    const content = this.#contentOf(memberId, +on.slice(0, 4));
    this.#byMember(cellId, memberId, +on.slice(0, 4), on, { type: 'register', content });
  }

  #report(cellId: string, memberId: string, year: number, term: 'mid' | 'end', on: LocalDate): void {
    const registeredOn = this.#registeredOn.get(memberId);
    if (registeredOn === undefined || registeredOn >= on) return;
    const chance = random(this.#order.seed, memberId, year, term);
    const said: ReportSaid = {
      items: this.#contentOf(memberId, year).items.map(({ itemId }) => {
        const done = chance.chance(term === 'mid' ? 0.4 : 0.85) ? 'done' : 'partly';
        const line = done === 'done' ? 'Đã thực hiện xong' : 'Đang thực hiện, đúng tiến độ';
        return { itemId, done, line, evidence: [], selfGrade: null };
      }),
      ...{ text: '', selfGrade: chance.chance(0.7) ? 3 : 4 },
    };
    this.#byMember(cellId, memberId, year, on, { type: 'report', term, ...said });
  }

  #review(cellId: string, memberId: string, year: number, grade: Grade, on: LocalDate): void {
    if (!this.#registeredOn.has(memberId)) return;
    const act: PledgeAct = { type: 'review', grade, reason: 'Theo kết quả thực hiện từng nội dung cam kết' };
    this.#act(cellId, memberId, year, this.#officesOf({ id: cellId }).secretary, on, act);
  }

  #contentOf(memberId: string, year: number): PledgeContent {
    const { seed } = this.#order;
    return pledgeText(random(seed, memberId, year, 'pledge'), (part) => opaqueId(seed, memberId, year, part));
  }

  /** By the member, or typed by the secretary from a signed paper for whoever has no account here. */
  #byMember(
    cellId: string,
    memberId: string,
    year: number,
    on: LocalDate,
    act: Extract<PledgeAct, { type: 'register' | 'report' }>,
  ): void {
    const { secretary } = this.#officesOf({ id: cellId });
    const isOwn = memberId === secretary || this.#ofThemselves.has(`${cellId} ${memberId}`);
    const proof = { kind: 'signed_paper' as const, ref: 'Bản giấy có chữ ký của đảng viên', file: null };
    this.#act(cellId, memberId, year, isOwn ? memberId : secretary, on, isOwn ? act : { ...act, proof });
  }

  #act(unitId: string, memberId: string, year: number, by: string, on: LocalDate, act: PledgeAct): void {
    const command: PledgeEnvelope = {
      commandId: opaqueId(this.#order.seed, memberId, year, by, on, act.type),
      // A person is a device of their own, and has seen all that was there.
      ...{ seq: 1, baseVersion: 1_000_000, deviceTime: startOfDay(on), target: { memberId, year }, act },
    };
    const body = { deviceId: `seeder-${by}`, commands: [command] };
    this.#calendar.work(on, BY_MEMBERS_AT, { kind: 'pledges', unitId, by, path: '/api/v1/pledges/acts', body });
  }
}
