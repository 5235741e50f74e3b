import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Option<Value extends string> = { value: Value; label: ComponentChildren; hint?: ComponentChildren };
type Parts<Value extends string> = {
  label: ComponentChildren;
  quietLabel?: boolean;
  options: readonly Option<Value>[];
  /** Null: nothing is chosen beforehand. */
  value: Value | null;
  onChoose: (value: Value) => void;
};

/** One of a few, as rows of 56 px; arrows move, as in every group of radio buttons. */
export function Choice<Value extends string>({ label, quietLabel, options, value, onChoose }: Parts<Value>) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class={quietLabel ? 'sr' : undefined}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} class="choice">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            {option.hint && <span class="s2">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** Yes or no, as a row of 56 px. */
export function Check({
  label,
  hint,
  checked,
  onChange,
}: {
  label: ComponentChildren;
  hint?: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <label class="choice alone">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      <span>
        {label}
        {hint && <span class="s2">{hint}</span>}
      </span>
    </label>
  );
}
