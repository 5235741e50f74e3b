import { useId, useState } from 'preact/hooks';
import { useWords } from '../app/words.ts';

type Parts = {
  label: string;
  value: number;
  min?: number;
  max: number;
  /** 0.5 where halves may be given; the buttons go by ones. */
  grain?: 1 | 0.5;
  onChange: (value: number) => void;
};

/** A number with a button on either side; typing works as well. */
export function Stepper({ label, value, min = 0, max, grain = 1, onChange }: Parts) {
  const { t } = useWords();
  const id = useId();
  /** What is being typed, while it is no number that may stand. */
  const [typed, type] = useState<string | null>(null);
  const set = (next: number) => onChange(Math.min(max, Math.max(min, Math.round(next / grain) * grain)));
  const step = (by: number) => {
    type(null);
    set(value + by);
  };
  return (
    <div class="stepper">
      <label for={id}>{label}</label>
      <button class="btn" type="button" aria-label={t('phone.less', { what: label })} onClick={() => step(-1)}>
        −
      </button>
      <input
        id={id}
        class="field"
        type="number"
        inputMode={grain === 1 ? 'numeric' : 'decimal'}
        min={min}
        max={max}
        step={grain}
        value={typed ?? String(value)}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const next = Number(text);
          const stands = text.trim() !== '' && Number.isFinite(next);
          type(stands ? null : text);
          if (stands) set(next);
        }}
        onBlur={() => type(null)}
      />
      <button class="btn" type="button" aria-label={t('phone.moreOf', { what: label })} onClick={() => step(1)}>
        +
      </button>
    </div>
  );
}
