/** A counsellor whose certificate does not hold is never let in, and everybody concerned is told so in plain words. */

import { readStaffCertificate } from '@dorren/shared/crypto/certificates.ts';
import type { DistrustReason } from '@dorren/shared/protocol/codes.ts';
import sodium from 'libsodium-wrappers-sumo';
import { afterEach, describe, expect, it } from 'vitest';
import { certifyStaff, makeRootKey, type RootKey } from '../../staff-console/src/lib/root-key.ts';
import { alterChain, flipped } from '../fixtures/hostile.ts';
import type { Alteration } from '../fixtures/network.ts';
import { type House, house } from './people/house.ts';

let here: House;
afterEach(() => here.leaveAll());

type Forgery = (house: House) => Alteration;

const FORGERIES: Readonly<Partial<Record<DistrustReason, Forgery>>> = {
  'wrong-root': ({ centre }) => {
    const { root } = makeRootKey(sodium, 'Någon annan', 'en rot som ingen känner');
    return alterChain('staffCertificate', (value) => again(value, { ...root, centre: centre.root.centre }));
  },
  expired: ({ centre }) =>
    alterChain('staffCertificate', (value) => again(value, centre.root, { notAfter: 1_700_000_000 })),
  'wrong-role': ({ centre }) =>
    alterChain('staffCertificate', (value) => again(value, centre.root, { role: 'supervisor' })),
  'wrong-person': ({ centre }) => alterChain('staffId', () => centre.staffId('b')),
  'bad-duty-signature': () => alterChain('dutyCertificate', flipped),
};

describe.each(Object.entries(FORGERIES))('%s', (reason, forgery) => {
  it.each(['chromium', 'firefox'] as const)(
    'C9: is refused in %s, said to both, and a colleague can answer',
    async (browserName) => {
      here = await house();
      const a = await here.onDuty('a', 'chromium');
      const youth = await here.youth(browserName);
      await youth.comeIn();
      youth.network.alter(forgery(here));
      await a.takeNext();

      await youth.sees(youth.t('queue.distrusted'));
      await youth.sees(youth.t(`distrust.${reason}`));
      await youth.waitFor(youth.t('queue.heading'), 'heading');
      await a.inPhase('distrusted');
      await a.sees(a.t('conversation.distrusted'));
      await a.sees(a.t(`distrust.${reason}`));
      await a.takeNextIsRefused();

      youth.network.alter(null);
      const b = await here.onDuty('b', 'chromium');
      await b.takeNext();
      await youth.talksWith(here.people.b.nameShown);
      await youth.seesNot(youth.t(`distrust.${reason}`));
    },
  );
});

it('an altered certificate is refused, whichever byte it is', async () => {
  here = await house();
  const a = await here.onDuty('a', 'chromium');
  const youth = await here.youth('chromium');
  await youth.comeIn();
  youth.network.alter(alterChain('staffCertificate', flipped));
  await a.takeNext();
  await youth.sees(youth.t('queue.distrusted'));
  await a.inPhase('distrusted');
  expect(await youth.lines()).toEqual([]);
});

/** The same certificate said again by a root of one's choice, with other words of the same length. */
function again(value: string, root: RootKey, changed: { role?: 'supervisor'; notAfter?: number } = {}): string {
  const read = readStaffCertificate(sodium.from_base64(value, sodium.base64_variants.URLSAFE_NO_PADDING));
  if (read === null) throw new Error('not a staff certificate');
  const identityKey = sodium.to_base64(read.identityKey, sodium.base64_variants.URLSAFE_NO_PADDING);
  return certifyStaff(sodium, root, { ...read, notBefore: 1_600_000_000, ...changed, identityKey });
}
