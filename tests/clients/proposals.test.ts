/** What the youth reads before they answer: it does not change under the finger (docs/protocol.md, "Handover"). */
import { describe, expect, it } from 'vitest';
import { ACKNOWLEDGED, visit } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { type CounsellorEnd, OFFER, type OnDuty, SUMMARY, told, YouthStage } from './youth-stage.ts';

const OTHER = 'Y'.repeat(22);

async function reading(): Promise<{ stage: YouthStage; eva: CounsellorEnd; kim: OnDuty; seen: unknown[] }> {
  const stage = new YouthStage();
  const eva = await stage.talking();
  await stage.propose(eva);
  const kim = stage.onDuty('Kim');
  const seen: unknown[] = ['Ola'];
  stage.youth.subscribe(({ visit: now }) => {
    const name = now.phase === 'talking' ? (now.proposal?.person.nameShown ?? null) : null;
    if (seen.at(-1) !== name) seen.push(name);
  });
  return { stage, eva, kim, seen };
}

const offered = ({ chain }: OnDuty) =>
  ({ t: 'offered', offer: OTHER, mode: 'handover', chain, notice: NOTICE }) as const;
const proposes = (eva: CounsellorEnd, { staffId }: OnDuty): unknown =>
  eva.delivery.sendItem({
    ...{ k: 'proposal', offer: OTHER, mode: 'handover', staffId },
    ...{ reason: 'language', summary: ['Another line.'] },
  });
const log = (stage: YouthStage): string[] => told(visit(stage.youth, 'talking').messages);

describe('a proposal that is read', () => {
  it('H2: gives way to no other offer of the server’s, and can still be answered', async () => {
    const { stage, kim, seen } = await reading();
    stage.say(offered(kim));
    await stage.pass(400);
    expect(seen).toEqual(['Ola']);
    stage.youth.answer(OTHER, 'yes', SUMMARY, null);
    stage.youth.answer(OFFER, 'yes', SUMMARY, null);
    await stage.settle();
    expect(stage.told.slice(1)).toEqual([{ t: 'consent', offer: OFFER, answer: 'yes', notice: ACKNOWLEDGED }]);
  });

  it('H2: is over by the counsellor’s own next one, although the server says nothing; that is shown once both halves are there', async () => {
    const { stage, eva, kim, seen } = await reading();
    proposes(eva, kim);
    await stage.pass(400);
    expect(seen).toEqual(['Ola', null]);
    expect(log(stage)).toEqual(['overtaken Ola']);
    stage.youth.answer(OFFER, 'yes', SUMMARY, null);
    expect(stage.told.slice(1)).toEqual([]);
    stage.say(offered(kim));
    await stage.pass(200);
    expect(seen).toEqual(['Ola', null, 'Kim']);
    // Told late, it is not told twice.
    stage.say({ t: 'offer-over', offer: OFFER, outcome: 'withdrawn' });
    await stage.settle();
    expect(log(stage)).toEqual(['overtaken Ola']);
    expect(visit(stage.youth, 'talking').proposal?.summary).toEqual(['Another line.']);
  });

  it.each(['over', 'not-yet'] as const)('H2: keeps the server’s half of another until it is %s', async (how) => {
    const { stage, eva, kim, seen } = await reading();
    stage.say(offered(kim));
    await stage.pass(200);
    if (how === 'over') stage.say({ t: 'offer-over', offer: OFFER, outcome: 'withdrawn' });
    else stage.youth.answer(OFFER, 'not-yet', [], null);
    await stage.settle();
    expect(seen).toEqual(['Ola', null]);
    proposes(eva, kim);
    await stage.pass(400);
    expect(seen).toEqual(['Ola', null, 'Kim']);
  });
});
