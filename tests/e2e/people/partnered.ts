/** The house with one partner's site on its list, as long as the tests of one file last. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type PartnerSite, startPartnerSite } from '../../fixtures/partner-site.ts';
import { type House, house } from './house.ts';

export interface Partnered {
  here: House;
  partner: PartnerSite;
}

/** To be called where a file's own hooks would be set. What it returns holds once they have run. */
export function partnered(): Partnered {
  let is: Partnered | null = null;
  const set = (): Partnered => {
    if (is === null) throw new Error('no partner yet');
    return is;
  };
  beforeAll(async () => {
    is = { here: await house(), partner: await startPartnerSite() };
    await is.here.centre.change({ partners: [is.partner.origin] });
  });
  afterEach(() => set().here.leaveAll());
  afterAll(async () => {
    await set().here.centre.change({ partners: [] });
    await set().partner.close();
  });
  return {
    get here() {
      return set().here;
    },
    get partner() {
      return set().partner;
    },
  };
}
