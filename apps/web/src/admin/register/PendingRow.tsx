import { formatDate, formatDateTime, formatSlot, measureName } from '@bontot/i18n';
import { Icon, useLanguage } from '../../shared/index.ts';
import { revisionOf, type PendingFact } from './answers.ts';
import { Papers } from './Papers.tsx';
import { valueText } from './value-words.ts';

type Parts = {
  fact: PendingFact;
  /** The name of who entered it, where the reader may know it. */
  by: string | undefined;
  /** What `a` presses: the row with the focus. */
  current: boolean;
  onFocus: () => void;
  onConfirm: () => void;
  onReject: () => void;
  picked: boolean;
  /** Absent where there is nothing to choose among. */
  onPick: (() => void) | undefined;
};

/** A fact that waits: what it says, on what papers, who entered it, and the two answers. */
export function PendingRow({ fact, by, current, onFocus, onConfirm, onReject, picked, onPick }: Parts) {
  const { t, language } = useLanguage();
  const name = measureName(language, fact.measure);
  const { period, enteredBy } = fact;
  const sender = /^system:(.+)$/.exec(enteredBy)?.[1];
  return (
    <li className="pending" data-row={revisionOf(fact)} tabIndex={-1} onFocus={onFocus}>
      <div className="own-what">
        {onPick && (
          <label className="pick small">
            <input type="checkbox" checked={picked} onChange={onPick} aria-label={t('reg.bulk.pick', { name })} />
          </label>
        )}
        <p>
          <b>{name}</b>: <span className="pending-value">{valueText(language, fact.measure, fact.value)}</span>
        </p>
        <p className="small soft">
          {fact.slot && `${formatSlot(language, fact.slot)} · `}
          {formatDate(language, fact.effectiveOn, period)}
          {fact.revision > 1 && ` · ${t('register.own.revision', { revision: fact.revision })}`}
        </p>
        <Papers refs={fact.evidence} year={period} cellId={fact.cellId} />
        <p className="small soft">
          {sender
            ? t('inbox.enteredBy.system', { name: sender })
            : by
              ? t('inbox.enteredBy', { name: by })
              : t('inbox.enteredBy.someone')}
          {' · '}
          {t('inbox.enteredAt', { at: formatDateTime(language, fact.recordedAt, period) })}
        </p>
      </div>
      <div className="row wrap own-acts">
        <button
          className="btn"
          type="button"
          aria-label={t('inbox.confirmOf', { name })}
          onClick={onConfirm}
          {...(current ? { 'data-key-act': '' } : {})}
        >
          <Icon name="good" />
          {t('inbox.confirm')}
        </button>
        <button className="btn quiet" type="button" aria-label={t('inbox.rejectOf', { name })} onClick={onReject}>
          {t('inbox.reject')}
        </button>
      </div>
    </li>
  );
}
