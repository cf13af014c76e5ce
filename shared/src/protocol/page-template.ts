/** The youth's page as a template (web-client/PAGE.md, "Tokens"). */

/** What is sent only while the token has that value. The second stands within the first. */
const CONDITIONS = [
  /%%(DOOR)=([a-z-]+)%%(.*?)%%\/DOOR%%/gs,
  /%%(ESTIMATE)=([a-z0-9-]+)%%(.*?)%%\/ESTIMATE%%/gs,
] as const;

/** The template without what is not sent while the door is like that. Before anything is filled in. */
export function whileDoorIs(template: string, values: Readonly<Partial<Record<string, string>>>): string {
  return CONDITIONS.reduce(
    (text, condition) =>
      text.replace(condition, (_all, name: string, value: string, then: string) =>
        values[name] === value ? then : '',
      ),
    template,
  );
}
