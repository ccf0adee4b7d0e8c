/** The command line: one file per command, each a thin caller of a use case. docs/decisions/070 says what it promises. */
import { Command, CommanderError } from 'commander';
import {
  checkCommand,
  createCommand,
  demoCommand,
  doctorCommand,
  mendCommand,
  oldCopiesCommand,
  passwdCommand,
  recoverCommand,
  rescueCommand,
} from './archive/index.ts';
import { exportCommand, forNewCommand, verifyCommand } from './bundle/index.ts';
import {
  answerCommand,
  askCommand,
  concernCommand,
  decisionCommand,
  deliveryCommand,
  disputeCommand,
  evaluationCommand,
  goalCommand,
  incidentCommand,
  momentCommand,
  needCommand,
  pairCommand,
  presentLevelCommand,
  progressCommand,
  requestCommand,
} from './case/index.ts';
import {
  type Act,
  type Answer,
  errorDocument,
  type MakeCommand,
  printable,
  type Surroundings,
  UsageError,
} from './line/index.ts';
import { listCommand } from './list/index.ts';
import { attachCommand, documentCommand, linkCommand } from './papers/index.ts';
import { searchCommand } from './search.ts';
import {
  alignCommand,
  extractCommand,
  importCommand,
  playlistCommand,
  recordCommand,
  recoverCaptureCommand,
  transcriptCommand,
} from './sound/index.ts';

export type { Surroundings } from './line/index.ts';
export { askSecret } from './line/index.ts';

const WORKED = 0;
const FAILED = 1;
const USAGE = 2;

/**
 * Runs one command line (without `node` and the script) and resolves to the exit code: 0, 1 when the work failed, 2
 * when the line was wrong. With `--json` exactly one document goes to `out`, also when it fails.
 */
export async function runCommand(line: readonly string[], around: Surroundings): Promise<number> {
  const json = line.includes('--json');
  const print = (value: unknown) => around.out(`${JSON.stringify(value, null, 2)}\n`);
  try {
    const answer = await answerTo(line, around, json);
    if (answer === null) return WORKED;
    if (json) print(answer.value);
    else around.out(`${printable(answer.words)}\n`);
    return answer.failed ? FAILED : WORKED;
  } catch (error) {
    const document = errorDocument(error);
    around.err(`${printable(document.error.message)}\n`);
    if ('details' in document.error && document.error.details)
      around.err(`Details: ${printable(document.error.details)}\n`);
    if (json) print(document);
    return document.error.code === 'usage' ? USAGE : FAILED;
  }
}

/** Null when only help or the version was asked for, which is then printed already. */
async function answerTo(
  line: readonly string[],
  around: Surroundings,
  json: boolean,
): Promise<Answer | null> {
  let answer: Answer | null = null;
  const program = build(around, async (work) => {
    answer = await work();
  });
  // Commander's own words about a wrong line come back as an error below, so that they are said once.
  const quiet = {
    writeErr: () => undefined,
    writeOut: (text: string) => (json ? around.err(text) : around.out(text)),
  };
  for (const command of [program, ...program.commands]) command.exitOverride().configureOutput(quiet);
  try {
    await program.parseAsync(line, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return json ? { value: { help: true }, words: '' } : null;
    if (error.code === 'commander.help') throw new UsageError(program.helpInformation().trimEnd());
    throw new UsageError(
      `${error.message.replace(/^error: /, '')}\nRun "keptword help" to see every command.`,
    );
  }
  return answer;
}

function build(around: Surroundings, act: Act): Command {
  const program = new Command('keptword')
    .description('A private, offline, encrypted archive for the recordings of special-education meetings.')
    .helpCommand('help [command]', 'show what a command does')
    .showSuggestionAfterError();
  const commands: MakeCommand[] = [
    demoCommand,
    createCommand,
    importCommand,
    recordCommand,
    recoverCaptureCommand,
    listCommand,
    goalCommand,
    evaluationCommand,
    needCommand,
    presentLevelCommand,
    decisionCommand,
    momentCommand,
    disputeCommand,
    requestCommand,
    pairCommand,
    incidentCommand,
    askCommand,
    progressCommand,
    deliveryCommand,
    concernCommand,
    answerCommand,
    alignCommand,
    playlistCommand,
    transcriptCommand,
    searchCommand,
    extractCommand,
    attachCommand,
    documentCommand,
    linkCommand,
    exportCommand,
    forNewCommand,
    verifyCommand,
    checkCommand,
    mendCommand,
    oldCopiesCommand,
    passwdCommand,
    recoverCommand,
    rescueCommand,
    doctorCommand,
  ];
  for (const command of commands) {
    program.addCommand(command(around, act).option('--json', 'print one JSON document on stdout'));
  }
  return program;
}
