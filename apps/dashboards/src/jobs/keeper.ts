import type { inboxChanged, Member, Post, Unit } from '@bontot/contracts';
import type { LocalDate } from '@bontot/kernel';
import type * as z from 'zod';
import { guarded } from '@bontot/persistence';
import type { Hint } from '../api/stream/hint.ts';
import type { AssessmentChanged } from '../overview/card.ts';
import type { Cards } from '../storage/cards.ts';
import type { Supervisors } from '../storage/supervisors.ts';
import type { Tree } from '../storage/tree.ts';
import { Moments } from './moments.ts';

export type KeeperParts = {
  cards: Cards;
  tree: Tree;
  supervisors: Supervisors;
  today: () => LocalDate;
  /** Tells open streams. */
  tell: (hints: Hint[]) => void;
  /** There are new marks to work off. */
  marked: () => void;
  /** There are supervisors whose names may have come by before anybody needed them. */
  nameless: () => void;
};

/** What consumed events do, in the order that loses nothing: state, then marks, then word of it. */
export class Keeper {
  readonly #parts: KeeperParts;
  readonly #moments = new Moments<AssessmentChanged>((events) => guarded(() => this.#keepCards(events)));

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  /** Together with what other partitions bring at the same time. */
  async cards(events: readonly AssessmentChanged[]): Promise<void> {
    if (events.length > 0) await this.#moments.add(events);
  }

  async #keepCards(events: readonly AssessmentChanged[]): Promise<void> {
    const { cards, tree, today, tell, marked } = this.#parts;
    const day = today();
    for (const period of new Set(events.map((event) => event.period))) await tree.open(period, day);
    const news = await cards.keep(events, day);
    marked();
    tell(news.map((card) => ({ kind: 'card', ...card })));
  }

  async directory({ units, posts, members }: { units: Unit[]; posts: Post[]; members: Member[] }): Promise<void> {
    const { tree, supervisors, today, marked, nameless } = this.#parts;
    if (units.length > 0) {
      await tree.keep(units, today());
      marked();
    }
    if (await supervisors.keep(posts)) nameless();
    await supervisors.name(members);
  }

  inboxes(changes: readonly z.output<typeof inboxChanged.body>[]): void {
    if (changes.length === 0) return;
    this.#parts.tell(changes.map(({ personId, version, unread }) => ({ kind: 'inbox', personId, version, unread })));
  }
}
