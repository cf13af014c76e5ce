import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { Icon } from '../components/icon.tsx';
import { useMessages } from '../components/messages.tsx';

const CONVERSATIONS = 'conversations';
const DIRECTORY = 'directory';

interface ViewSwitchProps {
  directory: boolean;
  unread: number;
  onDirectory(open: boolean): void;
}

/** Between the desk and the directory; what is unread at the desk is said in both. */
export function ViewSwitch({ directory, unread, onDirectory }: ViewSwitchProps) {
  const t = useMessages();
  return (
    <ToggleButtonGroup
      className="view-switch"
      aria-label={t['directory.views']()}
      disallowEmptySelection
      selectedKeys={[directory ? DIRECTORY : CONVERSATIONS]}
      onSelectionChange={(keys) => onDirectory(keys.has(DIRECTORY))}
    >
      <ToggleButton id={CONVERSATIONS} className="button" data-look="quiet" data-size="small">
        <Icon name="replies" />
        {t['directory.conversations']()}
        {directory && unread > 0 && (
          <span className="tag" data-tone="glow">
            {t['conversation.unread']({ unread })}
          </span>
        )}
      </ToggleButton>
      <ToggleButton id={DIRECTORY} className="button" data-look="quiet" data-size="small">
        <Icon name="search" />
        {t['directory.open']()}
      </ToggleButton>
    </ToggleButtonGroup>
  );
}
