import { formatDate, formatDateTime, type WordKey } from '@bontot/i18n';
import { Card, useLanguage, useSession } from '../../shared/index.ts';
import type { Contact, Person, Stay } from './answers.ts';
import { gradeKey } from './classes.ts';
import { historyKey } from './history.ts';
import { kindKey, lastDayOf } from './standing.ts';

/** Every cell the person was in, the present one first, and what was entered ahead of its day. */
export function StaysCard({ person: { stays, ahead } }: { person: Person }) {
  const { t, language } = useLanguage();
  const day = (date: string): string => formatDate(language, date);
  return (
    <Card title={t('people.stays')}>
      {ahead.length > 0 && (
        <ul className="note">
          {ahead.map(({ on, what }) => (
            <li key={`${on} ${what}`}>{t(`people.ahead.${what}`, { date: day(on) })}</li>
          ))}
        </ul>
      )}
      <ol className="meet-lines">
        {[...stays].reverse().map((stay) => (
          <li key={`${stay.cellId} ${stay.joinedCellOn}`}>
            <b lang="vi">{stay.cellName}</b>
            <span className="small soft">
              {stay.temporary ? t('people.transfer.temporary') : t(kindKey(stay.kind))} · {spanWords(stay, t, day)}
            </span>
          </li>
        ))}
      </ol>
    </Card>
  );
}

const spanWords = (
  { joinedCellOn, leftCellOn }: Stay,
  t: ReturnType<typeof useLanguage>['t'],
  day: (date: string) => string,
): string =>
  leftCellOn === null
    ? t('people.since', { date: day(joinedCellOn) })
    : t('people.term', { from: day(joinedCellOn), until: day(lastDayOf(leftCellOn)) });

/** Grades and certificates by year, the latest first. */
export function RecordsCard({ person: { classifications, trainings } }: { person: Person }) {
  const { t, language } = useLanguage();
  if (classifications.length + trainings.length === 0) return null;
  const years = [...new Set([...classifications, ...trainings].map(({ year }) => String(year)))].sort().reverse();
  return (
    <Card title={t('people.records')}>
      <ol className="meet-lines">
        {years.map((year) => {
          const classed = classifications.find((each) => String(each.year) === year);
          const trained = trainings.find((each) => String(each.year) === year);
          return (
            <li key={year}>
              <b>{year}</b>
              {classed?.grade && (
                <span className="small">
                  {t(classed.decided ? 'people.class.decidedAs' : 'people.class.votedAs', {
                    grade: t(gradeKey(classed.grade)),
                  })}
                  {classed.decided?.reason && ` ${t('people.class.because', { reason: classed.decided.reason })}`}
                </span>
              )}
              {trained && (
                <span className="small">
                  {trained.certificate
                    ? t('people.training.said', {
                        number: trained.certificate.number,
                        issuer: trained.certificate.issuer,
                        date: formatDate(language, trained.certificate.date),
                      })
                    : t('people.training.none')}
                </span>
              )}
            </li>
          );
        })}
      </ol>
    </Card>
  );
}

const contactNames = ['birthDate', 'cardNumber', 'admittedOn', 'fullOn', 'phone', 'mail'] as const;
const days = new Set<keyof Contact>(['birthDate', 'admittedOn', 'fullOn']);

/** Private particulars, for those entitled alone: the answer holds none for anybody else. */
export function ContactCard({ person: { contact } }: { person: Person }) {
  const { t, language } = useLanguage();
  if (!contact) return null;
  return (
    <Card title={t('people.contact')}>
      <dl className="card-body people-contact">
        {contactNames.map((name) => (
          <div key={name}>
            <dt className="small soft">{t(`people.contact.${name}`)}</dt>
            <dd>
              {contact[name] === null ? (
                <span className="soft">{t('people.contact.unknown')}</span>
              ) : days.has(name) ? (
                formatDate(language, contact[name])
              ) : (
                contact[name]
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** What was changed and when; who did it stands in the audit. */
export function HistoryCard({ person: { history } }: { person: Person }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  if (history.length === 0) return null;
  return (
    <Card title={t('people.history')}>
      <details className="people-history">
        <summary>{t('people.history.show', { n: history.length })}</summary>
        <ol className="meet-lines">
          {[...history].reverse().map(({ at, what, on, reason, paper }, index) => (
            <li key={`${at} ${index}`}>
              <span>
                {t(historyKey(what) satisfies WordKey)}
                {on && <span className="soft"> · {t('people.history.on', { date: formatDate(language, on) })}</span>}
              </span>
              <span className="small soft">
                {at > 0 && formatDateTime(language, at, today)}
                {paper && ` · ${t('people.history.paper', { number: paper })}`}
                {reason && ` · ${reasonWords(reason, t)}`}
              </span>
            </li>
          ))}
        </ol>
      </details>
    </Card>
  );
}

const leavings = ['transfer', 'retired', 'died', 'expelled', 'struck_off'] as const;
const reasonWords = (reason: string, t: ReturnType<typeof useLanguage>['t']): string => {
  const known = leavings.find((each) => each === reason);
  return known ? t(`people.leave.${known}`) : reason;
};
