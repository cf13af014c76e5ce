/** What the scoring gives at most, by its version 4, to answers like these. */
import type { Scored } from './scorer.ts';

export const ALGORITHM_VERSION = 4;
const START = 100;

/**
 * Points on top of the first hundred. Two bonuses are out of reach by what they are: five for cookies that are set safely (there are none), and five for
 * a host name that browsers know beforehand (a deployment's to ask for, hstspreload.org).
 */
const BEST: Readonly<Record<string, number>> = {
  'content-security-policy': 10,
  cookies: 0,
  'cross-origin-resource-policy': 10,
  'cross-origin-resource-sharing': 0,
  redirection: 0,
  'referrer-policy': 5,
  'strict-transport-security': 0,
  'subresource-integrity': 5,
  'x-content-type-options': 0,
  'x-frame-options': 5,
};
/** Only what loads scripts from files can say which bytes they must have; the one that stands within its page is known by its hash in the policy. */
const WITHOUT_SCRIPTS = [
  'sri-not-implemented-response-not-html',
  'sri-not-implemented-but-no-scripts-loaded',
  'sri-not-implemented-but-all-scripts-loaded-from-secure-origin',
];

/** The names of what falls short; none if nothing could be better. */
export function shortcomings({ scan, tests }: Scored, hasScripts: boolean): string[] {
  const short = Object.entries(BEST)
    .filter(([name, best]) => {
      const test = tests[name];
      if (test === undefined || !test.pass) return true;
      const isNotAsked = name === 'subresource-integrity' && !hasScripts && WITHOUT_SCRIPTS.includes(test.result);
      return !isNotAsked && test.scoreModifier !== best;
    })
    .map(([name]) => name);
  const unknown = Object.keys(tests).filter((name) => !(name in BEST));
  const points = START + Object.values(tests).reduce((sum, { scoreModifier }) => sum + scoreModifier, 0);
  return [...short, ...unknown, ...(scan.score === points && scan.grade === 'A+' ? [] : ['score'])];
}
