import { PAGE_ICONS, type PageIcon } from '@dorren/shared/protocol/page-icons.ts';
import { Label, RadioButton, RadioField, RadioGroup, Text } from 'react-aria-components';
import { useMessages } from '../../components/messages.tsx';
import { PageIconPicture } from './page-icon.tsx';

interface IconChoiceProps {
  icon: PageIcon;
  /** What stands beside it in the tab. */
  title: string;
  onChange(icon: PageIcon): void;
}

/** Which picture the tab shows, and how the tab looks with it, on a light browser and a dark one. */
export function IconChoice({ icon, title, onChange }: IconChoiceProps) {
  const t = useMessages();
  return (
    <div className="icon-choice">
      <RadioGroup
        className="choice-group"
        orientation="horizontal"
        value={icon}
        onChange={(value) => {
          const chosen = PAGE_ICONS.find((each) => each === value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        <Label>{t['settings.icon']()}</Label>
        <div className="choices">
          {PAGE_ICONS.map((each) => (
            <RadioField key={each} value={each}>
              <RadioButton className="choice">
                <PageIconPicture icon={each} />
                {t[`settings.icon.${each}`]()}
              </RadioButton>
            </RadioField>
          ))}
        </div>
        <Text slot="description">{t['settings.iconHelp']()}</Text>
      </RadioGroup>
      <figure className="tab-preview">
        <figcaption className="soft small">{t['settings.tabPreview']()}</figcaption>
        <div className="tab-strips" aria-hidden="true">
          {(['light', 'dark'] as const).map((scheme) => (
            <div key={scheme} className="tab-strip" data-scheme={scheme}>
              <span className="tab-shown">
                <PageIconPicture icon={icon} />
                <span className="tab-title">{title}</span>
              </span>
            </div>
          ))}
        </div>
      </figure>
    </div>
  );
}
