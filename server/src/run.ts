import { readConfig, terminalLanguage } from './config.ts';
import { faultCode, StartFailure } from './faults.ts';
import { type Say, terminalMessages } from './messages.ts';
import { goBeforeHelpers } from './one-core.ts';
import { type Service, type ServiceOptions, startService } from './service.ts';

/** npm passes on a Ctrl-C that the terminal has already delivered: two signals this close together are one. */
const SAME_SIGNAL_MS = 500;

export interface RunOptions {
  demonstration: boolean;
  /** Puts into the records what a demonstration begins with. */
  fill?: ServiceOptions['fill'];
  /** Called once the service listens; what it returns is called before it stops. */
  started?: (service: Service, say: Say) => Promise<() => Promise<void>>;
}

/** Runs the service as this process: configuration, the lines on the terminal, signals, exit codes. */
export async function runService({ demonstration, fill, started }: RunOptions): Promise<void> {
  // Whatever is written is for this user's eyes only.
  process.umask(0o077);
  goBeforeHelpers();
  const read = readConfig(process.env);
  const say = terminalMessages(terminalLanguage(process.env));
  if (!read.ok) return fail(say('failure.setting', { names: read.names.join(', ') }));
  const { config } = read;

  // Its default opens a debugger, through which the memory can be read.
  process.on('SIGUSR1', () => undefined);
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error) => {
      console.error(say('failure.crash', { code: faultCode(error) }));
      process.exit(70);
    });
  }

  let service: Service;
  try {
    const onFault = (error: unknown) => console.error(say('failure.fault', { code: faultCode(error) }));
    service = await startService({ config, demonstration, onFault, ...(fill ? { fill } : {}) });
  } catch (error) {
    if (!(error instanceof StartFailure)) return fail(say('failure.start', { code: faultCode(error) }));
    return fail(say(`failure.${error.code}`, { host: config.host, port: config.port, ...error.values }));
  }
  greet(service, demonstration, say);
  const beforeStop = await started?.(service, say);

  let stoppingSince: number | null = null;
  const stop = async () => {
    if (stoppingSince !== null) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_MS) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    console.log(say('stop.begun', { seconds: Math.round(config.stopGraceMs / 1000) }));
    await beforeStop?.();
    await service.stop();
    console.log(say('stop.done'));
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function greet({ address, setUpToken }: Service, demonstration: boolean, say: Say): void {
  console.log(say('start.listening'));
  if (demonstration) console.log(say('start.demonstration'));
  console.log(say('start.youth', { address: `${address}/` }));
  console.log(say('start.console', { address: `${address}/console/` }));
  if (setUpToken !== null && !demonstration) {
    console.log(say('start.set-up'));
    console.log(`${address}/console/#set-up=${setUpToken}`);
  }
}

function fail(line: string): never {
  console.error(line);
  process.exit(2);
}
