import { expect, it } from 'vitest';
import { whileDoorIs } from './page-template.ts';

const TEMPLATE =
  '%%DOOR=open%%in%%ESTIMATE=under-5%% soon%%/ESTIMATE%%%%ESTIMATE=5-10%% later%%/ESTIMATE%%%%/DOOR%%%%DOOR=nobody-on-duty%%\nnobody%%/DOOR%% %%DOOR%%';

it('keeps what is said while the door is like that, and no more', () => {
  expect(whileDoorIs(TEMPLATE, { DOOR: 'open', ESTIMATE: '5-10' })).toBe('in later %%DOOR%%');
  expect(whileDoorIs(TEMPLATE, { DOOR: 'open', ESTIMATE: 'unknown' })).toBe('in %%DOOR%%');
  expect(whileDoorIs(TEMPLATE, { DOOR: 'nobody-on-duty', ESTIMATE: '5-10' })).toBe('\nnobody %%DOOR%%');
});
