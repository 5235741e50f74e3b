import { firstOf, needsItem, needsText } from './checks.ts';
import { changed, put, refuse, unchanged, type Handlers } from './decision.ts';
import type { Paper } from './parts.ts';

/** Papers of the agenda: every version is kept, the last one counts, members see what is published. */
export const papers = {
  'attach-paper': ({ paperId, title, itemId, file }, meeting, { by, at }) => {
    const refused = firstOf(needsText('title', title), needsItem(meeting, itemId));
    if (refused) return refused;
    const before = meeting.papers.find((paper) => paper.paperId === paperId);
    const versions = before?.versions ?? [];
    const isNew = versions.at(-1)?.file.sha256 !== file.sha256;
    const paper: Paper = {
      paperId,
      title,
      itemId: itemId === undefined ? (before?.itemId ?? null) : itemId,
      versions: isNew ? [...versions, { file, by, at, publishedOn: null }] : versions,
    };
    return changed('paper-attached', { papers: put(meeting.papers, 'paperId', paper) });
  },

  /** Members have a new version to acknowledge. */
  'publish-papers': ({ paperIds }, meeting, { today }) => {
    const unknown = paperIds.find((id) => !meeting.papers.some(({ paperId }) => paperId === id));
    if (unknown !== undefined) return refuse('PAPER_UNKNOWN', { paperId: unknown });
    const fresh = meeting.papers
      .filter(({ paperId, versions }) => paperIds.includes(paperId) && versions.at(-1)?.publishedOn === null)
      .map(({ paperId }) => paperId);
    if (fresh.length === 0) return unchanged;
    return changed('papers-published', {
      papers: meeting.papers.map((paper) =>
        fresh.includes(paper.paperId)
          ? {
              ...paper,
              versions: paper.versions.map((version, at) =>
                at === paper.versions.length - 1 ? { ...version, publishedOn: today } : version,
              ),
            }
          : paper,
      ),
      acknowledged: Object.fromEntries(
        Object.entries(meeting.acknowledged).map(([personId, ids]) => [
          personId,
          ids.filter((id) => !fresh.includes(id)),
        ]),
      ),
    });
  },

  'remove-paper': ({ paperId }, meeting) => {
    const paper = meeting.papers.find((other) => other.paperId === paperId);
    if (paper?.versions.some(({ publishedOn }) => publishedOn !== null)) return refuse('PAPER_PUBLISHED', { paperId });
    return changed('paper-removed', { papers: meeting.papers.filter((other) => other !== paper) });
  },
} satisfies Partial<Handlers>;
