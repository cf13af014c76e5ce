/** `DATABASE_URL=… npm run migrate`: moves the records from the file in `DATA_DIR` to an empty PostgreSQL. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfig, terminalLanguage } from '../../server/src/config.ts';
import { notUsable } from '../../server/src/faults.ts';
import { terminalMessages } from '../../server/src/messages.ts';
import { moveRecords } from '../../server/src/move-records.ts';

/** Null if they make no sense. */
function options(): { json: string | undefined } | null {
  try {
    return { json: parseArgs({ options: { json: { type: 'string' } } }).values.json };
  } catch {
    return null;
  }
}

async function main(): Promise<number> {
  const say = terminalMessages(terminalLanguage(process.env));
  const asked = options();
  const read = readConfig(process.env);
  if (asked === null || (read.ok && read.config.databaseUrl === null)) {
    console.error(say('migrate.usage'));
    return 2;
  }
  if (!read.ok) {
    console.error(say('failure.setting', { names: read.names.join(', ') }));
    return 2;
  }
  const { dataDirectory: directory, databaseUrl } = read.config;
  const moved = await moveRecords(directory, databaseUrl ?? '').catch((error: unknown) => {
    const { code, values } = notUsable('database', error);
    console.error(say(`failure.${code}`, values));
    return null;
  });
  if (moved === null) return 1;
  if (!moved.ok) {
    console.error(say(`migrate.${moved.why}`, { directory }));
    return 1;
  }
  console.log(say('migrate.done', { directory }));
  console.log(`rows moved: ${moved.rows}`);
  if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify({ 'rows moved': moved.rows }, null, 2)}\n`);
  return 0;
}

process.exitCode = await main();
