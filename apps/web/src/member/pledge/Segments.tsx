import { useId } from 'preact/hooks';
import type { ComponentChildren } from 'preact';

type Parts<Value extends string> = {
  label: ComponentChildren;
  quietLabel?: boolean;
  options: readonly { value: Value; label: string }[];
  /** Null: nothing is chosen beforehand. */
  value: Value | null;
  onChoose: (value: Value) => void;
  error?: string | undefined;
};

/** One of a few in a row, each at least 56 px high: one tap. Where words are long the row breaks. */
export function Segments<Value extends string>({ label, quietLabel, options, value, onChoose, error }: Parts<Value>) {
  const name = useId();
  return (
    <fieldset class="segments" data-invalid={error ? true : undefined}>
      <legend class={quietLabel ? 'sr' : undefined}>{label}</legend>
      <div class="segments-row">
        {options.map((option) => (
          <label key={option.value} class="segment">
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
      {error && (
        <p class="fail side-note" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
