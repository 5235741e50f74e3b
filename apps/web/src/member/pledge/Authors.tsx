import { useSession } from '../app/session.tsx';
import { useWords } from '../app/words.ts';
import { useRead } from '../data/read.ts';
import { Check } from '../parts/Choice.tsx';
import { byGivenName } from '../run/people.ts';
import { membersPath } from './addresses.ts';
import { othersIn, togetherWith, type Listed } from './co-authors.ts';

/** As many as one initiative has; the service refuses more. */
const MOST_AUTHORS = 20;
const OF_THE_CELL = new Set(['member', 'probationary', 'secretary', 'deputy']);

/** Others of my cell by given name; nobody for whoever may read of themselves alone. */
function useOthers(me: string): Listed[] {
  const { posts, today } = useSession();
  const mine = posts.find(({ role, until }) => OF_THE_CELL.has(role) && (until === null || until >= today));
  const { value } = useRead<{ items: Listed[] }>(mine ? membersPath(mine.unitId) : null);
  return othersIn(value?.items ?? [], me).sort((a, b) => byGivenName(a.name, b.name));
}

type Parts = { authorIds: readonly string[]; me: string };

/** Who has worked on it too: members of the same cell, each of whom it will count for. */
export function AuthorsField({ authorIds, me, onChange }: Parts & { onChange: (authorIds: string[]) => void }) {
  const { t } = useWords();
  const others = useOthers(me);
  if (others.length === 0) return null;
  const isFull = authorIds.length >= MOST_AUTHORS;
  return (
    <details class="box versions">
      <summary>{t('pledge.initiative.authors.count', { n: authorIds.length - 1 })}</summary>
      <fieldset class="choices">
        <legend>{t('pledge.initiative.authors')}</legend>
        <p class="soft">{t('pledge.initiative.authors.hint', { most: MOST_AUTHORS })}</p>
        {others
          .filter(({ memberId }) => !isFull || authorIds.includes(memberId))
          .map(({ memberId, name }) => (
            <Check
              key={memberId}
              label={<span lang="vi">{name}</span>}
              checked={authorIds.includes(memberId)}
              onChange={(isIn) => onChange(togetherWith(authorIds, memberId, isIn))}
            />
          ))}
      </fieldset>
    </details>
  );
}

/** The names of those who handed it in with me, as far as the phone knows them. */
export function CoAuthors({ authorIds, me }: Parts) {
  const { t } = useWords();
  const names = useOthers(me).flatMap(({ memberId, name }) => (authorIds.includes(memberId) ? [name] : []));
  if (names.length === 0) return null;
  return (
    <>
      <h3>{t('pledge.initiative.authors')}</h3>
      <p class="said" lang="vi">
        {names.join(', ')}
      </p>
    </>
  );
}
