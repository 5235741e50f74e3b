import type { Conclusion, Threshold } from '@bontot/meeting-core';
import { keepDraft, useDraft } from './drafts.ts';

/** What is to be adopted, written before the meeting; on this phone alone until the meeting adopts it. */
export type PreparedConclusion = Pick<Conclusion, 'conclusionId' | 'kind' | 'text'>;
export type PreparedVote = { voteId: string; subject: string; threshold: Threshold };
export type Prepared = { conclusions: PreparedConclusion[]; votes: PreparedVote[] };

const NOTHING: Prepared = { conclusions: [], votes: [] };

/**
 * Drafts of conclusions and questions for a meeting. Rules know none before it is held, so they wait here for one tap. The writer
 * is done once they are kept: what a dialog has said to have saved is there after the browser was killed.
 */
export function usePrepared(meetingId: string): [Prepared, (prepared: Prepared) => Promise<void>] {
  const place = `prepared:${meetingId}`;
  const [prepared, show] = useDraft<Prepared>(place, NOTHING);
  const write = async (next: Prepared) => {
    await keepDraft(place, next);
    show(next);
  };
  return [prepared, write];
}
