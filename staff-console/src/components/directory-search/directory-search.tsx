/** Search as one types, over all that the tab has of the directory; nothing is asked of anybody. */
import { type Filters, type Found, DirectorySearch as Index } from '@dorren/shared/directory/search.ts';
import { staffDocuments } from '@dorren/shared/directory/search-documents.ts';
import type { DirectoryEntry, KeptEntry } from '@dorren/shared/protocol/directory.ts';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { Button as AriaButton, Input, Label, SearchField } from 'react-aria-components';
import { Button } from '../button.tsx';
import { useMinute } from '../clock.tsx';
import { Icon } from '../icon.tsx';
import { useMessages } from '../messages.tsx';
import { Said } from '../said.tsx';
import { isStale } from './confirmation.ts';
import { areaName } from './names.ts';
import { OpenNow } from './opening.tsx';
import { SearchFilters } from './search-filters.tsx';
import type { DirectorySearchProps } from './search-props.ts';
import './search.css';

/** As many are shown at first, and more each time one asks. */
const SHOWN = 25;

export function DirectorySearch({ directory, picked = null, onPick, actions, initial = {} }: DirectorySearchProps) {
  const t = useMessages();
  const now = useMinute();
  const [text, setText] = useState('');
  const [filters, setFilters] = useState<Filters>(initial);
  const [limit, setLimit] = useState(SHOWN);
  const title = useId();
  const index = useMemo(() => new Index(staffDocuments(directory)), [directory]);
  const kept = useMemo(() => new Map(directory.entries.map((each) => [each.entry.id, each])), [directory]);
  const query = useDeferredValue(useMemo(() => ({ text, filters, now, limit }), [text, filters, now, limit]));
  const answer = useMemo(() => index.search(query), [index, query]);
  const hits = answer.found.flatMap((found) => {
    const entry = kept.get(found.entry.id);
    return entry ? [{ found, entry }] : [];
  });

  return (
    <section className="directory-search" aria-labelledby={title}>
      <search className="stack">
        <SearchField
          className="field search-field"
          value={text}
          onChange={(written) => {
            setText(written);
            setLimit(SHOWN);
          }}
          autoComplete="off"
          spellCheck="false"
          autoCorrect="off"
        >
          <Label>{t['directory.search.label']()}</Label>
          <div className="search-input">
            <Icon name="search" />
            <Input className="input" placeholder={t['directory.search.help']()} />
            <AriaButton className="button icon-button" data-look="quiet" aria-label={t['directory.search.clear']()}>
              <Icon name="close" />
            </AriaButton>
          </div>
        </SearchField>
        <SearchFilters
          directory={directory}
          filters={filters}
          onChange={(changed) => {
            setFilters(changed);
            setLimit(SHOWN);
          }}
        />
      </search>
      <h3 id={title} className="only-spoken">
        {t['directory.search.results']()}
      </h3>
      <p className="soft small" role="status">
        {t['directory.search.found']({ found: answer.total })}
      </p>
      {answer.total === 0 && <p className="empty">{t['directory.search.nothing']()}</p>}
      <ol className="hits">
        {hits.map(({ found, entry }) => (
          <Hit
            key={entry.entry.id}
            found={found}
            kept={entry}
            isPicked={picked === entry.entry.id}
            onPick={() => onPick(entry)}
            actions={actions?.(entry)}
          />
        ))}
      </ol>
      {answer.total > hits.length && (
        <Button look="quiet" onPress={() => setLimit(limit + SHOWN)}>
          {t['directory.search.more']({ more: Math.min(SHOWN, answer.total - hits.length) })}
        </Button>
      )}
    </section>
  );
}

interface HitProps {
  found: Found<DirectoryEntry>;
  kept: KeptEntry;
  isPicked: boolean;
  onPick(): void;
  actions: React.ReactNode;
}

function Hit({ found, kept, isPicked, onPick, actions }: HitProps) {
  const t = useMessages();
  const stale = isStale(kept, useMinute());
  const { entry } = kept;
  return (
    <li className="hit" data-picked={isPicked || undefined}>
      <AriaButton className="hit-button" aria-pressed={isPicked} onPress={onPick}>
        <span className="hit-name">
          <Said text={entry.name} />
        </span>
        <span className="soft small">
          {t[`directory.kind.${found.kind}`]()} · {entry.areas.map((area) => areaName(t, area)).join(', ')}
        </span>
        <Why found={found} />
        <span className="hit-marks">
          <OpenNow hours={entry.hours} />
          {stale && (
            <span className="tag" data-tone="clay">
              {t['directory.staleShort']()}
            </span>
          )}
          {!entry.isPublic && <span className="tag">{t['directory.staffOnly']()}</span>}
        </span>
      </AriaButton>
      {actions && <div className="hit-actions">{actions}</div>}
    </li>
  );
}

/** Letters around the first place where the words were found. */
const AROUND = 48;

/** Where the words were found, when it was not in the name. */
function Why({ found }: { found: Found<DirectoryEntry> }) {
  if (found.why.some(({ field }) => field === 'name')) return null;
  const reason = found.why.at(0);
  const first = reason?.marks.at(0);
  if (!reason || !first) return null;
  const { text } = reason;
  const from = Math.max(0, first.from - AROUND);
  const to = Math.min(text.length, first.to + AROUND);
  return (
    <span className="small hit-why" dir="auto">
      {from > 0 && '…'}
      {text.slice(from, first.from)}
      <mark>{text.slice(first.from, first.to)}</mark>
      {text.slice(first.to, to)}
      {to < text.length && '…'}
    </span>
  );
}
