/** The same services without a window: `npm run --silent keptword -- <command>`. */
import process from 'node:process';
import { askSecret, runCommand } from './commands/index.ts';
import { realFiles, systemClock } from './platform/index.ts';

/** Everything that is made is for this person's eyes only, whatever the system's habit is. */
process.umask(0o077);

const stop = new AbortController();
process.once('SIGINT', () => {
  process.stderr.write('\nStopping. What was finished stays. Press Ctrl-C again to stop at once.\n');
  stop.abort();
  process.once('SIGINT', () => process.exit(130));
});
// A closed terminal or a shutdown stops the work as Ctrl-C does: a half-made bundle is readable and must not stay.
for (const ending of ['SIGTERM', 'SIGHUP'] as const) process.on(ending, () => stop.abort());
// Words to a terminal or pipe that is gone: there is no one left to tell, but still something to put away.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => stop.abort());

// npm runs scripts in the project's folder and says in INIT_CWD where the person was.
const folder = process.env.npm_lifecycle_event === 'keptword' ? process.env.INIT_CWD : undefined;

process.exitCode = await runCommand(process.argv.slice(2), {
  env: process.env,
  folder: folder ?? process.cwd(),
  clock: systemClock,
  files: realFiles,
  signal: stop.signal,
  stdin: () => process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  terminal: process.stderr.isTTY === true,
  askSecret: process.stdin.isTTY ? askSecret : null,
});
