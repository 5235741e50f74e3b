import type { Language } from '@bontot/i18n';
import { useState } from 'preact/hooks';
import { choose, usePreferences, type Preferences } from '../app/preferences.ts';
import { useSession } from '../app/session.tsx';
import { chooseLanguage, useWords } from '../app/words.ts';
import { sending } from '../data/sender.ts';
import { useTold } from '../data/told.ts';
import { Banner } from './Banner.tsx';
import { Button } from './Button.tsx';
import { Choice } from './Choice.tsx';
import { Dialog } from './Dialog.tsx';
import { tell } from './toast.ts';

const LANGUAGES: { value: Language; label: string }[] = [
  { value: 'vi', label: 'Tiếng Việt' },
  { value: 'en', label: 'English' },
  { value: 'ru', label: 'Русский' },
];

/** Language, ground, and signing out, which takes everything off the phone. */
export function Settings({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { language, t } = useWords();
  const { theme } = usePreferences();
  const { name, signOut } = useSession();
  const { waiting, refused } = useTold(sending);
  const [sure, setSure] = useState(false);
  const unsent = waiting + refused;
  const leave = async () => {
    if (unsent > 0 && !sure) return setSure(true);
    await signOut().catch(() => tell({ text: t('phone.signOut.offline') }));
  };
  const themes = (['system', 'light', 'dark'] as const).map((value) => ({
    value,
    label: t(`shell.settings.theme.${value}`),
  }));
  return (
    <Dialog title={t('phone.settings')} open={open} onClose={onClose}>
      {name && <p class="soft">{name}</p>}
      <Choice
        label={t('shell.settings.language')}
        options={LANGUAGES.map((each) => ({ ...each, label: <span lang={each.value}>{each.label}</span> }))}
        value={language}
        onChoose={(value) => void chooseLanguage(value)}
      />
      <Choice
        label={t('shell.settings.theme')}
        options={themes}
        value={theme}
        onChoose={(value: Preferences['theme']) => choose({ theme: value })}
      />
      {sure && (
        <Banner look="risk">
          <p>{t('phone.signOut.unsent', { n: unsent })}</p>
        </Banner>
      )}
      <Button icon="exit" wide onClick={leave}>
        {sure ? t('phone.signOut.anyway') : t('shell.signOut')}
      </Button>
      <p class="side-note soft">{t('phone.signOut.wipes')}</p>
    </Dialog>
  );
}
