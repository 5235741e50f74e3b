import type { ReactNode } from 'react';
import { Dialog } from '../../shared/components/Dialog.tsx';
import { Icon } from '../../shared/components/Icon.tsx';
import { useLanguage } from '../../shared/language.ts';
import { Who } from './Who.tsx';

type Parts = { open: boolean; onClose: () => void; onSettings: () => void; onSearch: () => void; children: ReactNode };

/** What the side bar holds, on a narrow screen. */
export function SideMenu({ open, onClose, onSettings, onSearch, children }: Parts) {
  const { t } = useLanguage();
  return (
    <Dialog title={t('shell.menu')} open={open} onClose={onClose} side>
      <nav className="menu-nav" aria-label={t('shell.nav.name')}>
        {children}
      </nav>
      <button className="btn wide" type="button" onClick={onSearch}>
        <Icon name="search" />
        {t('shell.search.title')}
      </button>
      <button className="btn wide" type="button" onClick={onSettings}>
        <Icon name="settings" />
        {t('shell.settings.title')}
      </button>
      <Who />
    </Dialog>
  );
}
