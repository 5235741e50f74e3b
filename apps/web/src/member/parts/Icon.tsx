import { outlines, type IconName } from './icons.ts';

export type { IconName } from './icons.ts';

/** An outline beside its word; hidden from screen readers, for the word says all. */
export function Icon({ name, class: look = '' }: { name: IconName; class?: string }) {
  return (
    <svg class={`i ${look}`} viewBox="0 0 24 24" aria-hidden="true">
      {outlines[name].map((path) => (
        <path key={path} d={path} />
      ))}
      {name === 'part' && <path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" stroke="none" />}
      {name === 'nodata' && <circle cx="12" cy="12" r="9" stroke-dasharray="3.2 2.45" />}
    </svg>
  );
}

/** The mark of four leaves, the one place of its two colours. */
export function Mark() {
  return (
    <svg class="mark-leaves" viewBox="0 0 28 28" aria-hidden="true">
      <path
        d="M2 8a6 6 0 0 1 6-6h5v11H2zM26 20a6 6 0 0 1-6 6h-5V15h11zM2 20a6 6 0 0 0 6 6h5V15H2z"
        fill="var(--brand)"
      />
      <path d="M26 8a6 6 0 0 0-6-6h-5v11h11z" fill="var(--gold)" />
    </svg>
  );
}
