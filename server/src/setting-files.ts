/** What is secret, or is long, may stand in a file whose name is no secret: `REDIS_URL_FILE` instead of `REDIS_URL`. */
import { readFileSync } from 'node:fs';

type Variables = Readonly<Record<string, string | undefined>>;
export type ReadFile = (path: string) => string;

const EITHER = ['DATABASE_URL', 'REDIS_URL', 'METRICS_TOKEN'] as const;
/** Is always a file. */
const CONTENTS = { REDIS_CA_FILE: 'REDIS_CA' } as const;

export const fromDisk: ReadFile = (path) => readFileSync(path, 'utf8');

/** Every variable with its value, wherever that stood; `names` are those whose file cannot be read, or that are set twice. */
export function withFiles(variables: Variables, readFile: ReadFile): { variables: Variables; names: string[] } {
  const whole: Record<string, string | undefined> = { ...variables };
  const names: string[] = [];
  const take = (name: string, from: string) => {
    const path = variables[from] ?? '';
    if (path === '') return;
    try {
      if ((variables[name] ?? '') !== '') throw new Error('set twice');
      whole[name] = readFile(path).trim();
    } catch {
      names.push(from);
    }
  };
  for (const name of EITHER) take(name, `${name}_FILE`);
  for (const [from, name] of Object.entries(CONTENTS)) take(name, from);
  return { variables: whole, names };
}
