import { formatDate, roleName } from '@bontot/i18n';
import { memo, type Ref } from 'react';
import { Go, useLanguage, useSession } from '../../shared/index.ts';
import { useNarrow } from '../commune/use-narrow.ts';
import { everyRow, useWindowRows, type RowWindow } from '../commune/window-rows.ts';
import type { Member, Post } from './answers.ts';
import { givenPosts, kindKey, standingsOn } from './standing.ts';
import { StandingChip } from './StandingChip.tsx';

/** From here on only rows near the window are in the document. */
const VIRTUAL_FROM = 100;
const ROW_PX = { table: 53, list: 116 };

type Parts = {
  rows: readonly Member[];
  posts: ReadonlyMap<string, readonly Post[]>;
  /** Names of cells, where the rows belong to several. */
  cells: ReadonlyMap<string, string> | null;
  day: string;
};

/** Members with what sets them apart, their posts and since when: a table, or a list of the same facts. */
export function MemberTable(parts: Parts) {
  return parts.rows.length > VIRTUAL_FROM ? (
    <VirtualRows {...parts} />
  ) : (
    <Frame {...parts} {...everyRow(parts.rows.length)} />
  );
}

function VirtualRows(parts: Parts) {
  const narrow = useNarrow();
  const { frame, ...shown } = useWindowRows({
    count: parts.rows.length,
    keyOf: (index) => parts.rows[index]!.memberId,
    rowPx: narrow ? ROW_PX.list : ROW_PX.table,
  });
  return (
    <div ref={frame}>
      <Frame {...parts} {...shown} />
    </div>
  );
}

function Frame({ rows, posts, cells, day, from, to, before, after, measure }: Parts & RowWindow) {
  const { t } = useLanguage();
  const narrow = useNarrow();
  const Row = narrow ? ListRow : TableRow;
  const shown = rows
    .slice(from, to)
    .map((member, at) => (
      <Row
        key={member.memberId}
        member={member}
        posts={posts.get(member.memberId)}
        cell={cells && (cells.get(member.cellId) ?? member.cellId)}
        day={day}
        measure={measure as Ref<HTMLElement>}
        index={measure && from + at}
      />
    ));
  if (narrow)
    return (
      <ul className="card-list" aria-label={t('people.list')}>
        {before > 0 && <li className="spacer" aria-hidden="true" style={{ blockSize: before }} />}
        {shown}
        {after > 0 && <li className="spacer" aria-hidden="true" style={{ blockSize: after }} />}
      </ul>
    );
  const columns = cells ? 5 : 4;
  return (
    <div className="scroll">
      <table className="worst">
        <caption className="sr">{t('people.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('people.col.name')}</th>
            {cells && <th scope="col">{t('people.col.cell')}</th>}
            <th scope="col">{t('people.col.kind')}</th>
            <th scope="col">{t('people.col.posts')}</th>
            <th scope="col">{t('people.col.since')}</th>
          </tr>
        </thead>
        <tbody>
          {before > 0 && <Spacer columns={columns} height={before} />}
          {shown}
          {after > 0 && <Spacer columns={columns} height={after} />}
        </tbody>
      </table>
    </div>
  );
}

const Spacer = ({ columns, height }: { columns: number; height: number }) => (
  <tr className="spacer" aria-hidden="true">
    <td colSpan={columns} style={{ blockSize: height }} />
  </tr>
);

type RowParts = {
  member: Member;
  posts: readonly Post[] | undefined;
  cell: string | null;
  day: string;
  measure: Ref<HTMLElement> | undefined;
  index: number | undefined;
};

const TableRow = memo(function TableRow({ member, posts, cell, day, measure, index }: RowParts) {
  const { t } = useLanguage();
  const since = useDay();
  return (
    <tr ref={measure as Ref<HTMLTableRowElement>} data-index={index}>
      <th scope="row">
        <PersonLink member={member} />
      </th>
      {cell && (
        <td className="soft" lang="vi">
          {cell}
        </td>
      )}
      <td>
        <span className="row wrap">
          {t(kindKey(member.kind))}
          <Standings member={member} day={day} />
        </span>
      </td>
      <td>
        <PostLines posts={posts} />
      </td>
      <td className="nb">{since(member.joinedCellOn)}</td>
    </tr>
  );
});

const ListRow = memo(function ListRow({ member, posts, cell, day, measure, index }: RowParts) {
  const { t } = useLanguage();
  const since = useDay();
  return (
    <li ref={measure as Ref<HTMLLIElement>} data-index={index}>
      <PersonLink member={member} className="name" />
      <span className="wide row wrap people-standings">
        <Standings member={member} day={day} />
      </span>
      <span className="wide small soft">
        {cell && <span lang="vi">{cell}</span>}
        <span>{t(kindKey(member.kind))}</span>
        <span>{t('people.since', { date: since(member.joinedCellOn) })}</span>
      </span>
      <span className="wide small">
        <PostLines posts={posts} />
      </span>
    </li>
  );
});

const useDay = (): ((day: string) => string) => {
  const { language } = useLanguage();
  return (day) => formatDate(language, day);
};

export function PersonLink({
  member,
  className,
}: {
  member: Pick<Member, 'memberId' | 'name' | 'erased'>;
  className?: string;
}) {
  const { t } = useLanguage();
  return (
    <Go href={`/people/${member.memberId}`} data-row className={className} lang={member.erased ? undefined : 'vi'}>
      {member.erased ? t('people.erased') : member.name}
    </Go>
  );
}

const Standings = ({ member, day }: { member: Member; day: string }) => (
  <>
    {standingsOn(member, day).map((standing) => (
      <StandingChip key={standing.what} of={standing} day={day} />
    ))}
  </>
);

function PostLines({ posts = [] }: { posts: readonly Post[] | undefined }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return givenPosts(posts).map(({ postId, role, from, until }) => (
    <span key={postId} className="people-post">
      {roleName(language, role)}{' '}
      <span className="soft">
        {until
          ? t('people.term', { from: formatDate(language, from, today), until: formatDate(language, until, today) })
          : t('people.term.open', { from: formatDate(language, from) })}
      </span>
    </span>
  ));
}
