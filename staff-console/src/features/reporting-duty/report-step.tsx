import { MUNICIPALITIES, MUNICIPALITY_CODES } from '@dorren/shared/protocol/values.ts';
import { Button } from '../../components/button.tsx';
import { useMessagesIn } from '../../components/catalogues.ts';
import { useMinute } from '../../components/clock.tsx';
import { OutcomeChoice } from '../../components/concern/outcome-choice.tsx';
import { useMessages } from '../../components/messages.tsx';
import { Note } from '../../components/note.tsx';
import { ClosedWarning } from './closed-warning.tsx';
import { ageOf } from './duty-plan.ts';
import type { StepProps } from './duty-props.ts';
import { asked, isOwn, isUntold, mayBecome } from './duty-state.ts';
import { Guide } from './guide-sections.tsx';
import { composeReport, isKept } from './report.ts';
import { answered, type ReportDraft } from './report-draft.ts';
import { ReportFields } from './report-fields.tsx';
import { ReportPrint } from './report-print.tsx';
import { ReportTo } from './report-to.tsx';
import { municipalityOf } from './where.ts';
import './report.css';

/** The report of concern: written here, printed from here, and never anywhere else. */
export function ReportStep(props: StepProps) {
  const { conversation, plan, state, online, routine, self, onPlan } = props;
  const t = useMessages();
  const words = useMessagesIn('sv');
  const at = useMinute();
  if (words === null) return null;
  const answers = answered(asked(conversation, 'who').answers, asked(conversation, 'safe-contact').answers, {
    municipality: (code) => {
      const known = MUNICIPALITY_CODES.find((each) => each === code);
      return known ? MUNICIPALITIES[known] : code;
    },
    way: (way) => words[`reporting.way.${way}`](),
  });
  const reporter = plan.report.reporter ?? { ...self, telephone: '' };
  const setDraft = (report: ReportDraft) => onPlan({ ...plan, report });
  return (
    <div className="stack">
      <Note tone="glow" icon="shield">
        {t['reporting.report.stays']()}
      </Note>
      {mayBecome(state, 'reporting') && (
        <div className="step-mark">
          <p>{t['reporting.report.markAbout']()}</p>
          <Button icon="pencil" isDisabled={!online} onPress={() => props.onConcern('reporting')}>
            {t['reporting.report.mark']()}
          </Button>
        </div>
      )}
      <Guide routine={routine} section="report" folded />
      <ReportTo {...props} />
      <ReportFields
        conversation={conversation}
        draft={plan.report}
        reporter={reporter}
        answers={answers}
        law={routine.paper}
        onDraft={setDraft}
      />
      {(plan.report.danger === 'yes' || plan.acute === true) && props.directory && (
        <ClosedWarning
          directory={props.directory}
          to={plan.report.to}
          municipality={municipalityOf(plan, conversation)}
        />
      )}
      <Guide routine={routine} section="report-check" folded />
      <div className="row">
        <Button size="small" icon="replies" onPress={props.onConsult}>
          {t['referral.step.consultation']()}
        </Button>
      </div>
      <ReportPrint
        report={composeReport(plan.report, reporter)}
        words={words}
        law={routine.paper}
        at={at}
        isKept={isKept(plan.kept, plan.report, routine.paper)}
        onKept={() => onPlan({ ...plan, kept: { draft: plan.report, law: routine.paper } })}
      />
      {isOwn(state) && (
        <section className="step-mark">
          <OutcomeChoice
            submit={t['reporting.outcome.submit']()}
            online={online}
            isUntold={isUntold(conversation, plan)}
            judged={ageOf(plan, conversation.profile.ageBand)}
            onOutcome={props.onOutcome}
          />
        </section>
      )}
    </div>
  );
}
