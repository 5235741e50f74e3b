import { notchOf, piecesOf, type BarAmounts } from './bar.ts';

/** Earned, lost, without data and not yet due in one bar; hidden from screen readers, the words beside it say all. */
export function CriterionBar({ thin = false, ...amounts }: BarAmounts & { thin?: boolean }) {
  const notch = notchOf(amounts);
  return (
    <span className={thin ? 'bar thin' : 'bar'} aria-hidden="true">
      {piecesOf(amounts).map(({ pattern, width }) => (
        <i key={pattern} className={`p-${pattern}`} style={{ width }} />
      ))}
      {notch !== null && <b className="need" style={{ insetInlineStart: notch }} />}
    </span>
  );
}
