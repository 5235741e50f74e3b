import { isPresent, type RollRow } from '@bontot/meeting-core';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';

type Parts = {
  row: RollRow;
  name: string;
  /** Under the name: year of birth, office, what the person does today. */
  notes: string[];
  onToggle: () => unknown;
  onReason: (excused: boolean) => unknown;
  onMore: () => void;
};

/** One person of the roll: a tap says absent, two buttons say why; everything else is behind «more». */
export function Tile({ row, name, notes, onToggle, onReason, onMore }: Parts) {
  const { t } = useWords();
  const here = isPresent(row);
  const out = !here && row.mark !== 'away';
  const timed = row.at && (row.mark === 'late' || row.mark === 'left_early');
  const all = timed ? [...notes, t(`phone.roll.${row.mark as 'late'}At`, { time: row.at })] : notes;
  return (
    <li class={out ? 'tile out' : 'tile'} data-mark={row.mark}>
      <div class="tile-line">
        <button class="t" type="button" aria-pressed={out} onClick={() => void onToggle()}>
          <Icon name={here ? 'good' : row.mark === 'away' ? 'na' : 'close'} class="mark-icon" />
          <span class="nm">
            <b>{name}</b>
            {all.length > 0 && <span class="nt">{all.join(', ')}</span>}
          </span>
          <span class="st">{t(`phone.roll.mark.${row.mark as 'absent'}`)}</span>
        </button>
        <button class="more" type="button" aria-label={t('phone.roll.more', { name })} onClick={onMore}>
          <Icon name="dots" />
        </button>
      </div>
      {row.mark === 'absent' && (
        <div class="ask" role="group" aria-label={t('phone.roll.why', { name })}>
          <p>{t('phone.roll.ask')}</p>
          <div class="pair">
            <Button onClick={() => onReason(true)}>{t('phone.roll.excused')}</Button>
            <Button onClick={() => onReason(false)}>{t('phone.roll.unexcused')}</Button>
          </div>
        </div>
      )}
      {row.mark === 'excused' && (
        <p class="rs">
          {t('phone.roll.reason', { reason: t(`phone.reason.${row.reasonClass ?? 'other'}`) })}
          <Button look="quiet" onClick={onMore}>
            {t('phone.edit')}
            <span class="sr"> {t('phone.roll.why', { name })}</span>
          </Button>
        </p>
      )}
    </li>
  );
}
