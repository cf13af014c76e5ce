/** What is different between two versions, part by part, word by word. */
import type { TextBody } from '@dorren/shared/protocol/texts.ts';
import { useMemo } from 'react';
import { ChangedWords } from '../../components/comparison/changed-words.tsx';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages } from '../../components/messages.tsx';
import { comparedBodies, type PartChange, type RowChange } from './compared-bodies.ts';
import { partName, rowName, wordingOf } from './in-words.ts';
import { NotReviewed } from './marks.tsx';
import { useNames } from './names-known.tsx';
import { partIn, partKey } from './savable.ts';

interface BodiesComparedProps {
  before: TextBody;
  after: TextBody;
  /** One's own, written from `before` too: where both wrote is marked. */
  mine?: TextBody;
}

export function BodiesCompared({ before, after, mine }: BodiesComparedProps) {
  const t = useMessages();
  const names = useNames();
  const wording = useMemo(() => wordingOf(t, names), [t, names]);
  const changes = useMemo(() => comparedBodies(before, after, wording), [before, after, wording]);
  const own = useMemo(() => (mine ? comparedBodies(before, mine, wording) : []), [before, mine, wording]);
  if (changes.length === 0) return <p className="empty">{t['texts.noDifference']()}</p>;
  return (
    <ul className="rows">
      {changes.map((change) => (
        <Part
          key={keyOf(change)}
          change={change}
          whole={after.kind === 'bindings' ? t['bindings.title']() : t['texts.wholeText']()}
          isReviewed={change.part === null || (partIn(after, change.part)?.reviewed ?? true)}
          own={own.find((each) => keyOf(each) === keyOf(change))?.rows ?? []}
        />
      ))}
    </ul>
  );
}

interface PartProps {
  change: PartChange;
  /** What is called so if no part of it is. */
  whole: string;
  isReviewed: boolean;
  own: readonly RowChange[];
}

function Part({ change: { part, change, rows }, whole, isReviewed, own }: PartProps) {
  const t = useMessages();
  const names = useNames();
  const written = part ? { lang: part.language, dir: DIRECTIONS[part.language] } : {};
  return (
    <li className="rows-item">
      <div className="row">
        <h4 className="part-title">{part ? partName(t, part) : whole}</h4>
        {part && (
          <span className="tag" data-tone={change === 'removed' ? 'clay' : change === 'added' ? 'pine' : undefined}>
            {t[`texts.change.${change}`]()}
          </span>
        )}
        {!isReviewed && <NotReviewed />}
      </div>
      <dl className="differences">
        {rows.map(({ row, before, after }) => (
          <div className="compared" key={`${JSON.stringify(row)} ${before === null} ${before}`}>
            <dt>
              {rowName(t, names, row)}{' '}
              {own.some((each) => JSON.stringify(each.row) === JSON.stringify(row)) && (
                <span className="tag" data-tone="clay">
                  {t['conflict.both']()}
                </span>
              )}
            </dt>
            <dd>
              <ChangedWords before={before} after={after} {...(row.of === 'reviewed' ? {} : written)} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

const keyOf = ({ part }: PartChange) => (part ? partKey(part) : 'whole');
