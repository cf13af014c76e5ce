/** A service whose state failed over may have lost the newest that it did, and gives an epoch a second time (SPEC M4, C12). */
import type { ToYouth } from '@dorren/shared/protocol/youth-messages.ts';
import { expect, it } from 'vitest';
import { visit } from './people.ts';
import { NOTICE } from './relay-double.ts';
import { YouthStage } from './youth-stage.ts';

const WAITING = { t: 'resumed', state: 'waiting', epochs: [], offer: null } satisfies ToYouth;
const OPEN = { t: 'resumed', state: 'open', epochs: [1], offer: null } satisfies ToYouth;

const names = (stage: YouthStage): string[] => visit(stage.youth, 'talking').people.map(({ nameShown }) => nameShown);

async function comesBack(stage: YouthStage): Promise<void> {
  stage.network.cut();
  await stage.pass(2_000);
}

async function givesBackAndIsTakenAnew(stage: YouthStage): Promise<void> {
  expect(stage.told.at(-1)).toEqual({ t: 'give-back', epoch: 1 });
  const ola = stage.end(stage.ola, 2);
  stage.say({ t: 'requeued', reason: 'counsellor-vanished', place: 1, waiting: 1, estimateMs: null });
  stage.say({ t: 'accepted', epoch: 2, chain: stage.ola.chain, offer: null, notice: NOTICE });
  await stage.pass(500);
  expect(names(stage)).toEqual(['Ola']);
  stage.youth.send('is anybody there?');
  await stage.pass(500);
  expect(ola.texts).toEqual(['is anybody there?']);
}

it('a youth who is in the queue again and is taken in an epoch that there has been gives it back, and is taken anew', async () => {
  const stage = new YouthStage();
  await stage.talking();
  stage.onResume = [WAITING];
  await comesBack(stage);
  expect(stage.youth.state.visit).toMatchObject({ phase: 'waiting', returned: 'counsellor-vanished' });
  stage.say({ t: 'accepted', epoch: 1, chain: stage.ola.chain, offer: null, notice: NOTICE });
  await stage.pass(500);
  await givesBackAndIsTakenAnew(stage);
});

it('a youth who was taken by somebody else in an epoch that has a channel already gives it back', async () => {
  const stage = new YouthStage();
  await stage.talking();
  stage.onResume = [OPEN, { t: 'accepted', epoch: 1, chain: stage.ola.chain, offer: null, notice: NOTICE }];
  await comesBack(stage);
  await givesBackAndIsTakenAnew(stage);
});

it('a youth who is told again who is there says nothing of it', async () => {
  const stage = new YouthStage();
  await stage.talking();
  stage.onResume = [OPEN, { t: 'accepted', epoch: 1, chain: stage.eva.chain, offer: null, notice: NOTICE }];
  await comesBack(stage);
  expect(names(stage)).toEqual(['Eva']);
  expect(stage.told.filter(({ t }) => t === 'give-back' || t === 'distrust')).toEqual([]);
});
