import { Dialog } from '../../shared/components/Dialog.tsx';
import { commands, type Keys } from '../../shared/keyboard.ts';
import { useLanguage } from '../../shared/language.ts';
import { choose, usePreferences } from '../../shared/preferences.ts';

/** All keys that do something, and the switch that turns single letters off. */
export function KeyList({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useLanguage();
  const { keys } = usePreferences();
  return (
    <Dialog title={t('shell.keys.title')} open={open} onClose={onClose}>
      <dl className="keys">
        {(Object.keys(commands) as Keys[]).map((each) => (
          <div key={each}>
            <dt>
              {each.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`shell.keys.${commands[each]}`)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>Enter</kbd>
          </dt>
          <dd>{t('shell.keys.enter')}</dd>
        </div>
        <div>
          <dt>
            <kbd>Esc</kbd>
          </dt>
          <dd>{t('shell.keys.escape')}</dd>
        </div>
        <div>
          <dt>
            <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd>
          </dt>
          <dd>{t('shell.keys.arrows')}</dd>
        </div>
      </dl>
      <label className="switch">
        <input type="checkbox" checked={keys} onChange={(event) => choose({ keys: event.target.checked })} />
        {t('shell.keys.switch')}
      </label>
    </Dialog>
  );
}
