import type { NoticeTold } from '@dorren/shared/protocol/notice.ts';
import type { PageLanguage, ReadingLevel } from '@dorren/shared/protocol/values.ts';
import { useEffect, useEffectEvent, useRef, useState } from 'react';

interface PreviewFrameProps {
  /** The youth's page for this alone: it asks nobody for anything, and draws what it is given (web-client/PAGE.md). */
  address: string;
  title: string;
  told: NoticeTold;
  pageLanguage: PageLanguage;
  /** Looked at first. */
  level: ReadingLevel;
}

/** As large as a small telephone. */
export function PreviewFrame({ address, title, told, pageLanguage, level }: PreviewFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  /** Counts up: the page in the frame can be loaded anew. */
  const [ready, setReady] = useState(0);

  const heard = useEffectEvent(({ source, origin, data }: MessageEvent<unknown>) => {
    if (source !== frame.current?.contentWindow || origin !== location.origin) return;
    if (isReady(data)) setReady((count) => count + 1);
  });
  useEffect(() => {
    window.addEventListener('message', heard);
    return () => window.removeEventListener('message', heard);
  }, []);

  useEffect(() => {
    if (ready === 0) return;
    frame.current?.contentWindow?.postMessage({ t: 'preview', told, pageLanguage, level }, location.origin);
  }, [ready, told, pageLanguage, level]);

  return (
    <div className="phone">
      <iframe ref={frame} className="phone-screen" src={address} title={title} />
    </div>
  );
}

function isReady(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 't' in data && data.t === 'preview-ready';
}
