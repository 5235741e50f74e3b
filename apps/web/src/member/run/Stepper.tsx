import { useWords } from '../app/words.ts';
import { Field } from '../parts/Field.tsx';

type Parts = { label: string; value: number; min?: number; max: number; onChange: (value: number) => void };

/** A whole number with a button on either side; typing works as well. */
export function Stepper({ label, value, min = 0, max, onChange }: Parts) {
  const { t } = useWords();
  const set = (next: number) => onChange(Math.min(max, Math.max(min, Number.isFinite(next) ? Math.trunc(next) : min)));
  return (
    <div class="stepper">
      <button class="btn" type="button" aria-label={t('phone.less', { what: label })} onClick={() => set(value - 1)}>
        −
      </button>
      <Field
        label={label}
        type="number"
        inputMode="numeric"
        min={min}
        max={max}
        value={String(value)}
        onInput={(text) => set(Number(text))}
      />
      <button class="btn" type="button" aria-label={t('phone.moreOf', { what: label })} onClick={() => set(value + 1)}>
        +
      </button>
    </div>
  );
}
