import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import type { AcknowledgedNotice } from '@dorren/shared/protocol/fields.ts';
import type { NoticeBody } from '@dorren/shared/protocol/notice.ts';
import type { Edition } from '@dorren/shared/protocol/texts.ts';
import { useEffect, useEffectEvent, useState } from 'react';
import { Dialog } from '../../components/dialog.tsx';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages } from '../../components/messages.tsx';
import type { Outcome } from '../../components/outcome.ts';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { Working } from '../../components/working.tsx';

interface NoticeDialogProps {
  notice: AcknowledgedNotice;
  onFetch(): Promise<Outcome<Edition, RefusalCode>>;
  onClose(): void;
}

/** The very text that the youth acknowledged. */
export function NoticeDialog({ notice, onFetch, onClose }: NoticeDialogProps) {
  const t = useMessages();
  const [fetched, setFetched] = useState<Outcome<Edition, RefusalCode> | null>(null);
  const fetchIt = useEffectEvent(onFetch);
  useEffect(() => {
    let here = true;
    void fetchIt().then((outcome) => {
      if (here) setFetched(outcome);
    });
    return () => {
      here = false;
    };
  }, []);
  const body = fetched?.ok && fetched.value.body.kind === 'notice' ? fetched.value.body.notice : null;
  return (
    <Dialog title={t['reporting.noticeTitle']({ version: notice.version })} isOpen wide onClose={onClose}>
      {fetched === null && <Working>{t['app.loading']()}</Working>}
      {fetched?.ok === false && <RefusalNote code={fetched.code} />}
      {body && <NoticeRead notice={notice} body={body} />}
    </Dialog>
  );
}

function NoticeRead({ notice: { language, level }, body }: { notice: AcknowledgedNotice; body: NoticeBody }) {
  const t = useMessages();
  const text = body.texts.find((each) => each.language === language && each.level === level);
  return (
    <div className="stack">
      <p className="soft">
        {t['reporting.noticeRead']({
          name: body.name,
          language: t[`language.${language}`](),
          level: t[`reporting.level.${level}`](),
        })}{' '}
        {!body.lawyerConfirmed && t['reporting.draft']()} {text?.reviewed === false && t['reporting.unreviewed']()}
      </p>
      {text === undefined ? (
        <p>{t['reporting.noticeMissing']()}</p>
      ) : (
        <div className="notice-read stack" lang={language} dir={DIRECTIONS[language]}>
          {text.steps.map(({ heading, text: words }) => (
            <section key={heading}>
              <h3>{heading}</h3>
              <p>{words}</p>
            </section>
          ))}
          <p className="soft small">{text.legalReference}</p>
        </div>
      )}
    </div>
  );
}
