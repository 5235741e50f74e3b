import { formatDate } from '@bontot/i18n';
import { ErrorState, Loading, Page, useLanguage, usePlace, useSession } from '../../shared/index.ts';
import type { Person } from './answers.ts';
import { ContactCard, HistoryCard, RecordsCard, StaysCard } from './PersonCards.tsx';
import { KeptCard, TwinsCard } from './TwinsCard.tsx';
import { InvitationCard } from './InvitationCard.tsx';
import { MembershipActs } from './MembershipActs.tsx';
import { PostsCard } from './PostsCard.tsx';
import { usePerson } from './reads.ts';
import { kindKey, standingsOn } from './standing.ts';
import { StandingChip } from './StandingChip.tsx';
import { TransfersCard } from './TransfersCard.tsx';
import '../register/register.css';
import '../meetings/meetings.css';
import './people.css';

/** `/people/:personId`: one member, from the first cell to today, and what may be done. */
export default function PersonPage() {
  const { t } = useLanguage();
  const { params } = usePlace();
  const personId = params['personId'] ?? '';
  const { data, error, refetch } = usePerson(personId);
  if (!data)
    return (
      <Page title={t('people.title.person')}>
        {error ? <ErrorState error={error} retry={() => void refetch()} /> : <Loading blocks={[3, 8, 8]} />}
      </Page>
    );
  return <Shown key={personId} person={data} />;
}

function Shown({ person }: { person: Person }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { member, stays, may } = person;
  const cellName = stays.at(-1)?.cellName ?? member.cellId;
  return (
    <Page
      title={member.erased ? t('people.erased') : member.name}
      beside={standingsOn(member, today).map((standing) => (
        <StandingChip key={standing.what} of={standing} day={today} />
      ))}
      crumbs={[{ name: cellName, href: `/units/${member.cellId}/people` }]}
      facts={
        <>
          {t(kindKey(member.kind))}
          {' · '}
          <span lang="vi">{cellName}</span>
          {' · '}
          {t('people.since', { date: formatDate(language, member.joinedCellOn) })}
        </>
      }
    >
      <div className="meeting-cols">
        <div className="meet-stack">
          <StaysCard person={person} />
          <PostsCard person={person} />
          <TransfersCard person={person} />
          <RecordsCard person={person} />
          <HistoryCard person={person} />
        </div>
        <div className="meet-stack">
          <KeptCard person={person} />
          <TwinsCard person={person} />
          {(may.manage || may.invite) && !member.erased && <MembershipActs person={person} />}
          {may.invite && person.invitation !== undefined && !member.erased && !member.sameAs && (
            <InvitationCard person={person} />
          )}
          <ContactCard person={person} />
        </div>
      </div>
    </Page>
  );
}
