import { firstOf, needsOnRoll, needsText } from './checks.ts';
import { changed, put, refuse, unchanged, type Handlers } from './decision.ts';
import type { Meeting } from './meeting.ts';
import type { PersonId } from './parts.ts';
import type { RollRow } from './roll.ts';

/** What members do about themselves: whom it concerns is always who acts. */
export const ofOneself = {
  'acknowledge-papers': ({ paperIds }, meeting, { by }) => {
    const unknown = paperIds.find(
      (id) => !meeting.papers.some(({ paperId, versions }) => paperId === id && versions.some(isPublished)),
    );
    if (unknown !== undefined) return refuse('PAPER_UNKNOWN', { paperId: unknown });
    const all = [...new Set([...(meeting.acknowledged[by] ?? []), ...paperIds])];
    return changed('papers-acknowledged', { acknowledged: { ...meeting.acknowledged, [by]: all } });
  },

  /** Comes too late for a row that is marked already, unless that mark still waits for its reason. */
  'ask-excuse': ({ reasonClass, detail = '' }, meeting, { by, at }) => {
    const before = meeting.excuses.find(({ personId }) => personId === by);
    if (before?.reasonClass === reasonClass && before.detail === detail) return unchanged;
    const excuses = put(meeting.excuses, 'personId', { personId: by, reasonClass, detail, at });
    if (meeting.state === 'announced') return changed('excuse-asked', { excuses });
    const roll = meeting.roll.map((row) =>
      row.personId === by && row.mark === 'absent'
        ? { ...row, mark: 'excused' as const, reasonClass, reasonDetail: detail || null }
        : row,
    );
    return needsOnRoll(meeting, by) ?? changed('excuse-asked', { excuses, roll });
  },

  'withdraw-excuse': (_, meeting, { by }) =>
    changed('excuse-withdrawn', { excuses: meeting.excuses.filter(({ personId }) => personId !== by) }),

  'speak-up': ({ voiceId, text }, meeting, { by, at }) => {
    const before = meeting.voices.find((voice) => voice.voiceId === voiceId);
    if (before && before.personId !== by) return refuse('NOT_YOURS', { id: voiceId });
    if (before?.text === text) return unchanged;
    return (
      firstOf(needsText('text', text)) ??
      changed('voice-sent', { voices: put(meeting.voices, 'voiceId', { voiceId, personId: by, text, at }) })
    );
  },

  /** Whoever was thought absent is here; an absence that was judged to be without reason is for the leaders to change. */
  'check-in': (_, meeting, { by }) => {
    const row = rowOf(meeting, by);
    if (!row) return needsOnRoll(meeting, by) ?? unchanged;
    switch (row.mark) {
      case 'absent':
      case 'excused':
        return changed('checked-in', {
          roll: put(meeting.roll, 'personId', { ...row, mark: 'present', reasonClass: null, reasonDetail: null }),
        });
      case 'exempt':
      case 'special_duty':
      case 'away':
        return changed('checked-in', { roll: put(meeting.roll, 'personId', { ...row, cameAnyway: true }) });
      case 'unexcused':
        return refuse('ROW_ALREADY_MARKED', { personId: by, mark: row.mark });
      default:
        return unchanged;
    }
  },
} satisfies Partial<Handlers>;

const isPublished = ({ publishedOn }: { publishedOn: string | null }): boolean => publishedOn !== null;
const rowOf = ({ roll }: Meeting, by: PersonId): RollRow | undefined => roll.find(({ personId }) => personId === by);
