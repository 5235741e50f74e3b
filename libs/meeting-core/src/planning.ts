import type { ActOf, Handlers } from './decision.ts';
import { changed, put, refuse, unchanged } from './decision.ts';
import { firstOf, needsDate, needsMonthOf, needsOrder, needsText, needsTime, needsWhole } from './checks.ts';
import type { Meeting } from './meeting.ts';
import { openMinutes } from './corrections.ts';

/** Before the meeting: day, agenda, pre-meeting, announcement (domain handbook 3.1, steps 1–3). */
export const planning = {
  change: (act, meeting, around) => {
    const { type, reason, ...given } = act;
    const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    if (meeting.state === 'closed') return changePeople(act, meeting, around);
    const { heldOn, startsAt } = act;
    return (
      firstOf(
        heldOn === undefined ? undefined : (needsDate('heldOn', heldOn) ?? needsMonthOf(heldOn, meeting.month)),
        startsAt ? needsTime('startsAt', startsAt) : undefined,
        act.title === undefined ? undefined : needsText('title', act.title),
      ) ?? changed('changed', patch)
    );
  },

  'set-item': ({ itemId, title, minutes, presenterId = null }, meeting) =>
    firstOf(needsText('title', title), needsWhole('minutes', minutes, 0, 600)) ??
    changed('item-set', {
      agenda: put(meeting.agenda, 'itemId', {
        note: '',
        carriedFrom: null,
        ...meeting.agenda.find((item) => item.itemId === itemId),
        itemId,
        title,
        minutes,
        presenterId,
      }),
    }),

  'remove-item': ({ itemId }, { agenda, papers, votes, statements }) => {
    const loose = <Entry extends { itemId: string | null }>(entries: Entry[]): Entry[] =>
      entries.map((entry) => (entry.itemId === itemId ? { ...entry, itemId: null } : entry));
    return changed('item-removed', {
      agenda: agenda.filter((item) => item.itemId !== itemId),
      papers: loose(papers),
      votes: loose(votes),
      statements: loose(statements),
    });
  },

  /** Items that the sender did not know, added by another device, stay behind those it ordered. */
  'order-items': ({ itemIds }, { agenda }) => {
    const unknown = itemIds.find((id) => !agenda.some(({ itemId }) => itemId === id));
    if (unknown !== undefined) return refuse('ITEM_UNKNOWN', { itemId: unknown });
    const rank = (itemId: string) => (itemIds.includes(itemId) ? itemIds.indexOf(itemId) : itemIds.length);
    return changed('items-ordered', { agenda: agenda.toSorted((a, b) => rank(a.itemId) - rank(b.itemId)) });
  },

  'record-pre-meeting': ({ preMeeting }, meeting) => {
    if (!preMeeting) return changed('pre-meeting-recorded', { preMeeting });
    const { heldOn, startedAt, endedAt, presentIds } = preMeeting;
    return (
      firstOf(
        needsDate('heldOn', heldOn),
        needsOrder(startedAt, endedAt),
        presentIds.length > 0 ? undefined : refuse('PRE_MEETING_EMPTY'),
        heldOn <= meeting.heldOn
          ? undefined
          : refuse('PRE_MEETING_AFTER_MEETING', { heldOn, meetingOn: meeting.heldOn }),
      ) ?? changed('pre-meeting-recorded', { preMeeting })
    );
  },

  'set-sittings': ({ sittings }) =>
    firstOf(
      ...sittings.flatMap(({ heldOn, startedAt, endedAt }) => [
        needsDate('heldOn', heldOn),
        needsOrder(startedAt, endedAt),
      ]),
    ) ?? changed('sittings-set', { sittings }),

  /** With day, hour, place and agenda to members and to the supervisor (42-HD/BTCTW); a change after it is told as one. */
  announce: (_, meeting, { today }) => {
    if (meeting.state === 'announced') return unchanged;
    const { heldOn, startsAt, place, agenda } = meeting;
    const missing = Object.entries({ heldOn, startsAt, place: place.trim(), agenda: agenda.length })
      .filter(([, value]) => !value)
      .map(([field]) => field);
    if (missing.length > 0) return refuse('ANNOUNCE_INCOMPLETE', { missing });
    return changed('announced', { state: 'announced', announcedOn: today });
  },

  cancel: ({ reason }, _, { by }) =>
    needsText('reason', reason) ?? changed('cancelled', { state: 'cancelled', cancelled: { reason, by } }),
} satisfies Partial<Handlers>;

/** A chair or clerk who can sign no longer is replaced, for minutes that are not signed yet; the one before stays readable. */
function changePeople(act: ActOf<'change'>, meeting: Meeting, around: Parameters<typeof openMinutes>[2]) {
  const { chairId = meeting.chairId, clerkId = meeting.clerkId, reason = '' } = act;
  const before = { chairId: meeting.chairId, clerkId: meeting.clerkId };
  const after = { chairId, clerkId };
  return openMinutes('people', meeting, around, { reason, before, after }, after);
}
