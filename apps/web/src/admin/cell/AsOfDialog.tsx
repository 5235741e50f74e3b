import { useId, useState } from 'react';
import { Dialog, useLanguage, useSearchChange, useSession } from '../../shared/index.ts';
import type { CardAssessment } from './answers.ts';
import type { Asked } from './queries.ts';

type Parts = { open: boolean; onClose: () => void; asked: Asked; assessment: CardAssessment };

/** On which day, and by what was known on which day. */
export function AsOfDialog({ open, onClose, asked, assessment }: Parts) {
  const { t } = useLanguage();
  const { today } = useSession();
  const change = useSearchChange();
  const [asOf, setAsOf] = useState(asked.asOf ?? assessment.asOf);
  const [knownOn, setKnownOn] = useState(asked.knownOn ?? assessment.knownOn);
  const id = useId();
  const last = `${asked.period}-12-31` < today ? `${asked.period}-12-31` : today;
  const show = () => {
    change({ asOf: asOf === today ? undefined : asOf, knownOn: knownOn === today ? undefined : knownOn });
    onClose();
  };
  return (
    <Dialog
      title={t('cell.asOf.title')}
      open={open}
      onClose={onClose}
      actions={
        <>
          <button className="btn first" type="button" onClick={show} disabled={asOf === '' || knownOn === ''}>
            {t('cell.asOf.show')}
          </button>
          <button
            className="btn"
            type="button"
            onClick={() => {
              change({ asOf: undefined, knownOn: undefined });
              onClose();
            }}
          >
            {t('cell.toPresent')}
          </button>
        </>
      }
    >
      <p className="small soft">{t('cell.asOf.why')}</p>
      <label htmlFor={`${id}-as-of`}>{t('cell.asOf.day')}</label>
      <input
        id={`${id}-as-of`}
        className="field"
        type="date"
        min={`${asked.period}-01-01`}
        max={last}
        value={asOf}
        onChange={(event) => setAsOf(event.target.value)}
      />
      <label htmlFor={`${id}-known-on`}>{t('cell.asOf.known')}</label>
      <input
        id={`${id}-known-on`}
        className="field"
        type="date"
        min={`${asked.period}-01-01`}
        max={today}
        value={knownOn}
        onChange={(event) => setKnownOn(event.target.value)}
      />
    </Dialog>
  );
}
