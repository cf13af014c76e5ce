import { inLanguage } from '@dorren/shared/directory/local-text.ts';
import type { Competence } from '@dorren/shared/protocol/directory.ts';
import { CheckboxButton, CheckboxField, CheckboxGroup, Label, Text } from 'react-aria-components';
import { Icon } from '../icon.tsx';
import { useMessages, usePageLanguage } from '../messages.tsx';
import { indented } from './competence-tree.ts';
import './competences.css';

interface CompetencePickerProps {
  label: string;
  help?: string;
  competences: readonly Competence[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
}

/** Any of the tree's competences; whoever has one has what is above it too. */
export function CompetencePicker({ label, help, competences, chosen, onChange }: CompetencePickerProps) {
  const t = useMessages();
  const language = usePageLanguage();
  return (
    <CheckboxGroup className="choice-group" value={[...chosen]} onChange={onChange}>
      <Label>{label}</Label>
      {help && <Text slot="description">{help}</Text>}
      {competences.length === 0 && <p className="soft">{t['competence.none']()}</p>}
      <div className="choice-tree">
        {indented(competences).map(({ competence, depth }) => (
          <div key={competence.id} data-depth={Math.min(depth, 3)}>
            <CheckboxField value={competence.id}>
              <CheckboxButton className="choice">
                <Icon name="check" />
                {inLanguage(competence.name, language).text}
              </CheckboxButton>
            </CheckboxField>
          </div>
        ))}
      </div>
    </CheckboxGroup>
  );
}
