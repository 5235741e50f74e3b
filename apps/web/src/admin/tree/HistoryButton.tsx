import { Icon, useLanguage } from '../../shared/index.ts';

/** Opens what has become of a unit; reached by Tab from the line that is active alone. */
export function HistoryButton({ name, active, onOpen }: { name: string; active: boolean; onOpen: () => void }) {
  const { t } = useLanguage();
  return (
    <button
      type="button"
      className="btn quiet history"
      tabIndex={active ? 0 : -1}
      aria-label={t('organisation.history.of', { name })}
      onClick={onOpen}
    >
      <Icon name="notdue" />
    </button>
  );
}
