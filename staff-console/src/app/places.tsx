import { type ReactNode, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';

export interface Place {
  id: string;
  name: string;
  /** What waits there for oneself, and how that is said. */
  waiting?: { count: number; words: string };
  content: ReactNode;
}

/** The parts of a console that has several, one at a time; what one has been to stays as one left it. */
export function Places({ label, places }: { label: string; places: readonly Place[] }) {
  const [chosen, setChosen] = useState(places[0]?.id ?? '');
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  if (!seen.has(chosen)) setSeen(new Set([...seen, chosen]));
  return (
    <main className="one-column" data-wide>
      <Tabs className="tabs sections" selectedKey={chosen} onSelectionChange={(key) => setChosen(String(key))}>
        <TabList className="tab-list" aria-label={label}>
          {places.map(({ id, name, waiting }) => (
            <Tab key={id} id={id} className="tab">
              {name}{' '}
              {waiting && waiting.count > 0 && (
                <span className="tag" data-tone="glow">
                  <span aria-hidden="true">{waiting.count}</span>
                  <span className="only-spoken">{waiting.words}</span>
                </span>
              )}
            </Tab>
          ))}
        </TabList>
        {places.map(({ id, content }) => (
          <TabPanel key={id} id={id} className="tab-panel" shouldForceMount>
            {seen.has(id) && content}
          </TabPanel>
        ))}
      </Tabs>
    </main>
  );
}
