import { Keyboard, SwitchButton, SwitchField } from 'react-aria-components';
import { Dialog } from '../../components/dialog.tsx';
import { useMessages } from '../../components/messages.tsx';
import { SHORTCUT_KEYS } from './shortcut-map.ts';
import './shortcuts.css';

interface ShortcutsDialogProps {
  isOpen: boolean;
  enabled: boolean;
  onEnabled(enabled: boolean): void;
  onClose(): void;
}

export function ShortcutsDialog({ isOpen, enabled, onEnabled, onClose }: ShortcutsDialogProps) {
  const t = useMessages();
  return (
    <Dialog title={t['shortcuts.title']()} isOpen={isOpen} onClose={onClose}>
      <SwitchField isSelected={enabled} onChange={onEnabled}>
        <SwitchButton className="switch">
          <span className="switch-track" aria-hidden="true" />
          {t['shortcuts.enabled']()}
        </SwitchButton>
      </SwitchField>
      <dl className="shortcuts" data-off={!enabled || undefined}>
        {SHORTCUT_KEYS.map(({ does, keys }) => (
          <div key={does}>
            <dt>
              <Keyboard>{keys}</Keyboard>
            </dt>
            <dd>{t[`shortcuts.${does}`]()}</dd>
          </div>
        ))}
      </dl>
      <h3>{t['shortcuts.writing']()}</h3>
      <dl className="shortcuts">
        <div>
          <dt>
            <Keyboard>Enter</Keyboard>
          </dt>
          <dd>{t['shortcuts.send']()}</dd>
        </div>
        <div>
          <dt>
            <Keyboard>Shift + Enter</Keyboard>
          </dt>
          <dd>{t['shortcuts.newLine']()}</dd>
        </div>
        <div>
          <dt>
            <Keyboard>Esc</Keyboard>
          </dt>
          <dd>{t['shortcuts.leave']()}</dd>
        </div>
      </dl>
      <p className="soft small">{t['shortcuts.about']()}</p>
    </Dialog>
  );
}
