import { useId, type ReactNode } from 'react';
import { Icon, useLanguage } from '../../shared/index.ts';

/** What a control takes to belong to its label, its hint and what is wrong with it. */
export type Bound = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };
type Parts = {
  label: ReactNode;
  /** True where the name stands above already; it then is for screen readers alone. */
  quietLabel?: boolean;
  hint?: ReactNode;
  fault?: string | undefined;
  optional?: boolean;
  className?: string;
  children: (bound: Bound) => ReactNode;
};

/** One field: its name above, what is allowed in words, and below what does not do. */
export function Field({ label, hint, fault, optional = false, className = '', children }: Parts) {
  const { t } = useLanguage();
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div className={`entry ${className}`}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="soft"> ({t('register.optional')})</span>}
      </label>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {hint && (
        <p className="tiny soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FaultText id={`${id}-fault`} text={fault} />
    </div>
  );
}

/** Several controls under one name: radio buttons, a part and its whole, a list of papers. */
export function FieldGroup({
  label,
  quietLabel = false,
  hint,
  fault,
  children,
}: Omit<Parts, 'children' | 'optional'> & { children: ReactNode }) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <fieldset className="entry" aria-describedby={described || undefined} data-invalid={fault ? true : undefined}>
      <legend className={quietLabel ? 'sr' : undefined}>{label}</legend>
      {hint && (
        <p className="tiny soft" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FaultText id={`${id}-fault`} text={fault} />
    </fieldset>
  );
}

export function FaultText({ id, text }: { id: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <p className="fault small fail" id={id}>
      <Icon name="fail" />
      {text}
    </p>
  );
}
