import { Field } from '../register/Field.tsx';

type Parts = {
  label: string;
  hint?: string;
  optional?: boolean;
  fault?: string | undefined;
  /** Characters at most. */
  most: number;
  value: string;
  onChange: (value: string) => void;
};

/** Some lines of what a person says, in Vietnamese. */
export function TextField({ most, value, onChange, ...field }: Parts) {
  return (
    <Field {...field}>
      {(bound) => (
        <textarea
          {...bound}
          className="field"
          lang="vi"
          rows={2}
          maxLength={most}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
}
