import { formatDate } from '@bontot/i18n';
import { voteOutcome, type MeetingView, type Vote } from '@bontot/meeting-core';
import { Card, useLanguage, useSession } from '../../shared/index.ts';
import { useNameOf } from './people.ts';

/** What was on the agenda and what came of it: conclusions, votes, tasks. */
export function CourseCards({ view }: { view: MeetingView }) {
  const { t } = useLanguage();
  const { agenda, conclusions, votes, assignments, preMeeting, statements } = view.meeting;
  const isHeld = view.meeting.state === 'closed' || view.meeting.state === 'annulled';
  return (
    <>
      <Card title={t('desk.agenda.title')}>
        {agenda.length === 0 ? <p className="note small soft">{t('desk.agenda.none')}</p> : <Agenda view={view} />}
        {(preMeeting || statements.length > 0) && (
          <p className="note small soft">
            {preMeeting && <PreMeetingLine preMeeting={preMeeting} />}
            {preMeeting && statements.length > 0 && ' · '}
            {statements.length > 0 &&
              t('desk.statements', {
                n: statements.length,
                people: new Set(statements.map(({ personId }) => personId)).size,
              })}
          </p>
        )}
      </Card>
      {isHeld && (
        <Card title={t('desk.conclusions.title')}>
          {conclusions.length === 0 ? (
            <p className="note small soft">{t('desk.conclusions.none')}</p>
          ) : (
            <ul className="meet-lines">
              {conclusions.map(({ conclusionId, kind, text }) => (
                <li key={conclusionId}>
                  <b className="small">{t(`desk.conclusion.${kind}`)}</b>
                  <p className="said" lang="vi">
                    {text}
                  </p>
                </li>
              ))}
            </ul>
          )}
          {votes.length > 0 && (
            <ul className="meet-lines">
              {votes.map((vote) => (
                <VoteLine key={vote.voteId} vote={vote} />
              ))}
            </ul>
          )}
        </Card>
      )}
      {isHeld && (
        <Card title={t('desk.tasks.ofMeeting')}>
          {assignments.length === 0 ? <p className="note small soft">{t('desk.tasks.none')}</p> : <Tasks view={view} />}
        </Card>
      )}
    </>
  );
}

function Agenda({ view }: { view: MeetingView }) {
  const { t } = useLanguage();
  const nameOf = useNameOf(view.names);
  const { agenda } = view.meeting;
  const minutes = agenda.reduce((sum, item) => sum + item.minutes, 0);
  return (
    <>
      <ol className="meet-lines agenda">
        {agenda.map((item) => (
          <li key={item.itemId}>
            <p>
              <span lang="vi">{item.title}</span>
              <span className="small soft">
                {' · '}
                {t('desk.agenda.minutes', { n: item.minutes })}
                {item.presenterId && <> · {nameOf(item.presenterId)}</>}
                {item.carriedFrom && <> · {t('desk.agenda.carried')}</>}
              </span>
            </p>
            {item.note && (
              <p className="small said" lang="vi">
                {item.note}
              </p>
            )}
          </li>
        ))}
      </ol>
      <p className="note small soft">{t('desk.agenda.sum', { n: minutes })}</p>
    </>
  );
}

function PreMeetingLine({ preMeeting }: { preMeeting: NonNullable<MeetingView['meeting']['preMeeting']> }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  return t('desk.preMeeting', {
    date: formatDate(language, preMeeting.heldOn, today),
    present: preMeeting.presentIds.length,
    all: preMeeting.presentIds.length + preMeeting.absent.length,
  });
}

function VoteLine({ vote }: { vote: Vote }) {
  const { t } = useLanguage();
  const { adopted, needed } = voteOutcome(vote);
  return (
    <li>
      <p>
        <span lang="vi">{vote.subject}</span>
        <span className="small soft"> · {t(`desk.vote.${vote.way}`)}</span>
      </p>
      <p className="small">
        {vote.totals
          ? t('desk.vote.totals', { yes: vote.totals.for, no: vote.totals.against, other: vote.totals.other })
          : t('desk.vote.running')}
        {vote.totals && (
          <>
            {' · '}
            <b>{t(adopted ? 'desk.vote.adopted' : 'desk.vote.notAdopted', { needed })}</b>
          </>
        )}
      </p>
    </li>
  );
}

function Tasks({ view }: { view: MeetingView }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const nameOf = useNameOf(view.names);
  return (
    <ul className="meet-lines">
      {view.meeting.assignments.map((task) => (
        <li key={task.taskId}>
          <p lang="vi">{task.title}</p>
          <p className="small soft">
            {t('desk.tasks.ownerDue', {
              name: nameOf(task.ownerId),
              date: formatDate(language, task.dueOn, today),
            })}
          </p>
          {task.expected && (
            <p className="small" lang="vi">
              {task.expected}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
