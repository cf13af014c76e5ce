// Every npm script comes through here, in plain JavaScript, because in a fresh clone it runs on whichever Node the
// machine has: installs what the lockfile asks for, then goes on with `tasks/<name>.ts` under the project's own Node.
import { isOwnNode, runOwnNode } from './bootstrap/own-node.mjs';
import { installPackages } from './bootstrap/packages.mjs';

const TASKS = [
  'start',
  'build',
  'dev',
  'check',
  'check-texts',
  'test',
  'bench',
  'traces',
  'traces-server',
  'verify',
  'doctor',
  'observatory',
  'wire',
  'migrate',
  'faults',
  'load',
];
const task = process.argv[2];
if (!TASKS.includes(task)) {
  console.error(`Usage: node scripts/run.mjs ${TASKS.join('|')} [arguments]`);
  process.exit(2);
}

const installed = installPackages();
if (installed || !isOwnNode()) process.exitCode = await runOwnNode(process.argv.slice(1));
else {
  // Tasks see their own arguments only.
  process.argv.splice(2, 1);
  await import(`./tasks/${task}.ts`);
}
