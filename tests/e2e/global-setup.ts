import { buildStalePages } from '../../scripts/lib/pages.ts';

/** The pages that the browsers load are those of the sources as they stand. */
export async function setup(): Promise<void> {
  await buildStalePages();
}
