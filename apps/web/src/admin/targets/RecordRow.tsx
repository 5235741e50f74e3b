import type { Action } from '@bontot/access';
import { formatDate, formatSlot, measureName } from '@bontot/i18n';
import { useLanguage, useSession } from '../../shared/index.ts';
import { Chip } from '../meetings/Chip.tsx';
import { Papers } from '../register/Papers.tsx';
import type { RegisterLine } from './reads.ts';
import { recordSign } from './signs.ts';
import type { AskRecord, RecordQuestion } from './use-record-questions.ts';

type Parts = { line: RegisterLine; may: (action: Action) => boolean; ask: AskRecord };

/** One record: what it is, by when, where it stands, the reasons that were written, and what may be done now. */
export function RecordRow({ line, may, ask }: Parts) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const { content, unitName, unitId, dueOn, history, evidence } = line;
  const title = content.title ?? (content.measure ? measureName(language, content.measure) : (unitName ?? unitId));
  const reasons = history.filter(({ reason }) => reason !== undefined);
  return (
    <li data-row={line.recordId} tabIndex={-1}>
      <div className="meet-what">
        <p>
          <b lang={content.measure ? undefined : 'vi'}>{title}</b>
        </p>
        <p className="small soft">
          <span lang="vi">{unitName ?? unitId}</span>
          {' · '}
          {content.half
            ? formatSlot(language, content.half)
            : content.measure
              ? dueOn.slice(0, 4)
              : t('reg.due', { date: formatDate(language, dueOn, today) })}
        </p>
        <Figures line={line} />
        <Papers refs={evidence} year={dueOn.slice(0, 4)} />
        {reasons.length > 0 && (
          <details>
            <summary>{t('reg.reasons', { n: reasons.length })}</summary>
            <ul className="own">
              {reasons.map(({ at, reason }) => (
                <li key={`${at}`} className="small">
                  <span lang="vi">{reason}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <Chip of={recordSign(line, today)} />
      <div className="row wrap meet-acts">
        {actsOf(line, may).map((what, index) => (
          <button
            key={what}
            className={index === 0 ? 'btn' : 'btn quiet'}
            type="button"
            aria-label={t('reg.actOf', { act: t(`reg.act.${what}`), title })}
            onClick={() => ask(what, line, title)}
          >
            {t(`reg.act.${what}`)}
          </button>
        ))}
      </div>
    </li>
  );
}

function Figures({ line: { kind, content } }: { line: RegisterLine }) {
  const { t, language } = useLanguage();
  const { today } = useSession();
  const date = (day: string | null | undefined) => (day ? formatDate(language, day, today) : '');
  switch (kind) {
    case 'target':
      return (
        <p className="small">
          {content.reported === null || content.reported === undefined
            ? t('reg.target.none', { plan: content.plan ?? 0 })
            : t('reg.target.reported', { plan: content.plan ?? 0, reported: content.reported })}
        </p>
      );
    case 'year-plan':
      return <p className="small">{t('reg.plan.n', { n: content.n ?? 0 })}</p>;
    case 'issue':
    case 'judgement':
      return content.grade === null || content.grade === undefined ? null : (
        <p className="small">{t('reg.grade', { grade: content.grade })}</p>
      );
    case 'inspection':
      return content.doneOn ? <p className="small">{t('reg.doneOn', { date: date(content.doneOn) })}</p> : null;
    case 'programme':
      return content.issuedOn ? <p className="small">{t('reg.issuedOn', { date: date(content.issuedOn) })}</p> : null;
    default:
      return null;
  }
}

/** What the reader may do with a record now; the service decides each act. */
function actsOf({ kind, state }: RegisterLine, may: (action: Action) => boolean): RecordQuestion[] {
  if (state === 'cancelled' || kind === 'judgement') return [];
  const plans = may('plans.set') || (kind === 'inspection' && may('cases.enter'));
  const records = kind === 'inspection' ? plans && may('evidence.enter') : may('evidence.enter');
  const result: Partial<Record<RegisterLine['kind'], RecordQuestion>> = {
    target: 'reported',
    inspection: 'done',
    programme: 'issued',
    issue: 'graded',
  };
  return [
    ...(records && result[kind] ? [result[kind]] : []),
    ...(plans && kind === 'year-plan' ? (['replan'] as const) : []),
    ...(plans && state === 'open' && kind !== 'year-plan' ? (['move'] as const) : []),
    ...(plans ? (['cancel'] as const) : []),
  ];
}
