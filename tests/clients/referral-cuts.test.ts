import type { OfferMode } from '@dorren/shared/protocol/referral.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { conversation, heard, REQUEST, visit, World } from './people.ts';
import { told } from './youth-stage.ts';

const SUMMARY = ['Her father has her passport.', 'She is seventeen.', 'She wants to stay in school.'];

interface Cast {
  world: World;
  youth: YouthClient;
  eva: StaffClient;
  ola: StaffClient;
  /** Of the conversation. */
  id: string;
}

/** The youth and Eva talk; Ola is on duty, with places. */
async function cast(): Promise<Cast> {
  const world = new World();
  const [eva, ola] = [world.staff(world.eva), world.staff(world.ola, world.colleagueNetwork)];
  await world.settle();
  for (const staff of [eva, ola]) staff.dutyOn(['sv'], 2);
  await world.settle();
  const youth = world.youth();
  youth.join(REQUEST);
  await world.pass(300);
  eva.takeNext();
  await world.pass(500);
  const { id } = conversation(eva);
  return { world, youth, eva, ola, id };
}

/** Proposed, agreed to by the youth with all lines, and asked of Ola. */
async function agreed(mode: OfferMode = 'handover'): Promise<Cast> {
  const all = await cast();
  const { world, youth, eva, id } = all;
  eva.propose(id, mode, { kind: 'colleague', staffId: world.ola.staffId }, 'competence', SUMMARY);
  await world.pass(500);
  youth.answer(visit(youth, 'talking').proposal?.offer ?? '', 'yes', SUMMARY, null);
  await world.pass(300);
  return all;
}

const log = (youth: YouthClient): string[] => told(visit(youth, 'talking').messages);
const names = (youth: YouthClient): string[] => visit(youth, 'talking').people.map(({ nameShown }) => nameShown);
const said = (staff: StaffClient, from: string): string[] => heard(conversation(staff).messages, from);

describe('a handover between three tabs', () => {
  it('is proposed, agreed to and accepted; each has what was said to them, and the one who is out nothing more', async () => {
    const { world, youth, eva, ola, id } = await cast();
    youth.send('planted before');
    await world.pass(400);
    eva.propose(id, 'handover', { kind: 'team', team: 'police-coordinator' }, 'authority', SUMMARY);
    await world.pass(500);
    expect(visit(youth, 'talking').proposal).toMatchObject({
      ...{ mode: 'handover', reason: 'authority', summary: SUMMARY, agreed: null },
      person: { nameShown: 'Ola' },
    });
    expect(ola.state.requests).toEqual([]);
    youth.answer(visit(youth, 'talking').proposal?.offer ?? '', 'yes', SUMMARY.slice(1), null);
    await world.pass(300);
    const [request] = ola.state.requests;
    expect(request).toMatchObject({ from: { nameShown: 'Eva' }, mode: 'handover' });
    ola.answer(request?.offer ?? '', true);
    await world.pass(1_000);
    expect(names(youth)).toEqual(['Ola']);
    expect(conversation(ola)).toMatchObject({
      ...{ phase: 'talking', arriving: false, came: 'handover', summary: SUMMARY.slice(1) },
      fingerprint: visit(youth, 'talking').people[0].fingerprint,
    });
    expect(conversation(eva)).toMatchObject({ phase: 'ended', endedBy: 'handed-over' });
    youth.send('planted after');
    ola.send(id, 'hello');
    expect(eva.send(id, 'one more thing')).toBe(false);
    await world.pass(500);
    expect(log(youth)).toEqual([
      'I: planted before (delivered)',
      'came Ola',
      'handed-over Eva',
      'I: planted after (delivered)',
      'Ola: hello (delivered)',
    ]);
    expect(JSON.stringify(ola.state)).not.toContain('planted before');
    expect(JSON.stringify(ola.state)).not.toContain(SUMMARY[0]);
    expect(JSON.stringify(eva.state)).not.toContain('planted after');
    expect(world.relay.faults).toEqual([]);
  });

  it('H8: the one who hands over is gone for good: the colleague is there, with what may be passed on', async () => {
    const { world, youth, eva, ola } = await agreed();
    world.relay.passes = (frame, to) => (to === 'youth' ? [] : [frame]);
    ola.answer(ola.state.requests[0]?.offer ?? '', true);
    await world.pass(500);
    eva.close();
    await world.pass(35_000);
    world.relay.passes = (frame) => [frame];
    await world.pass(5_000);
    expect(names(youth)).toEqual(['Ola']);
    expect(conversation(ola)).toMatchObject({ phase: 'talking', summary: SUMMARY });
    youth.send('are you there?');
    await world.pass(500);
    expect(said(ola, 'youth')).toEqual(['are you there?']);
  });
});

