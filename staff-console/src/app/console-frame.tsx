/** What every signed-in person has around them: who and where one is, the connection in words, language, the way out. */
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { type ReactNode, useState } from 'react';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../components/button.tsx';
import { Dialog } from '../components/dialog.tsx';
import { DemonstrationBanner } from '../components/entrance.tsx';
import { Icon } from '../components/icon.tsx';
import { LanguageChoice } from '../components/language-choice.tsx';
import { Mark } from '../components/mark.tsx';
import { useMessages } from '../components/messages.tsx';
import { Note } from '../components/note.tsx';
import { useTabTitle } from '../components/use-tab-title.ts';
import type { StaffState } from '../lib/staff-state.ts';
import type { NewsItem } from './news.ts';
import { NewsLine } from './news-line.tsx';
import './console.css';

export interface FrameProps {
  state: StaffState;
  centreName: string;
  demonstration: boolean;
  onLanguage(language: PageLanguage): void;
  onSignOut(): void;
}

interface ConsoleFrameProps extends FrameProps {
  /** In the head, for this role. */
  tools?: ReactNode;
  menu?: readonly { id: string; name: string; onChoose(): void }[];
  news: readonly NewsItem[];
  onNewsDismissed(): void;
  /** What would be lost by signing out, in words; null for nothing. */
  unfinished?: string | null;
  /** Texts that nobody has looked at yet. */
  unread?: number;
  children: ReactNode;
}

const MINUTE_MS = 60_000;

export function ConsoleFrame(props: ConsoleFrameProps) {
  const { state, centreName, demonstration, tools, menu = [], news, unfinished = null, unread = 0, children } = props;
  const t = useMessages();
  useTabTitle(unread);
  const [asking, setAsking] = useState(false);
  return (
    <div className="console">
      {demonstration && <DemonstrationBanner />}
      <header className="console-head">
        <h1 className="brand">
          <Mark />
          <span className="brand-name">
            {t['app.name']()}
            <span className="brand-centre">
              {t['app.where']({ centre: centreName, role: t[`role.${state.role}`]() })}
            </span>
          </span>
        </h1>
        <span className="connection" data-connection={state.connection} role="status">
          {t[`connection.${state.connection}`]()}
        </span>
        <span className="spacer" />
        {tools}
        <LanguageChoice onChange={props.onLanguage} />
        <MenuTrigger>
          <Button look="quiet" size="small" aria-label={t['app.menu']({ name: state.nameShown })}>
            {state.nameShown}
            <Icon name="chevron" />
          </Button>
          <Popover className="popover" placement="bottom end">
            <Menu className="list-box">
              {menu.map(({ id, name, onChoose }) => (
                <MenuItem key={id} id={id} className="list-box-item" onAction={onChoose}>
                  {name}
                </MenuItem>
              ))}
              <MenuItem
                id="sign-out"
                className="list-box-item"
                onAction={() => (unfinished !== null ? setAsking(true) : props.onSignOut())}
              >
                {t['app.signOut']()}
              </MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </header>
      <div className="banners">
        {state.shutdownInMs !== null && (
          <Note tone="glow" icon="clock" role="alert">
            {t['app.shutdown']({ minutes: Math.ceil(state.shutdownInMs / MINUTE_MS) })}
          </Note>
        )}
        {state.connection === 'lost' && (
          <Note tone="clay" icon="alert" role="alert">
            {t['app.lost']()}
          </Note>
        )}
      </div>
      {children}
      <NewsLine items={news} onDismiss={props.onNewsDismissed} />
      <Dialog title={t['app.signOutTitle']()} isOpen={asking} isQuestion onClose={() => setAsking(false)}>
        <p>{unfinished}</p>
        <div className="row">
          <Button look="clay" onPress={props.onSignOut}>
            {t['app.signOut']()}
          </Button>
          <Button autoFocus onPress={() => setAsking(false)}>
            {t['dialog.cancel']()}
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
