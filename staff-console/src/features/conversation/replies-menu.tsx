import type { Replies } from '@dorren/shared/protocol/staff-http.ts';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';

interface RepliesMenuProps {
  replies: Replies;
  isDisabled: boolean;
  onChoose(text: string): void;
}

/** Puts a ready-made reply into the draft, to be read over before it is sent. */
export function RepliesMenu({ replies, isDisabled, onChoose }: RepliesMenuProps) {
  const t = useMessages();
  return (
    <MenuTrigger>
      <Button look="quiet" size="small" icon="replies" isDisabled={isDisabled}>
        {t['replies.button']()}
      </Button>
      <Popover className="popover" placement="top start">
        <Menu
          className="list-box replies-menu"
          aria-label={t['replies.button']()}
          onAction={(key) => {
            const reply = replies[Number(key)];
            if (reply) onChoose(reply.text);
          }}
          renderEmptyState={() => <p className="empty">{t['replies.none']()}</p>}
        >
          {replies.map((reply, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names may be the same; the menu is drawn anew when they change
            <MenuItem key={index} id={index} className="list-box-item" textValue={reply.name}>
              <span className="reply-name" dir="auto">
                {reply.name}
              </span>
              <span className="reply-begins" dir="auto">
                {reply.text}
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
