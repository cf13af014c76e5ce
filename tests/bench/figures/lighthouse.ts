import lighthouse from 'lighthouse';
import { browser, closeBrowsers } from '../../fixtures/browsers.ts';
import type { Effort } from '../effort.ts';
import type { Figure } from '../figure.ts';
import { withOpenDoor } from '../open-door.ts';
import { spread } from '../statistics.ts';

const CATEGORIES = { performance: 98, accessibility: 100, 'best-practices': 100 } as const;
type Category = keyof typeof CATEGORIES;
const NAMES = Object.keys(CATEGORIES) as Category[];

/** Lighthouse with its mobile profile, as it comes, on the youth's page from the real server. */
export function lighthouseScores({ processes }: Effort): Promise<Figure[]> {
  return withOpenDoor(async (origin) => {
    const scores: Record<Category, number>[] = [];
    const faults = new Set<string>();
    try {
      for (let run = 0; run < processes; run += 1) {
        const context = await (await browser('chromium')).createBrowserContext();
        const page = await context.newPage();
        const result = await lighthouse(
          `${origin}/`,
          { logLevel: 'error', onlyCategories: [...NAMES] },
          undefined,
          page,
        );
        await context.close();
        if (result === undefined) throw new Error('Lighthouse gave no result');
        const { categories, audits } = result.lhr;
        const score = (name: Category) => Math.round((categories[name]?.score ?? 0) * 100);
        scores.push({
          performance: score('performance'),
          accessibility: score('accessibility'),
          'best-practices': score('best-practices'),
        });
        for (const { auditRefs } of Object.values(categories)) {
          for (const { id, weight } of auditRefs) if (weight > 0 && (audits[id]?.score ?? 1) < 0.9) faults.add(id);
        }
      }
    } finally {
      await closeBrowsers();
    }
    return NAMES.map((name): Figure => {
      const points = spread(scores.map((score) => score[name]));
      return {
        name: `lighthouse-${name}`,
        about: `Lighthouse, mobile: ${name}`,
        unit: 'points',
        value: points.median,
        spread: points,
        goal: { at: 'least', value: CATEGORIES[name] },
        ...(faults.size === 0 ? {} : { note: `lost points: ${[...faults].join(', ')}` }),
      };
    });
  });
}
