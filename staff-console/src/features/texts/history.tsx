/** Every version that was ever published, newest first; any can be read, and all of them taken out as a file. */
import type { Edition, EditionSummary, Series } from '@dorren/shared/protocol/texts.ts';
import type { PageLanguage } from '@dorren/shared/protocol/values.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { dateAndTime, dateInWords } from '../../components/locales.ts';
import { type Messages, useMessages, usePageLanguage } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import { BodiesCompared } from './bodies-compared.tsx';
import { BodyReading } from './body-reading.tsx';
import type { TextsActions } from './texts-actions.ts';

interface HistoryProps {
  series: Series;
  /** Newest first. */
  editions: readonly EditionSummary[];
  actions: TextsActions;
  previewAddress: string;
}

export function History({ series, editions, actions, previewAddress }: HistoryProps) {
  const t = useMessages();
  const language = usePageLanguage();
  const { busy, refusal, ask } = useAsked();
  const [open, setOpen] = useState<{ edition: Edition; before: Edition | null } | null>(null);

  const read = (version: string, before: string | undefined) =>
    ask(async () => {
      const [edition, earlier] = await Promise.all([
        actions.edition(series, version),
        before === undefined ? null : actions.edition(series, before),
      ]);
      if (!edition.ok) return edition.code;
      if (earlier !== null && !earlier.ok) return earlier.code;
      setOpen({ edition: edition.value, before: earlier === null ? null : earlier.value });
      return null;
    });

  return (
    <section className="stack" aria-labelledby="texts-history">
      <h4 id="texts-history">{t['texts.history']()}</h4>
      <p className="soft small">{t['texts.historyAbout']()}</p>
      <RefusalNote code={refusal} />
      <ol className="rows">
        {editions.map((edition, index) => (
          <li key={edition.version} className="rows-item texts-row">
            <div>
              <p className="part-title">{t['texts.version']({ version: edition.version })}</p>
              <p className="soft">
                {whenOf(edition, language)} · {whoOf(t, edition)}
              </p>
            </div>
            <Button
              size="small"
              icon="eye"
              isDisabled={busy}
              aria-label={t['texts.openVersion']({ version: edition.version })}
              onPress={() => void read(edition.version, editions[index + 1]?.version)}
            >
              {t['texts.open']()}
            </Button>
          </li>
        ))}
      </ol>
      <div className="row">
        <Button icon="download" isDisabled={busy} onPress={() => void ask(() => actions.export(series))}>
          {t['texts.export']()}
        </Button>
      </div>
      {open && (
        <Dialog
          title={t['texts.version']({ version: open.edition.version })}
          isOpen
          isForm
          onClose={() => setOpen(null)}
        >
          <p className="soft">
            {whenOf(open.edition, language)} · {whoOf(t, open.edition)}
          </p>
          <BodyReading
            notice={open.edition.body.kind === 'notice' ? series.slice('notice.'.length) : null}
            version={open.edition.version}
            publishedAt={open.edition.publishedAt}
            body={open.edition.body}
            previewAddress={previewAddress}
          />
          {open.before && (
            <>
              <h3>{t['texts.review.compared']({ version: open.before.version })}</h3>
              <BodiesCompared before={open.before.body} after={open.edition.body} />
            </>
          )}
        </Dialog>
      )}
    </section>
  );
}

/** What came with the program has a date only: nobody published it at an hour. */
function whenOf({ origin, publishedAt }: EditionSummary, language: PageLanguage): string {
  return origin === 'default' ? dateInWords(publishedAt, language) : dateAndTime(publishedAt, language);
}

function whoOf(t: Messages, { origin, editedBy, approvedBy }: EditionSummary): string {
  if (origin === 'default') return t['texts.cameWithProgram']();
  if (approvedBy === null) return t['texts.whoNotKept']();
  return t['texts.whoMade']({
    editors: editedBy.map(({ nameShown }) => nameShown).join(', '),
    approver: approvedBy.nameShown,
  });
}
