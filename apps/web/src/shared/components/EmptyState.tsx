import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

/** What will stand here, why it does not yet, and one step. */
export function EmptyState({
  icon = 'nodata',
  title,
  why,
  step,
}: {
  icon?: IconName;
  title: string;
  why?: ReactNode;
  step?: ReactNode;
}) {
  return (
    <div className="state">
      <Icon name={icon} />
      <p className="state-title">{title}</p>
      {why && <p className="soft">{why}</p>}
      {step && <div className="row wrap">{step}</div>}
    </div>
  );
}
