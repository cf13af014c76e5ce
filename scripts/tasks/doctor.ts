/** `npm run doctor -- URL`: what is wrong with a running deployment, in words, and how to mend it. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { terminalLanguage } from '../../server/src/config.ts';
import { terminalMessages } from '../../server/src/messages.ts';
import { partners as partnersSchema } from '../../shared/src/protocol/partners.ts';
import { examineInside, examineOutside } from '../doctor/doctor.ts';
import { type Finding, NotPossible } from '../doctor/finding.ts';
import { findService, type Local, THIS_MACHINE } from '../doctor/inside/machine.ts';
import type { Site } from '../doctor/outside/site.ts';

const HTTP_PORT = 80;
const MOST_PORT = 65_535;
const VERDICTS = ['passed', 'failed', 'not-possible'] as const satisfies readonly Finding['verdict'][];

interface Asked {
  site: Site;
  local: 'auto' | number | null;
  json: string | undefined;
}

/** Null if they make no sense. */
function options(): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      options: {
        local: { type: 'string' },
        json: { type: 'string' },
        'http-port': { type: 'string' },
        partners: { type: 'string' },
      },
      allowPositionals: true,
    });
    const origin = URL.parse(positionals[0] ?? '');
    const local = values.local === undefined || values.local === 'auto' ? (values.local ?? null) : Number(values.local);
    const isPid = typeof local !== 'number' || (Number.isInteger(local) && local > 0);
    const said = values['http-port'];
    const httpPort = said !== undefined ? Number(said) : origin?.port === '' ? HTTP_PORT : null;
    const isPort = httpPort === null || (Number.isInteger(httpPort) && httpPort > 0 && httpPort <= MOST_PORT);
    const partners = values.partners === 'none' ? [] : values.partners?.split(',');
    const arePartners = partners === undefined || v.is(partnersSchema, partners);
    if (origin === null || positionals.length !== 1 || !/^https?:$/.test(origin.protocol) || !isPid || !isPort)
      return null;
    if (!arePartners) return null;
    return { site: { origin, httpPort, ...(partners === undefined ? {} : { partners }) }, local, json: values.json };
  } catch {
    return null;
  }
}

async function inside(local: 'auto' | number): Promise<Finding[]> {
  let found: Local;
  try {
    found = local === 'auto' ? findService(THIS_MACHINE) : { machine: THIS_MACHINE, pid: local };
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    return [{ check: 'process', verdict: 'not-possible', complaints: [error.complaint] }];
  }
  return examineInside(found);
}

async function main(): Promise<number> {
  const say = terminalMessages(terminalLanguage(process.env));
  const asked = options();
  if (asked === null) {
    console.error(say('doctor.usage'));
    return 2;
  }
  const findings = await examineOutside(asked.site);
  if (asked.local !== null) findings.push(...(await inside(asked.local)));
  const width = Math.max(...VERDICTS.map((verdict) => say(`doctor.${verdict}`).length));
  for (const { check, verdict, complaints } of findings) {
    console.log(`${say(`doctor.${verdict}`).padEnd(width)}  ${say(`doctor.check.${check}`)}`);
    for (const { fault, values } of complaints)
      console.log(`${''.padEnd(width)}  - ${say(`doctor.fault.${fault}`, values)}`);
  }
  if (asked.local === null) console.log(say('doctor.outside-only'));
  const count = (verdict: Finding['verdict']) => findings.filter((finding) => finding.verdict === verdict).length;
  const figures = Object.fromEntries(
    VERDICTS.map((verdict) => [`checks ${verdict.replace('-', ' ')}`, count(verdict)]),
  );
  for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${figure}`);
  if (asked.json !== undefined) writeFileSync(asked.json, `${JSON.stringify({ findings, figures }, null, 2)}\n`);
  return count('failed') === 0 ? 0 : 1;
}

process.exitCode = await main();
