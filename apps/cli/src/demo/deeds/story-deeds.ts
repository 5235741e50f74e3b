import type { LocalDate } from '@bontot/kernel';
import type { Calendar } from '../calendar.ts';
import type { DemoCell } from '../model.ts';
import { COMMUNE } from '../places.ts';
import type { Story } from '../story.ts';
import type { World } from '../world.ts';
import { CommitteeDeeds } from './committee-deeds.ts';
import { DutyDeeds } from './duty-deeds.ts';
import { meetingDeeds } from './meeting-deeds.ts';
import { candidateDeeds } from './people-deeds.ts';
import { officesOf, type Offices } from './offices.ts';

/** Turns stories into what persons do at the doors of the service `meetings`. */
export class StoryDeeds {
  readonly #calendar: Calendar;
  readonly #duties: DutyDeeds;
  readonly #committee: CommitteeDeeds;
  readonly #officesOf: (cell: { id: string }) => Offices;

  constructor(world: World, { seed }: { seed: number; demoDate: LocalDate }, calendar: Calendar) {
    this.#calendar = calendar;
    this.#duties = new DutyDeeds(calendar, seed);
    this.#committee = new CommitteeDeeds(world, calendar, this.#duties);
    this.#officesOf = officesOf(world);
  }

  /** On the first day every cell that takes part agrees on its meetings. */
  begin(cells: readonly DemoCell[], on: LocalDate): void {
    for (const cell of cells)
      if (cell.fate(+on.slice(0, 4)) !== 'silent') this.#duties.series(cell, on, this.#officesOf(cell));
  }

  tell(story: Story): void {
    if ('unitId' in story && story.unitId === COMMUNE) return this.#committee.tell(story);
    switch (story.kind) {
      case 'meeting':
        return meetingDeeds(story, this.#officesOf(story.cell), this.#calendar);
      case 'committee-meeting':
        return this.#committee.tell(story);
      case 'excuse':
        return this.#duties.excuse(story, this.#officesOf(story.cell));
      case 'task':
        return this.#duties.task(story, this.#officesOf({ id: story.unitId }));
      case 'member-report':
        return this.#duties.memberReport(story, this.#officesOf(story.cell));
      case 'study':
        return this.#duties.study(story, this.#officesOf(story.cell));
      case 'report':
        return this.#duties.report(story, this.#officesOf({ id: story.unitId }).secretary);
      case 'candidate':
        return candidateDeeds(story, this.#officesOf(story.cell), this.#calendar);
      case 'review':
        return this.#duties.review(story, this.#officesOf(story.cell));
    }
  }
}
