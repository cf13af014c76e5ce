/** `npm run check:texts [-- --json FILE]`: the program's own texts: whether they are whole, easy to read, and in which languages. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type DefaultText, readDefaultTexts } from '../../server/src/texts/default-texts.ts';
import { type Coverage, coverage } from '../texts/languages.ts';
import { isEasyEnough, type Measured, measureSwedish } from '../texts/swedish-texts.ts';

function told(text: Measured): string {
  const { name, lix, hardest, limit } = text;
  const figures = `LIX ${lix.toFixed(1)}, hardest part ${hardest.toFixed(1)}`;
  if (limit === null) return `ok      ${name}: ${figures}`;
  return `${isEasyEnough(text) ? 'ok    ' : 'FAILED'}  ${name}: ${figures}, to be under ${limit}`;
}

function listed(languages: readonly string[]): string {
  return languages.length === 0 ? 'none' : languages.join(', ');
}

function covered({ name, complete, missing, notReviewed }: Coverage): string {
  const lacking = missing.map(({ language, what }) => (what === 'all' ? language : `${language} ${what}`));
  return `        ${name}: complete ${listed(complete)}; missing ${listed(lacking)}; not yet reviewed ${listed(notReviewed)}`;
}

const rounded = (figure: number) => Math.round(figure * 10) / 10;

function figuresOf(measured: readonly Measured[], languages: readonly Coverage[]): Record<string, number> {
  return Object.fromEntries([
    ...measured.flatMap(({ name, lix, hardest }) => [
      [`LIX, ${name}`, rounded(lix)],
      [`LIX of the hardest part, ${name}`, rounded(hardest)],
    ]),
    ...languages.flatMap(({ name, complete, missing, notReviewed }) => [
      [`languages complete, ${name}`, complete.length],
      [`texts missing, ${name}`, missing.length],
      [`languages not reviewed, ${name}`, notReviewed.length],
    ]),
  ]);
}

function main(): number {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  let content: DefaultText[];
  try {
    content = readDefaultTexts();
  } catch (error) {
    console.error(error);
    return 1;
  }
  const measured = measureSwedish(content);
  const languages = coverage(content);
  for (const text of measured) console.log(told(text));
  for (const series of languages) console.log(covered(series));
  const figures = figuresOf(measured, languages);
  for (const [name, figure] of Object.entries(figures)) console.log(`${name}: ${figure}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ figures }, null, 2)}\n`);
  return measured.every(isEasyEnough) ? 0 : 1;
}

process.exitCode = main();
