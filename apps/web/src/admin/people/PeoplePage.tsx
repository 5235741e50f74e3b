import { can } from '@bontot/access';
import { isLocalDate } from '@bontot/kernel';
import { useState } from 'react';
import {
  Card,
  EmptyState,
  ErrorState,
  Icon,
  Loading,
  LoadMore,
  useLanguage,
  usePlace,
  useSearchChange,
  useSession,
} from '../../shared/index.ts';
import { useMoreInView } from '../commune/more-in-view.ts';
import { SearchField } from '../commune/SearchField.tsx';
import { useCells } from '../meetings/reads.ts';
import type { PeopleUnit } from './answers.ts';
import { AddMember } from './AddMember.tsx';
import { MemberTable } from './MemberTable.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { useMembers, type MembersAsked } from './reads.ts';
import { byPerson } from './standing.ts';

const kinds = ['full', 'probationary'] as const;
const standings = ['exempt', 'special_duty', 'suspended', 'away', 'here'] as const;

/** `/units/:unitId/people`: the members of a cell, or of every cell below. */
export default function PeoplePage() {
  const { t } = useLanguage();
  return (
    <PeopleFrame
      part="people"
      tools={() => (
        <button className="btn" type="button" onClick={() => window.print()}>
          <Icon name="print" />
          {t('people.print')}
        </button>
      )}
    >
      {(shown) => <Roster {...shown} />}
    </PeopleFrame>
  );
}

function Roster({ unit, below }: { unit: PeopleUnit; below: boolean }) {
  const { t } = useLanguage();
  const { search } = usePlace();
  const change = useSearchChange();
  const { actor, today } = useSession();
  const [adding, add] = useState(false);
  const day = isLocalDate(search['on'] ?? '') ? search['on']! : today;
  const asked: MembersAsked = {
    search: search['q'],
    kind: kinds.find((kind) => kind === search['kind']),
    is: standings.find((is) => is === search['is']),
    on: day === today ? undefined : day,
  };
  return (
    <>
      {!below && can(actor, 'units.manage', { path: unit.path }, today) && (
        <div className="no-print">
          <button className="btn" type="button" onClick={() => add(true)}>
            <Icon name="plus" />
            {t('people.add')}
          </button>
        </div>
      )}
      <Card title={t('people.list')} quietTitle>
        <div className="filters first people-filters">
          <SearchField
            value={search['q'] ?? ''}
            label={t('people.search')}
            onSearch={(q) => change({ q: q || undefined })}
          />
          <Choice
            label={t('people.filter.kind')}
            value={asked.kind}
            options={kinds.map((value) => ({ value, label: t(`people.kind.${value}`) }))}
            onChange={(kind) => change({ kind })}
          />
          <Choice
            label={t('people.filter.is')}
            value={asked.is}
            options={standings.map((value) => ({ value, label: t(`people.filter.is.${value}`) }))}
            onChange={(is) => change({ is })}
          />
          <label>
            {t('people.filter.on')}
            <input
              type="date"
              value={day}
              onChange={({ target }) => isLocalDate(target.value) && change({ on: target.value })}
            />
          </label>
        </div>
        <MemberList unit={unit} below={below} asked={asked} day={day} />
      </Card>
      {adding && <AddMember cellId={unit.unitId} onClose={() => add(false)} />}
    </>
  );
}

type ChoiceParts = {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
};

function Choice({ label, value, options, onChange }: ChoiceParts) {
  const { t } = useLanguage();
  return (
    <label>
      {label}
      <select className="field" value={value ?? ''} onChange={({ target }) => onChange(target.value || undefined)}>
        <option value="">{t('people.filter.all')}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

type ListParts = { unit: PeopleUnit; below: boolean; asked: MembersAsked; day: string };

function MemberList({ unit, below, asked, day }: ListParts) {
  const { t } = useLanguage();
  const members = useMembers(unit.unitId, below, asked);
  const cells = useCells(unit.unitId, below);
  const pages = members.data?.pages ?? [];
  const rows = pages.flatMap(({ items }) => items);
  useMoreInView(
    members.hasNextPage && !members.isFetchingNextPage && rows.length > 0,
    () => void members.fetchNextPage(),
  );
  if (!members.data)
    return members.error ? (
      <ErrorState error={members.error} retry={() => void members.refetch()} />
    ) : (
      <Loading blocks={[12]} />
    );
  if (rows.length === 0)
    return asked.search || asked.kind || asked.is ? (
      <EmptyState icon="search" title={t('people.noMatch')} why={t('people.noMatch.why')} />
    ) : (
      <EmptyState icon="people" title={t('people.empty')} why={t('people.empty.why')} />
    );
  return (
    <>
      <p className="list-foot small soft" role="status">
        {t(members.hasNextPage ? 'people.count.more' : 'people.count', { n: rows.length })}
      </p>
      <MemberTable
        rows={rows}
        posts={byPerson(pages.flatMap(({ posts }) => posts))}
        cells={below ? new Map(cells.data?.map(({ cellId, name }) => [cellId, name])) : null}
        day={day}
      />
      {members.hasNextPage && (
        <div data-more>
          <LoadMore
            shown={rows.length}
            busy={members.isFetchingNextPage}
            more={members.hasNextPage}
            onMore={() => void members.fetchNextPage()}
          />
        </div>
      )}
    </>
  );
}
