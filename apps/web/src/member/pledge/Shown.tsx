import { formatDate, formatDateTime } from '@bontot/i18n';
import type { Pledge, PledgeContent } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { today } from '../data/clock.ts';
import { Card } from '../parts/Card.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Row, Rows } from '../parts/Row.tsx';
import { ItemBar } from './ItemBar.tsx';
import { contentOf, doneOf, itemsOf, lookOf } from './items.ts';

type OfPledge = { pledge: Pledge };

/** What was pledged, each with what was said of it last. */
export function Items({ pledge }: OfPledge) {
  const { t, language } = useWords();
  const items = itemsOf(pledge);
  return (
    <Card title={t('pledge.items')} open>
      <div class="box">
        <ItemBar states={items.map(({ itemId }) => doneOf(pledge, itemId))} />
      </div>
      <Rows>
        {items.map((item) => {
          const done = doneOf(pledge, item.itemId);
          const { icon, look } = lookOf[done ?? 'open'];
          const line = (pledge.reports.end ?? pledge.reports.mid)?.items.find((one) => one.itemId === item.itemId);
          return (
            <Row
              key={item.itemId}
              icon={icon}
              look={look}
              title={<span lang="vi">{item.title}</span>}
              sub={
                <>
                  {[
                    done ? t(`pledge.done.${done}`) : t('pledge.done.open'),
                    item.kind === 'deed' ? t('pledge.kind.deed') : '',
                    item.personal ? t('pledge.personal') : '',
                    item.dueOn ? t('pledge.by', { date: formatDate(language, item.dueOn, today()) }) : '',
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                  {item.measure && (
                    <span class="s2" lang="vi">
                      {item.measure}
                    </span>
                  )}
                  {line?.line && (
                    <span class="s2 said" lang="vi">
                      {line.line}
                    </span>
                  )}
                  {line?.evidence.map(({ ref, file }) => (
                    <span key={ref + (file?.fileId ?? '')} class="s2">
                      {t('pledge.evidence.is', { ref: ref || file?.name || '' })}
                    </span>
                  ))}
                </>
              }
            />
          );
        })}
      </Rows>
    </Card>
  );
}

const PARTS = ['ethics', 'duties', 'weaknesses'] as const satisfies readonly (keyof PledgeContent)[];

/** The three parts in free words. */
export function Parts({ pledge }: OfPledge) {
  const { t } = useWords();
  const content = contentOf(pledge);
  const said = PARTS.filter((part) => content?.[part]);
  if (!content || said.length === 0) return null;
  return (
    <Card title={t('pledge.parts')}>
      {said.map((part) => (
        <div key={part}>
          <h3>{t(`pledge.part.${part}`)}</h3>
          <p class="said" lang="vi">
            {content[part]}
          </p>
        </div>
      ))}
    </Card>
  );
}

/** The grade of the cell beside the member's own, with its reason; earlier ones stay. */
export function Review({ pledge }: OfPledge) {
  const { t, language } = useWords();
  const { review, earlierReviews, reports, comment } = pledge;
  const own = reports.end?.selfGrade;
  if (!review && earlierReviews.length === 0) return null;
  return (
    <Card title={t('pledge.review')}>
      {review && (
        <>
          <dl class="grades">
            <div>
              <dt>{t('pledge.grade.own')}</dt>
              <dd>{own === undefined ? '–' : t(`pledge.grade.${own}`)}</dd>
            </div>
            <div>
              <dt>{t('pledge.grade.cell')}</dt>
              <dd>{t(`pledge.grade.${review.grade}`)}</dd>
            </div>
          </dl>
          <p class="said" lang="vi">
            {review.reason}
          </p>
          <p class="soft">{t('pledge.review.on', { date: formatDate(language, review.on, today()) })}</p>
        </>
      )}
      {earlierReviews.map(({ at, grade, reason }) => (
        <p key={at} class="soft">
          {t('pledge.review.earlier', {
            date: formatDate(language, new Date(at).toISOString().slice(0, 10), today()),
            grade: t(`pledge.grade.${grade}`),
            reason,
          })}
        </p>
      ))}
      {comment && (
        <>
          <h3>{t('pledge.comment')}</h3>
          <p class="said" lang="vi">
            {comment.text}
          </p>
        </>
      )}
    </Card>
  );
}

/** What was registered first and what stands now, side by side; those between are told by day and reason. */
export function Versions({ pledge: { versions } }: OfPledge) {
  const { t, language } = useWords();
  const [first] = versions;
  const last = versions.at(-1);
  if (!first || !last || versions.length < 2) return null;
  return (
    <details class="box versions">
      <summary>
        <Icon name="pencil" />
        {t('pledge.versions', { n: versions.length - 1 })}
      </summary>
      <div class="beside">
        <VersionColumn title={t('pledge.version.first')} content={first} />
        <VersionColumn title={t('pledge.version.last')} content={last} />
      </div>
      <ol class="reasons">
        {versions.slice(1).map(({ at, reason }) => (
          <li key={at}>
            {formatDateTime(language, at, today())}: <span lang="vi">{reason}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}

function VersionColumn({ title, content }: { title: string; content: PledgeContent }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul lang="vi">
        {content.items.map(({ itemId, title: item, measure }) => (
          <li key={itemId}>
            {item}
            {measure && <span class="s2">{measure}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}
