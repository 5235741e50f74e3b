import type { PledgeItem } from '@bontot/pledge-core';
import { useWords } from '../app/words.ts';
import { Button } from '../parts/Button.tsx';
import { Check } from '../parts/Choice.tsx';
import { Field, TextField } from '../parts/Field.tsx';
import type { ItemFault } from './items.ts';

type Parts = {
  item: PledgeItem;
  n: number;
  year: number;
  faults: readonly ItemFault[];
  onChange: (item: PledgeItem) => void;
  onRemove: () => void;
};

/** One item: what, by what one sees that it is done, until when, and who reads it. */
export function ItemForm({ item, n, year, faults, onChange, onRemove }: Parts) {
  const { t } = useWords();
  const { kind, title, measure, dueOn, personal, carriedFrom } = item;
  return (
    <fieldset class="box item-form">
      <legend>{t(`pledge.item.${kind}`, { n })}</legend>
      {carriedFrom !== null && <p class="soft side-note">{t('pledge.carried', { year: String(carriedFrom) })}</p>}
      <TextField
        label={t('pledge.item.title')}
        value={title}
        onInput={(text) => onChange({ ...item, title: text })}
        rows={2}
        maxLength={300}
        error={faults.includes('title') ? t('pledge.fault.title') : undefined}
      />
      <Field
        label={t('pledge.item.measure')}
        hint={t('pledge.item.measure.hint')}
        value={measure}
        onInput={(text) => onChange({ ...item, measure: text })}
        maxLength={300}
        error={faults.includes('measure') ? t('pledge.fault.measure') : undefined}
      />
      <Field
        label={t('pledge.item.date')}
        type="date"
        min={`${year}-01-01`}
        max={`${year}-12-31`}
        value={dueOn ?? ''}
        onInput={(day) => onChange({ ...item, dueOn: day || null })}
        error={faults.includes('date') ? t('pledge.fault.date', { year: String(year) }) : undefined}
      />
      <Check
        label={t('pledge.personal')}
        hint={t('pledge.personal.hint')}
        checked={personal}
        onChange={(checked) => onChange({ ...item, personal: checked })}
      />
      <Button icon="bin" wide aria-label={t('pledge.item.removeOf', { n })} onClick={onRemove}>
        {t('phone.remove')}
      </Button>
    </fieldset>
  );
}
