import { Label, RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { DIRECTIONS } from '../../components/locales.ts';
import { useMessages, usePageLanguage } from '../../components/messages.tsx';
import { agencies } from './agencies.ts';
import { AgencyList, MunicipalityChoice } from './agency-list.tsx';
import { DirectoryPart } from './directory-part.tsx';
import type { StepProps } from './duty-props.ts';
import { guideIn } from './guide.ts';
import { Guide } from './guide-sections.tsx';
import { municipalityOf } from './where.ts';

/** Danger now? Whom to call, what to say, and who is on call where the youth is. */
export function AcuteStep(props: StepProps) {
  const { conversation, plan, routine, onPlan } = props;
  const t = useMessages();
  const guide = guideIn(routine, usePageLanguage());
  const municipality = municipalityOf(plan, conversation);
  return (
    <div className="stack">
      <RadioGroup
        className="choice-group"
        value={plan.acute === null ? null : plan.acute ? 'yes' : 'no'}
        onChange={(value) => onPlan({ ...plan, acute: value === 'yes' })}
      >
        <Label>{t['reporting.acute.question']()}</Label>
        <div className="choices">
          <RadioField value="yes">
            <RadioButton className="choice">{t['reporting.yes']()}</RadioButton>
          </RadioField>
          <RadioField value="no">
            <RadioButton className="choice">{t['reporting.no']()}</RadioButton>
          </RadioField>
        </div>
      </RadioGroup>
      {plan.acute === true && guide && (
        <div className="stack" role="status">
          <dl className="call-now" lang={guide.language} dir={DIRECTIONS[guide.language]}>
            {guide.numbers.map(({ name, telephone }) => (
              <div key={`${name} ${telephone}`}>
                <dt>{name}</dt>
                <dd>
                  <bdi dir="ltr">{telephone}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
      {plan.acute !== true && <Guide routine={routine} section="acute" beneath />}
      <section className="duty-part">
        <h4>{t['reporting.acute.onCall']()}</h4>
        <MunicipalityChoice value={municipality} onChange={(code) => onPlan({ ...plan, municipality: code })} />
        <DirectoryPart directory={props.directory} failed={props.directoryFailed} onReload={props.onReloadDirectory}>
          {(directory) => <AgencyList agencies={agencies(directory, 'social-services-out-of-hours', municipality)} />}
        </DirectoryPart>
      </section>
      {plan.acute === true && <Guide routine={routine} section="acute-say" />}
      {plan.acute === true ? (
        <Guide routine={routine} section="acute" folded />
      ) : (
        <Guide routine={routine} section="acute-say" folded />
      )}
    </div>
  );
}
