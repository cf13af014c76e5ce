import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../button.tsx';
import { useMessages } from '../messages.tsx';
import './talk.css';

/** As near to the end as this, in pixels, one reads the newest. */
const NEAR = 80;

interface TalkLogProps {
  label: string;
  /** The newest one's number, 0 for none; and whether it is one's own, which is always shown. */
  last: number;
  lastIsOwn: boolean;
  /** Who writes just now, in words. */
  writing: string | null;
  children: ReactNode;
}

/** What was said, newest at the foot. */
export function TalkLog({ label, last, lastIsOwn, writing, children }: TalkLogProps) {
  const t = useMessages();
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);

  // New ones are followed by whoever reads the newest, and nobody is torn away from older ones; one's own are always shown.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new message or a sign of writing moves the view
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && (atEnd || lastIsOwn)) element.scrollTop = element.scrollHeight;
  }, [last, writing]);

  const toEnd = () => {
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  };

  return (
    <div className="log-frame">
      <div
        ref={scroller}
        className="log"
        role="log"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) =>
          setAtEnd(scrollHeight - scrollTop - clientHeight < NEAR)
        }
      >
        {children}
        {writing !== null && <p className="writing">{writing}</p>}
      </div>
      {!atEnd && (
        <div className="to-end">
          <Button size="small" icon="down" onPress={toEnd}>
            {t['conversation.toEnd']()}
          </Button>
        </div>
      )}
    </div>
  );
}
