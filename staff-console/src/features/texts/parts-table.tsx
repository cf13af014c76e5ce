/** What there is of a text: a row to each language, a column to each kind, in each cell how far it is. */
import type { ConversationLanguage } from '@dorren/shared/protocol/values.ts';
import { Button } from 'react-aria-components';
import { useMessages } from '../../components/messages.tsx';
import type { PartId, PartState } from './savable.ts';
import { partKey } from './savable.ts';

interface PartsTableProps {
  label: string;
  columns: readonly string[];
  rows: readonly { language: ConversationLanguage; parts: readonly (PartId | null)[] }[];
  stateOf(part: PartId): PartState;
  nameOf(part: PartId): string;
  chosen: PartId;
  onChoose(part: PartId): void;
}

const TONES = { missing: undefined, unfinished: 'clay', 'not-reviewed': 'glow', whole: 'pine' } as const;

export function PartsTable({ label, columns, rows, stateOf, nameOf, chosen, onChoose }: PartsTableProps) {
  const t = useMessages();
  return (
    <table className="table parts-table" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{t['texts.language']()}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ language, parts }) => (
          <tr key={language}>
            <th scope="row">{t[`language.${language}`]()}</th>
            {parts.map((part, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the index is the column
              <td key={index}>
                {part && (
                  <Button
                    className="part-button"
                    aria-label={t['texts.part.state']({
                      part: nameOf(part),
                      state: t[`texts.state.${stateOf(part)}`](),
                    })}
                    aria-pressed={partKey(part) === partKey(chosen)}
                    onPress={() => onChoose(part)}
                  >
                    <span className="tag" data-tone={TONES[stateOf(part)]}>
                      {t[`texts.state.${stateOf(part)}`]()}
                    </span>
                  </Button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
