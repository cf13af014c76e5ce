/** What nobody can join without, as files. */
import type { Plugin } from 'vite';

const WAY_IN = /\/web-client\/src\/page\/warm\.ts$/;

interface Graph {
  getModuleInfo(id: string): { importers: readonly string[] } | null;
}

/**
 * All that nobody can join without is one file: it is packed the better for it. Beside it are the words, by language, and the entry, because quick exit
 * waits for nothing.
 */
export function wayIn(id: string, graph: Graph): string | null {
  return leadsTo(id, graph, new Set()) ? 'way-in' : null;
}

/** Whether what is loaded when the page warms up imports it, itself or by others. */
function leadsTo(id: string, graph: Graph, seen: Set<string>): boolean {
  if (WAY_IN.test(id)) return true;
  if (seen.has(id)) return false;
  seen.add(id);
  return graph.getModuleInfo(id)?.importers.some((importer) => leadsTo(importer, graph, seen)) ?? false;
}

/** Those whose schemas the way in is made of. */
const SCHEMAS_OF_WAY_IN = /\/protocol\/(?:codec|fields|referral|youth-messages)\.ts$/;

/**
 * Vite plugin: the rest has a copy of valibot of its own, because a file that both share has what either needs, and so all that only forms and texts
 * need would come before anybody can join. Schemas made with one are read with the other: they are plain objects.
 */
export function ownSchemas(): Plugin {
  return {
    name: 'dorren:own-schemas',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /^valibot$/ },
      async handler(source, importer, options) {
        const found = await this.resolve(source, importer, { ...options, skipSelf: true });
        return found && (SCHEMAS_OF_WAY_IN.test(importer ?? '') ? found : { ...found, id: `${found.id}?later` });
      },
    },
  };
}
