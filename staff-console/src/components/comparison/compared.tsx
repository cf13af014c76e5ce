import type { ReactNode } from 'react';
import { useMessages } from '../messages.tsx';
import { changedLines } from './differences.ts';

interface ComparedProps {
  /** The field's name. */
  name: string;
  before: readonly string[];
  after: readonly string[];
  children?: ReactNode;
}

/** One field before and after: what went and what came. */
export function Compared({ name, before, after, children }: ComparedProps) {
  const t = useMessages();
  const { removed, added } = changedLines(before, after);
  return (
    <div className="compared">
      <dt>
        {name} {children}
      </dt>
      <dd>
        {removed.map((line) => (
          <del key={line} dir="auto">
            <span className="only-spoken">{t['changes.before']()} </span>
            {line}
          </del>
        ))}
        {added.map((line) => (
          <ins key={line} dir="auto">
            <span className="only-spoken">{t['changes.after']()} </span>
            {line}
          </ins>
        ))}
        {removed.length === 0 && added.length === 0 && <span className="soft">{t['changes.order']()}</span>}
      </dd>
    </div>
  );
}
