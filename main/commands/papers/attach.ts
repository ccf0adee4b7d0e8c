import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { type AttachResult, KeptwordError } from '../../../shared/contract/index.ts';
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  type DocumentKind,
  type DocumentStatus,
  documentCode,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { attachDocuments } from '../../documents/index.ts';
import {
  count,
  day,
  findMeeting,
  fold,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  progressLine,
  type Surroundings,
  UsageError,
  withArchive,
  withPassphrase,
  words,
} from '../line/index.ts';

type AttachOptions = OpenOptions & {
  kind: DocumentKind;
  meeting?: string;
  student?: string;
  title?: string;
  date?: string;
  received?: string;
  status?: DocumentStatus;
  from?: string;
  passwordFile?: string;
};

/** `attach ARCHIVE FILE... --kind K`: one bad file fails alone; the exit code then is 1. */
export const attachCommand: MakeCommand = (around, act) =>
  new Command('attach')
    .description('attach documents: PDF, PNG, JPEG, WebP, HEIC or Word (DOCX)')
    .argument('<archive>', 'the archive’s folder')
    .argument('<files...>', 'the files, kept byte for byte')
    .addOption(oneOf('--kind <kind>', 'what they are', DOCUMENT_KINDS).makeOptionMandatory())
    .option('--meeting <meeting>', 'title or id of the meeting they belong to', words)
    .option('--student <initials>', 'the child they are about', words)
    .option('--title <title>', 'title of the one file (default: its name)', words)
    .option('--date <date>', 'day on the paper, YYYY-MM-DD', day)
    .option('--received <date>', 'day it came to you, YYYY-MM-DD', day)
    .addOption(oneOf('--status <status>', 'what it was when it was handed over', DOCUMENT_STATUSES))
    .option('--from <sender>', 'who sent it', words)
    .option('--password-file <file>', 'file whose first line opens the one document, a locked PDF', words)
    .addOption(passphraseFile())
    .action((path: string, files: string[], options: AttachOptions) =>
      act(() => {
        if (options.title !== undefined && files.length > 1) {
          throw new UsageError('--title goes with one file. Attach the others without it.');
        }
        if (options.passwordFile !== undefined && files.length > 1) {
          throw new UsageError('--password-file goes with one file. Attach the others without it.');
        }
        return withArchive(around, path, options, (archive) => attachTo(around, archive, files, options));
      }),
    );

async function attachTo(around: Surroundings, archive: OpenArchive, files: string[], options: AttachOptions) {
  const { kind, meeting, student, title, date, received, status, from } = options;
  const password = await passwordIn(around, options);
  const request = {
    files: files.map((file, at) => ({
      fileId: `${at + 1}`,
      path: resolve(around.folder, file),
      name: basename(file),
      password,
    })),
    about: {
      kind,
      ...(meeting !== undefined && { meetingId: findMeeting(archive, meeting).id }),
      ...(student !== undefined && { studentId: childOf(archive, student) }),
      ...(title !== undefined && { title }),
      ...(date !== undefined && { date }),
      ...(received !== undefined && { receivedOn: received }),
      ...(status !== undefined && { status }),
      ...(from !== undefined && { sender: from }),
    },
  };
  const progress = progressLine(around);
  const working = { signal: around.signal, onProgress: progress.show };
  const results = await attachDocuments(archive, request, working).finally(progress.end);
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  for (const result of results) {
    if (result.outcome === 'failed') around.err(`${result.name}: ${result.error.message}\n`);
  }
  const others = `${count(failed, 'file')} of ${results.length} failed; the others are in the archive.`;
  return {
    value: { files: results.map((result, at) => documentOf(result, files[at] ?? result.name)), failed },
    words: [...results.map(lineOf), ...(failed > 0 ? [others] : [])].join('\n'),
    failed: failed > 0,
  };
}

/** What opens a locked file; never an argument, which every program on the computer can read. */
function passwordIn(around: Surroundings, { passwordFile: file }: AttachOptions): Promise<string | null> {
  if (file === undefined) return Promise.resolve(null);
  const source = { file, variable: null, option: '--password-file', question: 'Password: ' };
  return withPassphrase(around, source, async (bytes) => Buffer.from(bytes).toString('utf8'));
}

/** The child with these initials; one that is not there is made by hand, never by a slip of the keys. */
function childOf(archive: OpenArchive, initials: string): string {
  const [only, ...others] = archive.index.students
    .list()
    .filter((one) => fold(one.initials) === fold(initials));
  if (only && others.length === 0) return only.id;
  const message = only
    ? `"${initials}" could be several children. Nothing was attached. Attach in the app instead.`
    : `No child has the initials "${initials}". Nothing was attached. Add the child first.`;
  throw new KeptwordError(only ? 'invalid-input' : 'not-found', message);
}

function documentOf(result: AttachResult, file: string) {
  const { fileId: _order, name, ...rest } = result;
  if (rest.outcome === 'failed') return { file, name, ...rest };
  const { document, outcome } = rest;
  return { id: document.id, code: documentCode(document.ordinal), file, name, outcome, document };
}

function lineOf(result: AttachResult): string {
  if (result.outcome === 'failed') return `failed     ${result.name}`;
  const { document, name, outcome } = result;
  const known = {
    attached: document.pages === null ? 'Word file' : count(document.pages, 'page'),
    duplicate: 'was there already',
    restored: 'had been taken out and is back',
  };
  return `${outcome.padEnd(9)}  ${documentCode(document.ordinal)}  ${name}  ${known[outcome]}`;
}
