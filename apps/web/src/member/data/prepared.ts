import type { Conclusion, Threshold } from '@bontot/meeting-core';
import { useDraft } from './drafts.ts';

/** What is to be adopted, written before the meeting; on this phone alone until the meeting adopts it. */
export type PreparedConclusion = Pick<Conclusion, 'conclusionId' | 'kind' | 'text'>;
export type PreparedVote = { voteId: string; subject: string; threshold: Threshold };
export type Prepared = { conclusions: PreparedConclusion[]; votes: PreparedVote[] };

const NOTHING: Prepared = { conclusions: [], votes: [] };

/** Drafts of conclusions and questions for a meeting. Rules know none before it is held, so they wait here for one tap. */
export function usePrepared(meetingId: string): [Prepared, (prepared: Prepared) => void] {
  const [prepared, write] = useDraft<Prepared>(`prepared:${meetingId}`, NOTHING);
  return [prepared, write];
}
