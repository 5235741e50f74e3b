import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Icon, type IconName } from './Icon.tsx';

type Parts = Omit<ButtonHTMLAttributes, 'onClick' | 'icon' | 'disabled' | 'type'> & {
  /** `first`: the one filled button in view, naming the act. */
  look?: 'first' | 'plain' | 'quiet';
  /** 56 px and the whole width: the main act of a page. */
  big?: boolean;
  wide?: boolean;
  icon?: IconName;
  disabled?: boolean;
  type?: 'button' | 'submit';
  /** While what it returns is under way, a second tap does nothing. */
  onClick?: () => unknown;
  children: ComponentChildren;
};

export function Button({ look = 'plain', big, wide, icon, onClick, children, disabled, ...rest }: Parts) {
  const [busy, setBusy] = useState(false);
  const kinds = [look === 'plain' ? '' : look, big ? 'big' : '', wide || big ? 'wide' : ''].filter(Boolean).join(' ');
  const press = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await onClick?.();
    } finally {
      setBusy(false);
    }
  };
  return (
    <button
      type="button"
      {...rest}
      class={`btn ${kinds}`}
      disabled={disabled}
      aria-busy={busy || undefined}
      {...(onClick ? { onClick: () => void press() } : {})}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
