import type { ReferralCard } from '@dorren/shared/protocol/items.ts';
import type { OfferMode } from '@dorren/shared/protocol/referral.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StaffClient } from '../../staff-console/src/lib/staff-client.ts';
import type { YouthClient } from '../../web-client/src/client/youth-client.ts';
import { allDelivered, conversation, heard, REQUEST, visit, World } from './people.ts';
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

async function proposed(mode: OfferMode = 'handover'): Promise<Cast> {
  const all = await cast();
  const { world, eva, id } = all;
  eva.propose(id, mode, { kind: 'colleague', staffId: world.ola.staffId }, 'competence', SUMMARY);
  await world.pass(500);
  return all;
}

/** Agreed to by the youth with these lines, and asked of Ola. */
async function agreed(mode: OfferMode = 'handover', keep = SUMMARY): Promise<Cast & { offer: string }> {
  const all = await proposed(mode);
  const offer = visit(all.youth, 'talking').proposal?.offer ?? '';
  all.youth.answer(offer, 'yes', keep);
  await all.world.pass(300);
  return { ...all, offer };
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
    youth.answer(visit(youth, 'talking').proposal?.offer ?? '', 'yes', SUMMARY.slice(1));
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

  it('delivers what all of them write meanwhile, once, in order, to those who should have it', async () => {
    const { world, youth, eva, ola, id } = await agreed();
    const mine: string[] = [];
    const write = (text: string): void => {
      if (youth.send(text)) mine.push(text);
    };
    ola.answer(ola.state.requests[0]?.offer ?? '', true);
    for (let turn = 0; turn < 12; turn++) {
      write(`youth ${turn}`);
      eva.send(id, `eva ${turn}`);
      await world.pass(50);
    }
    await world.pass(2_000);
    write('youth last');
    await world.pass(500);
    expect([...said(eva, 'youth'), ...said(ola, 'youth')]).toEqual(mine);
    expect(said(ola, 'youth').length).toBeGreaterThan(1);
    const fromEva = visit(youth, 'talking').messages.flatMap((entry) =>
      entry.kind === 'text' && entry.author?.nameShown === 'Eva' ? [entry.text] : [],
    );
    expect(fromEva).toEqual(said(eva, 'counsellor'));
    expect(allDelivered(visit(youth, 'talking').messages)).toBe(true);
    expect(allDelivered(conversation(eva).messages)).toBe(true);
  });

  it('declined or unanswered comes back at once, and the youth is told kindly', async () => {
    for (const answers of [true, false]) {
      const { world, youth, eva, ola } = await agreed();
      if (answers) ola.answer(ola.state.requests[0]?.offer ?? '', false);
      await world.pass(answers ? 500 : 62_000);
      expect(names(youth)).toEqual(['Eva']);
      expect(log(youth)).toEqual([answers ? 'declined Ola' : 'unanswered Ola']);
      expect(visit(youth, 'talking').proposal).toBeNull();
      expect(conversation(eva)).toMatchObject({ phase: 'talking', offer: null });
      youth.send('then with you');
      await world.pass(400);
      expect(said(eva, 'youth')).toEqual(['then with you']);
    }
  });

  it('is withdrawn by whoever proposed it', async () => {
    const { world, youth, eva, id } = await proposed();
    eva.withdraw(id);
    await world.pass(400);
    expect(log(youth)).toEqual(['withdrawn Ola']);
    expect(conversation(eva)).toMatchObject({ offer: null, phase: 'talking' });
  });

  it('H7: ends in the former state when the colleague’s tab is gone while arriving', async () => {
    const { world, youth, eva, ola } = await agreed();
    // Nothing of the handshake comes through.
    world.relay.passes = () => [];
    ola.answer(ola.state.requests[0]?.offer ?? '', true);
    await world.pass(300);
    youth.send('while it happens');
    ola.close();
    await world.pass(300);
    world.relay.passes = (frame) => [frame];
    await world.pass(40_000);
    expect(names(youth)).toEqual(['Eva']);
    expect(log(youth)).toContain('gone Ola');
    youth.send('still there?');
    await world.pass(4_000);
    const [meanwhile, ...rest] = log(youth).filter((line) => line.startsWith('I:'));
    expect(rest).toEqual(['I: still there? (delivered)']);
    // To Eva, or shown as not delivered: never to nobody unseen.
    expect(['I: while it happens (delivered)', 'I: while it happens (undelivered)']).toContain(meanwhile);
    expect(said(eva, 'youth')).toEqual(
      meanwhile?.includes('un') ? ['still there?'] : ['while it happens', 'still there?'],
    );
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

  it('H12: back in the queue by the counsellor’s will, the youth is told so', async () => {
    const { world, youth, eva, ola, id } = await cast();
    eva.returnToQueue(id, { language: 'ar' });
    await world.pass(500);
    expect(visit(youth, 'waiting').returned).toBe('returned');
    ola.takeNext();
    await world.pass(500);
    expect(names(youth)).toEqual(['Ola']);
  });

  it('gives a card, which stays in the log', async () => {
    const { world, youth, eva, id } = await cast();
    const card: ReferralCard = {
      ...{
        language: 'sv',
        name: 'Socialjouren',
        kind: 'social-services-out-of-hours',
        about: 'Öppet när andra har stängt.',
      },
      ...{ whatHappens: 'Någon svarar.', anonymity: 'at-first', languages: ['sv', 'en'], interpreter: true },
      ...{ hours: null, telephone: '08-46500402', safeContact: null, saysWho: null },
    };
    expect(eva.giveCard(id, card)).toBe(true);
    await world.pass(400);
    expect(visit(youth, 'talking').messages).toMatchObject([{ kind: 'card', card, from: { nameShown: 'Eva' } }]);
    expect(conversation(eva).messages).toMatchObject([{ kind: 'card', mark: 'delivered' }]);
  });
});

describe('three tabs in one room', () => {
  it('share every word, know who said it, and one can step out', async () => {
    const { world, youth, eva, ola, id } = await agreed('join');
    ola.answer(ola.state.requests[0]?.offer ?? '', true);
    await world.pass(2_000);
    expect(names(youth)).toEqual(['Eva', 'Ola']);
    for (const staff of [eva, ola]) expect(conversation(staff).other).toMatchObject({ inRoom: true });
    youth.send('hello both');
    await world.pass(500);
    expect(eva.send(id, 'this is Ola')).toBe(true);
    await world.pass(500);
    expect(ola.send(id, 'hello')).toBe(true);
    await world.pass(1_000);
    expect(log(youth)).toEqual([
      'joined Ola',
      'I: hello both (delivered)',
      'Eva: this is Ola (delivered)',
      'Ola: hello (delivered)',
    ]);
    expect([said(eva, 'youth'), said(eva, 'colleague')]).toEqual([['hello both'], ['hello']]);
    expect([said(ola, 'youth'), said(ola, 'colleague')]).toEqual([['hello both'], ['this is Ola']]);
    expect([visit(youth, 'talking'), conversation(eva), conversation(ola)].map(({ differs }) => differs)).toEqual([
      ...[false, false, false],
    ]);

    eva.stepOut(id);
    await world.pass(1_000);
    expect(names(youth)).toEqual(['Ola']);
    expect(conversation(eva)).toMatchObject({ phase: 'ended', endedBy: 'stepped-out' });
    youth.send('only Ola now');
    ola.send(id, 'only me');
    await world.pass(500);
    expect(log(youth).slice(4)).toEqual(['stepped-out Eva', 'I: only Ola now (delivered)', 'Ola: only me (delivered)']);
    expect(JSON.stringify(eva.state)).not.toContain('only Ola now');
    expect(world.relay.faults).toEqual([]);
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
        { numRuns: 15 },
      );
    },
    120_000,
  );
});
