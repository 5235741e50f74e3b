import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon.tsx';

type Parts = { icon?: IconName; title: ComponentChildren; why?: ComponentChildren; step?: ComponentChildren };

/** What will stand here, why it does not yet, and one step. */
export function EmptyState({ icon = 'nodata', title, why, step }: Parts) {
  return (
    <div class="state">
      <Icon name={icon} />
      <p class="state-title">{title}</p>
      {why && <p class="soft">{why}</p>}
      {step && <div class="row wrap">{step}</div>}
    </div>
  );
}
