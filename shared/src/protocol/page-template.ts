/** The youth's page as a template (web-client/PAGE.md, "Tokens"). */

/** What is sent only while the token has that value. The third stands within the second. */
const CONDITIONS = [
  /%%(EMBEDDED)=(true)%%(.*?)%%\/EMBEDDED%%/gs,
  /%%(DOOR)=([a-z-]+)%%(.*?)%%\/DOOR%%/gs,
  /%%(ESTIMATE)=([a-z0-9-]+)%%(.*?)%%\/ESTIMATE%%/gs,
] as const;

/** The template without what is not sent while the tokens have these values. Before anything is filled in. */
export function fittingParts(template: string, values: Readonly<Partial<Record<string, string>>>): string {
  return CONDITIONS.reduce(
    (text, condition) =>
      text.replace(condition, (_all, name: string, value: string, then: string) =>
        values[name] === value ? then : '',
      ),
    template,
  );
}
