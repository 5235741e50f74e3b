import { Icon } from './Icon.tsx';

/** News that waits until the reader asks for it, for rows do not move under a finger. */
export function NewsPill({ text, onTake }: { text: string | null; onTake: () => void }) {
  return (
    <div className="news" role="status">
      {text !== null && (
        <button className="btn" type="button" onClick={onTake}>
          <Icon name="sync" />
          {text}
        </button>
      )}
    </div>
  );
}
