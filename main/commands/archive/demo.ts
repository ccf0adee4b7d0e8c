import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { Command } from 'commander';
import { type ExportReceipt, KeptwordError } from '../../../shared/contract/index.ts';
import type { BundleVerdict, Meeting, Recording } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { exportBundle, verifyBundle } from '../../evidence/index.ts';
import { type Ffmpeg, locateFfmpeg } from '../../media/index.ts';
import {
  addDecision,
  addGoal,
  addMeeting,
  addPerson,
  addStudent,
  setAttendance,
} from '../../meetings/index.ts';
import { importFiles } from '../../recordings/index.ts';
import { addMoment } from '../../review/index.ts';
import { verdictWords } from '../bundle/index.ts';
import { count, type MakeCommand, progressLine, type Surroundings, size } from '../line/index.ts';
import { createWithSheet } from './create.ts';
import { type SampleCase, sampleCase } from './sample-case.ts';

/** Nobody's secret: it is printed, and written beside the demo's archive so that every other command can be tried. */
const PASSPHRASE = 'this is only the demo archive';

/** `demo [--out DIR]`: the whole main job on the shipped sample, with the same parts as the real thing. */
export const demoCommand: MakeCommand = (around, act) =>
  new Command('demo')
    .description('do the whole main job on the shipped sample: import, mark, export, verify')
    .option(
      '--out <dir>',
      'folder for the demo’s archive and bundle (default: a new one for temporary files)',
    )
    .action((options: { out?: string }) =>
      act(async () => {
        const folder = await folderFor(around, options.out);
        const ffmpeg = await locateFfmpeg(around.env);
        const passphraseFile = join(folder, 'passphrase.txt');
        const made = await makeArchive(around, folder, passphraseFile);
        try {
          const receipt = await mainJob(around, made.archive, ffmpeg, folder);
          const verdict = await verifyBundle(receipt.place, { signal: around.signal });
          const original = made.archive.index.recordings.list()[0]?.originalName ?? '';
          return {
            value: {
              bundle: receipt.place,
              verified: verdict.ok,
              archive: made.archive.folder,
              passphraseFile,
              recoverySheet: made.sheet,
              manifestHash: receipt.manifestHash,
              fingerprint: receipt.fingerprint,
              verdict,
              recording: original,
            },
            words: lastWords(receipt, verdict, made.archive.folder, passphraseFile),
            failed: !verdict.ok,
          };
        } finally {
          await made.archive.close();
        }
      }),
    );

async function folderFor(around: Surroundings, out: string | undefined): Promise<string> {
  if (out === undefined) return mkdtemp(join(tmpdir(), 'keptword-demo-'));
  const folder = resolve(around.folder, out);
  await around.files.mkdir(folder);
  return folder;
}

async function makeArchive(around: Surroundings, folder: string, passphraseFile: string) {
  step(around, `Creating an archive in ${folder}`);
  const passphrase = new TextEncoder().encode(PASSPHRASE);
  const made = await createWithSheet(
    around,
    join(folder, 'Demo.keptword'),
    join(folder, 'Recovery-sheet.txt'),
    passphrase,
  );
  await around.files.writeAtomic(passphraseFile, Buffer.from(`${PASSPHRASE}\n`, 'utf8'));
  return made;
}

async function mainJob(
  around: Surroundings,
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  folder: string,
): Promise<ExportReceipt> {
  const sample = await sampleCase();
  const { meeting, people, goals } = addCase(archive, sample);
  step(around, `Importing ${basename(sample.recording)} into "${meeting.title}" of ${meeting.date}`);
  const recording = await importSample(around, archive, ffmpeg, meeting, sample.recording);
  const moments = markMoments(archive, sample, { meeting, recording, people, goals });
  step(around, `Marking ${count(moments.all, 'moment')}, ${moments.disputed} of them disputed`);
  step(around, 'Exporting the evidence bundle and verifying it');
  const choice = { meetingId: meeting.id, disputedOnly: false, momentIds: null, papers: true, zip: false };
  const progress = progressLine(around);
  const working = { signal: around.signal, onProgress: progress.show };
  return exportBundle(archive, ffmpeg, choice, folder, working).finally(progress.end);
}

