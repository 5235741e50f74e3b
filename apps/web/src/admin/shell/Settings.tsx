import { languageNames, languages } from '@bontot/i18n';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { Icon } from '../../shared/components/Icon.tsx';
import { SegmentedControl } from '../../shared/components/SegmentedControl.tsx';
import { useLanguage } from '../../shared/language.ts';
import { choose, usePreferences } from '../../shared/preferences.ts';
import { useSession } from '../../shared/session.tsx';

type Parts = { open: boolean; onClose: () => void; onKeys: () => void };

/** Language, size of type, theme, keys; signing out here or everywhere. */
export function Settings({ open, onClose, onKeys }: Parts) {
  const { language, t, choose: chooseLanguage } = useLanguage();
  const { theme, type } = usePreferences();
  const { signOut } = useSession();
  return (
    <Dialog title={t('shell.settings.title')} open={open} onClose={onClose}>
      <div className="choices">
        <h3>{t('shell.settings.language')}</h3>
        <SegmentedControl
          label={t('shell.settings.language')}
          value={language}
          options={languages.map((each) => ({ value: each, label: <span lang={each}>{languageNames[each]}</span> }))}
          onChange={(next) => void chooseLanguage(next)}
        />
        <h3>{t('shell.settings.type')}</h3>
        <SegmentedControl
          label={t('shell.settings.type')}
          value={type}
          options={[
            { value: 'normal', label: t('shell.settings.type.normal') },
            { value: 'large', label: t('shell.settings.type.large') },
          ]}
          onChange={(next) => choose({ type: next })}
        />
        <h3>{t('shell.settings.theme')}</h3>
        <SegmentedControl
          label={t('shell.settings.theme')}
          value={theme}
          options={[
            { value: 'system', label: t('shell.settings.theme.system') },
            { value: 'light', label: t('shell.settings.theme.light') },
            { value: 'dark', label: t('shell.settings.theme.dark') },
          ]}
          onChange={(next) => choose({ theme: next })}
        />
      </div>
      <div className="row wrap dialog-actions">
        <button className="btn" type="button" onClick={onKeys}>
          <Icon name="keyboard" />
          {t('shell.keys.title')}
        </button>
        <button className="btn" type="button" onClick={() => void signOut('here')}>
          <Icon name="exit" />
          {t('shell.signOut')}
        </button>
        <button className="btn" type="button" onClick={() => void signOut('everywhere')}>
          {t('shell.signOut.everywhere')}
        </button>
      </div>
    </Dialog>
  );
}
