import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

type Parts = {
  label: ComponentChildren;
  hint?: ComponentChildren;
  /** What is wrong, in words with the allowed range; what was typed stays. */
  error?: ComponentChildren;
};
type Said = Parts & { value: string; onInput: (value: string) => void };
type Bare = {
  type?: 'text' | 'date' | 'time' | 'number' | 'search';
  inputMode?: 'numeric' | 'text';
  min?: number | string;
  max?: number | string;
  step?: number;
  maxLength?: number;
  placeholder?: string;
  onBlur?: () => void;
};

function Around({
  label,
  hint,
  error,
  children,
}: Parts & {
  children: (ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ComponentChildren;
}) {
  const id = useId();
  const told = [hint ? `${id}-h` : '', error ? `${id}-e` : ''].filter(Boolean).join(' ');
  return (
    <div class="asked">
      <label for={id}>{label}</label>
      {hint && (
        <p class="soft side-note" id={`${id}-h`}>
          {hint}
        </p>
      )}
      {children({
        id,
        ...(told ? { 'aria-describedby': told } : {}),
        ...(error ? { 'aria-invalid': true as const } : {}),
      })}
      {error && (
        <p class="fail side-note" id={`${id}-e`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

/** One line of text, a day, a time, a number. */
export function Field({ label, hint, error, value, onInput, ...rest }: Said & Bare) {
  // Which attributes go with which type of input is known to whoever asks; the type checker would want each alone.
  const attributes: object = rest;
  return (
    <Around label={label} hint={hint} error={error}>
      {(ids) => (
        <input
          {...attributes}
          {...ids}
          class="field"
          value={value}
          onInput={(event) => onInput(event.currentTarget.value)}
        />
      )}
    </Around>
  );
}

/** Several lines. */
export function TextField({
  label,
  hint,
  error,
  value,
  onInput,
  rows = 3,
  ...rest
}: Said & { rows?: number; maxLength?: number; onBlur?: () => void }) {
  return (
    <Around label={label} hint={hint} error={error}>
      {(ids) => (
        <textarea
          {...rest}
          {...ids}
          rows={rows}
          class="field"
          value={value}
          onInput={(e) => onInput(e.currentTarget.value)}
        />
      )}
    </Around>
  );
}

export type Option = { value: string; label: string };

/** One of many, where a list of rows would be too long: persons, months. */
export function SelectField({ label, hint, error, value, onInput, options }: Said & { options: readonly Option[] }) {
  return (
    <Around label={label} hint={hint} error={error}>
      {(ids) => (
        <select {...ids} class="field" value={value} onChange={(e) => onInput(e.currentTarget.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Around>
  );
}