describe('lines that break', () => {
  type Act = 'youth says' | 'eva says' | 'ola says' | 'cut youth' | 'cut eva' | 'cut ola' | 'wait' | 'long wait';
  const acts = fc.array(
    fc.constantFrom<Act>(
      ...(['youth says', 'youth says', 'youth says', 'eva says', 'eva says', 'ola says', 'ola says', 'wait'] as const),
      ...(['wait', 'wait', 'cut youth', 'cut eva', 'cut ola', 'long wait'] as const),
    ),
    { maxLength: 25, size: 'max' },
  );

  it.each(['handover', 'join'] as const)(
    'at any moment of a %s: nothing lost, doubled, reordered, or shown to one who should not have it',
    async (mode) => {
      await fc.assert(
        fc.asyncProperty(
          acts.map((all) => all.filter((now) => now !== 'cut ola').slice(0, 6)),
          acts,
          async (before, after) => {
            const { world, youth, eva, ola, id } = await agreed(mode);
            const mine: string[] = [];
            const theirs: Record<'Eva' | 'Ola', string[]> = { Eva: [], Ola: [] };
            let count = 0;
            const play = async (acts: readonly Act[]): Promise<void> => {
              for (const now of acts) {
                const text = `text ${count++}`;
                if (now === 'youth says' && youth.send(text)) mine.push(text);
                if (now === 'eva says' && eva.send(id, text)) theirs.Eva.push(text);
                if (now === 'ola says' && ola.send(id, text)) theirs.Ola.push(text);
                if (now === 'cut youth') world.youthNetwork.cut();
                if (now === 'cut eva') world.staffNetwork.cut();
                if (now === 'cut ola') world.colleagueNetwork.cut();
                if (now === 'wait') await world.pass(150);
                if (now === 'long wait') await world.pass(2_500);
              }
            };
            await play(before);
            ola.answer(ola.state.requests[0]?.offer ?? '', true);
            await play(after);
            await world.pass(60_000);

            const { messages } = visit(youth, 'talking');
            const own = messages.flatMap((entry) => (entry.kind === 'text' && entry.from === 'youth' ? [entry] : []));
            // Every text is in the log, once, whatever became of it.
            expect(own.map(({ text }) => text).sort()).toEqual([...mine].sort());
            const undelivered = own.filter(({ mark }) => mark === 'undelivered').map(({ text }) => text);
            const everybody = [
              said(eva, 'youth'),
              ola.state.conversations.length > 0 ? said(ola, 'youth') : [],
            ] as const;
            for (const heardBy of everybody) {
              expect(heardBy).toEqual(mine.filter((text) => heardBy.includes(text)));
            }
            const isIn = (text: string): boolean => everybody.some((heardBy) => heardBy.includes(text));
            for (const { text, mark } of own) {
              if (mark === 'delivered') expect(isIn(text), text).toBe(true);
              else expect(undelivered, text).toContain(text);
              if (mode === 'handover') {
                expect(everybody.filter((heardBy) => heardBy.includes(text)).length).toBeLessThanOrEqual(1);
              }
            }
            for (const name of ['Eva', 'Ola'] as const) {
              const shown = messages.flatMap((entry) =>
                entry.kind === 'text' && entry.author?.nameShown === name ? [entry.text] : [],
              );
              expect(shown).toEqual(theirs[name].filter((text) => shown.includes(text)));
              const staff = name === 'Eva' ? eva : ola;
              const delivered = staff.state.conversations.flatMap(({ messages: entries }) =>
                entries.flatMap((entry) =>
                  entry.kind === 'text' && entry.from === 'counsellor' && entry.mark === 'delivered'
                    ? [entry.text]
                    : [],
                ),
              );
              for (const text of delivered) expect(shown).toContain(text);
            }
            expect(visit(youth, 'talking').differs).toBe(false);
            expect(world.relay.faults).toEqual([]);
          },
        ),
        { numRuns: 30 },
      );
    },
    120_000,
  );
});
