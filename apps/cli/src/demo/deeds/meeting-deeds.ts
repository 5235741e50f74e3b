import type { Act } from '@bontot/meeting-core';
import type { LocalDate } from '@bontot/kernel';
import type { Calendar } from '../calendar.ts';
import type { Work } from '../model.ts';
import { opaqueId, random } from '../random.ts';
import type { MeetingStory } from '../story.ts';
import { castOf, type Cast } from './cast.ts';
import { evening, preparation, preparedOn } from './meeting-acts.ts';
import type { Offices } from './offices.ts';
import { pointsOf } from './sheet-points.ts';
import { hoursOf } from './texts.ts';

type Step = { on: LocalDate; hour: number; work: (desk: Desk) => Work };

const PREPARED_AT = 10;
const CONFIRMED_AT = 15;
const AMENDED_AT = 20;
const SIGNED_AT = 23;

/** Numbers the acts of each person on one meeting, as their devices do. */
class Desk {
  readonly #unitId: string;
  readonly #meetingId: string;
  readonly #next = new Map<string, number>();

  constructor(unitId: string, meetingId: string) {
    this.#unitId = unitId;
    this.#meetingId = meetingId;
  }

  /** Number of the first of so many acts. */
  take(by: string, count: number): number {
    const seq = this.#next.get(by) ?? 1;
    this.#next.set(by, seq + count);
    return seq;
  }

  of(by: string): { unitId: string; meetingId: string; by: string } {
    return { unitId: this.#unitId, meetingId: this.#meetingId, by };
  }

  acts(by: string, acts: Act[]): Work {
    return { kind: 'acts', ...this.of(by), seq: this.take(by, acts.length), acts };
  }
}

/** Everything that people do about one meeting of a cell, from the first draft to the supervisor's word on its score. */
export function meetingDeeds(story: MeetingStory, offices: Offices, calendar: Calendar): void {
  const { cell, meetingId, heldOn, roll, minutes, sheet } = story;
  if (!roll) return;
  const cast = castOf(story, roll, offices);
  const { secretary, deputy, supervisor } = offices;
  const prepared = preparedOn(story);
  const points = sheet && pointsOf(sheet.grade, random(meetingId, 'sheet'));
  const totals = { for: cast.fullPresent, against: 0, other: 0 };
  const scored: Act[] = points
    ? [{ type: 'propose-score', points }, { type: 'vote-score', totals }, { type: 'send-score' }]
    : [];
  const steps: Step[] = [
    { on: prepared, hour: PREPARED_AT, work: (desk) => desk.acts(secretary, preparation(story, prepared, offices)) },
    {
      on: heldOn,
      hour: hoursOf(cell).told,
      work: (desk) => desk.acts(secretary, [...evening(story, cast, offices), ...scored]),
    },
    {
      on: minutes.signedOn,
      hour: SIGNED_AT,
      work: (desk) => ({
        kind: 'minutes',
        ...desk.of(deputy),
        seq: desk.take(deputy, 4),
        totals,
        chairId: secretary,
        chairSeq: desk.take(secretary, 1),
      }),
    },
    ...amendment(story, cast, offices),
    ...(sheet?.confirmedOn
      ? [
          {
            on: sheet.confirmedOn,
            hour: CONFIRMED_AT,
            work: (desk: Desk) => desk.acts(supervisor, [{ type: 'confirm-score', points: {}, why: {} }]),
          },
        ]
      : []),
  ];
  const desk = new Desk(cell.id, meetingId);
  steps.sort((a, b) => (a.on === b.on ? a.hour - b.hour : a.on < b.on ? -1 : 1));
  for (const { on, hour, work } of steps) calendar.work(on, hour, work(desk));
}

/** A roll call that is corrected while the minutes are open, and amended on a page of its own once they are signed. */
function amendment(story: MeetingStory, { missing }: Cast, { secretary, deputy }: Offices): Step[] {
  const { amended, minutes, meetingId } = story;
  if (!amended) return [];
  const reason = 'Đối chiếu danh sách ký tên: ghi nhầm số đồng chí có mặt';
  const { on } = amended;
  if (on <= minutes.signedOn) {
    const acts = missing.map(({ memberId: personId }): Act => ({
      type: 'correct-roll',
      personId,
      mark: 'excused',
      reasonClass: 'work',
      reason,
    }));
    return [{ on, hour: AMENDED_AT, work: (desk) => desk.acts(secretary, acts) }];
  }
  const roll = missing.map(({ memberId: personId }) => ({ personId, mark: 'excused' as const }));
  const text = `Sửa số đảng viên có mặt: ${missing.length} đồng chí vắng có lý do.`;
  const act = { type: 'amend', amendmentId: opaqueId(meetingId, 'amendment'), reason, text, roll } as const;
  return [
    {
      on,
      hour: AMENDED_AT,
      work: (desk) => ({
        kind: 'amendment',
        ...desk.of(deputy),
        seq: desk.take(deputy, 2),
        act: { ...act, roll },
        chairId: secretary,
        chairSeq: desk.take(secretary, 1),
      }),
    },
  ];
}
