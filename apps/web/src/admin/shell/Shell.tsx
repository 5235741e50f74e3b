import { Outlet } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState } from '../../shared/components/ErrorState.tsx';
import { Go } from '../../shared/components/Go.tsx';
import { Icon, Mark } from '../../shared/components/Icon.tsx';
import { StillPage } from '../../shared/components/Page.tsx';
import { moveRow, press, useCommands, type Command } from '../../shared/keyboard.ts';
import { useLanguage } from '../../shared/language.ts';
import { useGo, usePlace } from '../../shared/place.ts';
import { SessionProvider, useSession } from '../../shared/session.tsx';
import { currentOf, navigationFor } from './navigation.ts';
import { KeyList } from './KeyList.tsx';
import { Search } from './Search.tsx';
import { Settings } from './Settings.tsx';
import { SideMenu } from './SideMenu.tsx';
import { SignIn } from './SignIn.tsx';
import { useUnread } from './unread.ts';
import { Who } from './Who.tsx';

/** The frame around every page, for somebody signed in; the sign-in page for everybody else. */
export function Shell() {
  return (
    <SessionProvider
      pending={<StillFrame />}
      signedOut={<SignIn />}
      failed={(error, retry) => <ErrorState error={error} retry={retry} />}
    >
      <Frame />
    </SessionProvider>
  );
}

/** The same frame as in `index.html`, while it is asked who is signed in. */
function StillFrame() {
  return (
    <div className="shell">
      <header className="side">
        <span className="mark">
          <Mark />
          <span>Bốn Tốt</span>
        </span>
      </header>
      <StillPage title="Bốn Tốt" blocks={[2, 6, 12]} />
    </div>
  );
}

type Opened = 'search' | 'settings' | 'keys' | 'menu' | null;

function Frame() {
  const { t } = useLanguage();
  const { posts, may } = useSession();
  const { path } = usePlace();
  const go = useGo();
  const unread = useUnread();
  const [opened, open] = useState<Opened>(null);
  const items = navigationFor(posts, may);
  const current = currentOf(items, path);
  const close = () => open(null);
  useCommands((command) =>
    obey(command, {
      go: (id) => {
        const item = items.find((one) => one.id === id);
        if (item) go(item.href);
      },
      open,
    }),
  );
  const nav = (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <Go href={item.href} aria-current={item === current ? 'page' : undefined} onClick={close}>
            <Icon name={item.icon} />
            <span>{t(item.label)}</span>
            {item.id === 'notices' && unread > 0 && (
              <span className="n">
                {unread}
                <span className="sr"> {t('shell.nav.unread', { n: unread })}</span>
              </span>
            )}
          </Go>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <header className="side">
        <Go className="mark" href="/">
          <Mark />
          <span>Bốn Tốt</span>
        </Go>
        <nav aria-label={t('shell.nav.name')}>{nav}</nav>
        <div className="side-tools">
          <button className="btn quiet" type="button" onClick={() => open('search')}>
            <Icon name="search" />
            <span>{t('shell.search.title')}</span>
          </button>
          <button className="btn quiet" type="button" onClick={() => open('settings')}>
            <Icon name="settings" />
            <span>{t('shell.settings.title')}</span>
          </button>
        </div>
        <Who />
        <button className="btn quiet menu" type="button" onClick={() => open('menu')}>
          <Icon name="menu" />
          {t('shell.menu')}
          {unread > 0 && <span className="n">{unread}</span>}
        </button>
      </header>
      <Outlet />
      <Search open={opened === 'search'} onClose={close} />
      <Settings open={opened === 'settings'} onClose={close} onKeys={() => open('keys')} />
      <KeyList open={opened === 'keys'} onClose={close} />
      <SideMenu
        open={opened === 'menu'}
        onClose={close}
        onSettings={() => open('settings')}
        onSearch={() => open('search')}
      >
        {nav}
      </SideMenu>
    </div>
  );
}

function obey(command: Command, { go, open }: { go: (id: string) => void; open: (what: Opened) => void }): void {
  switch (command) {
    case 'search':
      return open('search');
    case 'help':
      return open('keys');
    case 'nextRow':
      return moveRow(1);
    case 'previousRow':
      return moveRow(-1);
    case 'act':
      return press('data-key-act');
    case 'undo':
      return press('data-key-undo');
    default:
      return go(command);
  }
}