function addCase(archive: OpenArchive, sample: SampleCase) {
  const { student: child, meeting: about } = sample;
  const student = addStudent(archive, child);
  const meeting = addMeeting(archive, {
    title: about.title,
    date: about.date,
    kind: 'iep',
    purpose: 'annual',
    mode: 'in-person',
    startTime: about.start,
    state: about.state,
    place: about.place,
    districtRecorded: 'yes',
    studentIds: [student.id],
  });
  const people = new Map<string, string>();
  for (const { id, label, role } of sample.people) {
    const person = addPerson(archive, { label, role });
    setAttendance(archive, { meetingId: meeting.id, personId: person.id, attendance: 'present' });
    people.set(id, person.id);
  }
  const goals = new Map<string, string>();
  for (const { id, area, text, baseline, target } of sample.goals) {
    const fields = { studentId: student.id, area, text, baseline, target, schoolYear: child.schoolYear };
    goals.set(id, addGoal(archive, fields).id);
  }
  return { meeting, people, goals };
}

async function importSample(
  around: Surroundings,
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  meeting: Meeting,
  path: string,
): Promise<Recording> {
  const files = [{ fileId: 'sample', path, name: basename(path) }];
  const about = {
    announced: 'yes',
    recordedBy: 'Parent',
    dateByParent: meeting.date,
    device: 'Phone',
  } as const;
  const request = { meetingId: meeting.id, sessionId: null, files, about };
  const [result] = await importFiles(archive, ffmpeg, request, { signal: around.signal });
  if (result?.outcome === 'imported') return result.recording;
  if (result?.outcome === 'failed') {
    const { code, message, details } = result.error;
    throw new KeptwordError(code, message, details === undefined ? {} : { details });
  }
  throw new Error('a new archive knew the sample already');
}

type Known = {
  meeting: Meeting;
  recording: Recording;
  people: Map<string, string>;
  goals: Map<string, string>;
};

function markMoments(
  archive: OpenArchive,
  sample: SampleCase,
  known: Known,
): { all: number; disputed: number } {
  for (const moment of sample.moments) {
    const goalId = known.goals.get(moment.goal ?? '') ?? null;
    const decided = moment.type === 'decision' || moment.due !== undefined;
    const decision = decided
      ? addDecision(archive, {
          meetingId: known.meeting.id,
          goalId,
          text: moment.text,
          outcome: moment.outcome ?? null,
          due: moment.due ?? null,
        })
      : null;
    addMoment(archive, {
      recordingId: known.recording.id,
      ...sample.spanOf(moment.lines),
      type: moment.type,
      text: moment.text,
      speakerId: known.people.get(moment.by) ?? null,
      speakerHow: 'recognised-by-parent',
      outcome: moment.outcome ?? null,
      goalId,
      decisionId: decision?.id ?? null,
      inIep: moment.inIep ?? null,
      iepPage: moment.iepPage ?? null,
      dispute: moment.disputed ?? null,
      mark: moment.mark ?? null,
    });
  }
  return { all: sample.moments.length, disputed: sample.moments.filter(({ disputed }) => disputed).length };
}

function step(around: Surroundings, sentence: string): void {
  around.err(`- ${sentence}\n`);
}

function lastWords(
  receipt: ExportReceipt,
  verdict: BundleVerdict,
  archive: string,
  passphraseFile: string,
): string {
  return [
    `Bundle: ${receipt.place} (${count(receipt.files, 'file')}, ${size(receipt.bytes)})`,
    `Manifest SHA-256: ${receipt.manifestHash}`,
    verdictWords(verdict),
    '',
    'Anyone can check it, without Keptword:',
    `  cd ${quoted(receipt.place)}`,
    '  sha256sum -c manifest-sha256.txt && sha256sum -c tagmanifest-sha256.txt',
    '  openssl dgst -sha256 -verify verify/public-key.pem -signature verify/manifest-sha256.txt.sig manifest-sha256.txt',
    '  openssl dgst -sha256 -verify verify/public-key.pem -signature verify/tagmanifest-sha256.txt.sig tagmanifest-sha256.txt',
    '  ffprobe -hide_banner data/03_originals/R01*.opus',
    'or with it:',
    `  npm run --silent keptword -- verify ${quoted(receipt.place)}`,
    'Look into the archive:',
    `  npm run --silent keptword -- list ${quoted(archive)} moments --passphrase-file ${quoted(passphraseFile)}`,
    '',
    `Open ${join(receipt.place, 'START-HERE.html')} in a browser to listen.`,
  ].join('\n');
}

/** As a shell wants a path with spaces. */
function quoted(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
