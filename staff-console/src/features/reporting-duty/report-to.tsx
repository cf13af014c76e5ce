import type { KeptEntry } from '@dorren/shared/protocol/directory.ts';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { addressOf, agencies } from './agencies.ts';
import { AgencyList, MunicipalityChoice } from './agency-list.tsx';
import { DirectoryPart } from './directory-part.tsx';
import type { StepProps } from './duty-props.ts';
import { municipalityOf } from './where.ts';

/** To which board: that of the municipality, or who is on call for it. */
export function ReportTo(props: StepProps) {
  const { conversation, plan, onPlan } = props;
  const t = useMessages();
  const [toChoose] = useState(plan.report.to === '');
  const municipality = municipalityOf(plan, conversation);
  const set = (to: string) => onPlan({ ...plan, report: { ...plan.report, to } });
  const choose = (kept: KeptEntry) => (
    <Button size="small" icon="check" onPress={() => set(addressOf(kept))}>
      {t['reporting.report.chooseTo']()}
    </Button>
  );
  return (
    <fieldset className="report-part">
      <legend>{t['reporting.paper.to']()}</legend>
      <MunicipalityChoice value={municipality} onChange={(code) => onPlan({ ...plan, municipality: code })} />
      <DirectoryPart directory={props.directory} failed={props.directoryFailed} onReload={props.onReloadDirectory}>
        {(directory) => (
          <details className="guide" open={toChoose || undefined}>
            <summary>{t['reporting.report.boards']()}</summary>
            <AgencyList
              agencies={[
                ...agencies(directory, 'social-services', municipality),
                ...agencies(directory, 'social-services-out-of-hours', municipality),
              ]}
              action={choose}
            />
          </details>
        )}
      </DirectoryPart>
      <Field
        label={t['reporting.report.to']()}
        value={plan.report.to}
        rows={3}
        language="sv"
        autoComplete="off"
        onChange={set}
      />
    </fieldset>
  );
}
