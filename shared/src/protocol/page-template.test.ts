import { expect, it } from 'vitest';
import { fittingParts } from './page-template.ts';

const TEMPLATE =
  '%%DOOR=open%%in%%ESTIMATE=under-5%% soon%%/ESTIMATE%%%%ESTIMATE=5-10%% later%%/ESTIMATE%%%%/DOOR%%%%DOOR=nobody-on-duty%%\nnobody%%/DOOR%% %%DOOR%%';

it('keeps what is said while the door is like that, and no more', () => {
  expect(fittingParts(TEMPLATE, { DOOR: 'open', ESTIMATE: '5-10' })).toBe('in later %%DOOR%%');
  expect(fittingParts(TEMPLATE, { DOOR: 'open', ESTIMATE: 'unknown' })).toBe('in %%DOOR%%');
  expect(fittingParts(TEMPLATE, { DOOR: 'nobody-on-duty', ESTIMATE: '5-10' })).toBe('\nnobody %%DOOR%%');
});

it('keeps what is said in a frame there, and nowhere else', () => {
  const template = '%%EMBEDDED=true%%trying\n%%/EMBEDDED%%%%EMBEDDED%%';
  expect(fittingParts(template, { EMBEDDED: 'true' })).toBe('trying\n%%EMBEDDED%%');
  expect(fittingParts(template, { EMBEDDED: 'false' })).toBe('%%EMBEDDED%%');
});
