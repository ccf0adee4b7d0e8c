import { datesDisagree, type Recording, tracksInWords } from '../../../shared/domain/index.ts';
import { SAMPLE_RATE } from '../../../shared/time/index.ts';
import {
  type ExhibitSheet,
  type Folder,
  lengthOf,
  MEETING_KIND,
  NOT_STATED,
  type RecordingSheet,
  ROLE,
  YES_NO,
} from '../content/index.ts';
import { cutFacts, cutNotProven, cutSentence } from './cut-short.ts';
import { visible } from './html.ts';

/** Lines of `Name: value`, one a line, values on one line each. */
function lines(facts: readonly (readonly [string, string | number | null])[]): string {
  return facts.map(([name, value]) => `${name}: ${oneLine(String(value ?? NOT_STATED))}\n`).join('');
}

/** Every sign that some program takes for the end of a line: a name cannot begin a line of its own in a declaration. */
const LINE_END = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

function oneLine(text: string): string {
  return visible(
    text
      .split(LINE_END)
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .join(' / '),
  );
}

/** R01.facts.txt: what is known of a recording, each fact with who says so. */
export function recordingFacts(sheet: RecordingSheet): string {
  const { recording } = sheet;
  const disagree = datesDisagree(recording)
    ? 'The dates below are not all the same day. Ask the parent which is right.\n'
    : '';
  return [
    `${sheet.code}: facts about this recording\n\n`,
    `Measured by Keptword when the ${sheet.madeHere ? 'recording ended' : 'file was received'}\n`,
    lines([
      ['File in this bundle', sheet.path],
      ['SHA-256 of the file', recording.sha256],
      ['Bytes', recording.bytes],
      ...(sheet.madeHere
        ? ([
            ['Name of the file, recorded with Keptword', recording.originalName],
            ['Sealed (UTC)', recording.importedAt],
          ] as const)
        : ([
            ['Name of the file as received', recording.originalName],
            ['Received (UTC)', recording.importedAt],
          ] as const)),
      [`Samples when decoded at ${SAMPLE_RATE} Hz, one channel`, recording.samples],
    ]),
    '\nReported by ffmpeg\n',
    lines([
      ['Container', recording.container],
      ['Codec', recording.codec],
      ['Sample rate', `${recording.sampleRate} Hz`],
      ['Channels', recording.channels],
      ['Sound tracks', tracksOf(recording)],
      ['Also holds a picture', recording.hasVideo ? 'Yes (never shown, kept as received)' : 'No'],
    ]),
    ...cutOff(sheet),
    `\nDates\n${disagree}`,
    lines([
      ['Written inside the file (UTC)', recording.dateInFile],
      [sheet.madeHere ? 'Recording started (UTC)' : 'On the disk it came from (UTC)', recording.dateOnDisk],
      ['Said by the parent', recording.dateByParent],
      ['Session of the meeting', `${sheet.session.ordinal}, ${sheet.session.date}`],
    ]),
    '\nSaid by the parent\n',
    lines([
      ['Whose recording', sheet.source],
      ['Recorded by', recording.recordedBy],
      ['Device', recording.device],
      ['Announced at the meeting', YES_NO[recording.announced]],
    ]),
    ...missing(sheet),
  ].join('');
}

/** Only of a file that was cut short. */
function cutOff(sheet: RecordingSheet): string[] {
  const sentence = cutSentence(sheet);
  return sentence === null ? [] : [`\nCut short\n${sentence}\n`, lines(cutFacts(sheet))];
}

/** Of several, which one the clips are of, and what the file calls them. */
function tracksOf({ soundTracks, trackNames }: Recording): string | number | null {
  if (soundTracks === null || soundTracks === 1) return soundTracks;
  const names = trackNames === null ? '' : ` It names them: ${tracksInWords(trackNames)}.`;
  return `${soundTracks}. Clips and samples are of the first. The file holds all of them.${names}`;
}

/** Only where something is missing: of a file that was received, nobody measured it. */
function missing({ code, gaps }: RecordingSheet): string[] {
  if (gaps.length === 0) return [];
  const known = gaps.reduce((sum, { lengthMs }) => sum + (lengthMs ?? 0), 0);
  return [
    '\nMissing stretches, measured while it was recorded\n',
    lines([
      ['Stretches', gaps.length],
      ['Milliseconds in all, where the length is known', known],
      ['Each of them', `data/03_originals/${code}.gaps.csv`],
    ]),
  ];
}

/** The text beside a clip: who said it, how that is known, and where exactly it comes from. */
export function clipText(exhibit: ExhibitSheet): string {
  const { clip, sheet } = exhibit;
  const cut = cutSentence(sheet);
  const from =
    clip === null
      ? ([['Clip', 'None: this exhibit is a place in the recording']] as const)
      : ([
          ['Clip', clip.path],
          ['First sample', clip.start],
          ['Sample after the last', clip.end],
          ['Samples', `${clip.end - clip.start} (${SAMPLE_RATE} a second, one channel, 16 bits)`],
        ] as const);
  return [
    `Exhibit ${exhibit.code}\n\n`,
    'Said in the meeting (as the parent wrote it down; the sound is the evidence)\n',
    `${indent(exhibit.said)}\n\n`,
    lines([
      ['Speaker', exhibit.speaker],
      ['How the speaker is known', exhibit.howKnown],
      ['Kind', exhibit.type],
      ['Issue it goes to', exhibit.issue],
      ['Whole recording', sheet.path],
      ['Source', sheet.source],
      ['SHA-256 of the whole recording', sheet.recording.sha256],
      ...(cut === null ? [] : ([['What is missing', cut]] as const)),
      ['Start', exhibit.start],
      ['End', exhibit.end],
      ['Length', lengthOf(exhibit)],
      ...from,
    ]),
  ].join('');
}

function indent(text: string): string {
  return text
    .split(LINE_END)
    .map((line) => `    ${visible(line)}`)
    .join('\n');
}

/** equipment.txt: the foundation facts that a hearing asks for, as far as they are known. */
export function equipment(folder: Folder): string {
  const { meeting } = folder;
  const sheets = folder.recordings.map((sheet) =>
    [
      `\n${sheet.code}\n`,
      lines([
        ['Day', sheet.session.date],
        ['Recorder (device)', sheet.recording.device],
        ['Operated by', sheet.recording.recordedBy],
        ['Announced at the meeting', YES_NO[sheet.recording.announced]],
        ['Whose recording', sheet.source],
        ['Length in samples', `${sheet.recording.samples} at ${SAMPLE_RATE} Hz`],
        ['SHA-256', sheet.recording.sha256],
        ...(sheet.recording.cutShort === null ? [] : ([['What is missing', cutSentence(sheet)]] as const)),
      ]),
    ].join(''),
  );
  return [
    'Equipment and making of the recordings\n\n',
    '"Not stated" means that nobody has written it down yet. It is a question for the parent.\n\n',
    lines([
      ['Meeting', meeting.title],
      ['Kind', MEETING_KIND[meeting.kind]],
      ['Date', meeting.date],
      ['Child (initials)', folder.students.map((student) => student.initials).join(', ') || NOT_STATED],
      ['Place', meeting.place],
      ['District recorded too', YES_NO[meeting.districtRecorded]],
    ]),
    ...sheets,
    '\nHow this bundle was made\n',
    lines([
      ['Program', folder.madeBy],
      ['Clips decoded from the whole recordings with', folder.ffmpeg],
      ['Whole recordings', 'Copied byte for byte. Their SHA-256 was compared while copying.'],
      [
        'Clips',
        `${SAMPLE_RATE} Hz, one channel, 16 bits, cut to the sample. Nothing was cleaned or made louder.`,
      ],
    ]),
  ].join('');
}

/** An unsigned draft for the attorney (28 USC 1746; Federal Rules of Evidence 902(13), 902(14)). Never more than that. */
export function declarationDraft(folder: Folder): string {
  const people = folder.people
    .filter((sheet) => sheet.exhibits.length > 0)
    .map(
      (sheet) =>
        `       ${oneLine(sheet.person.label)}, ${ROLE[sheet.person.role]}: ${sheet.howKnown.join('; ')} (${sheet.exhibits.join(', ')})\n`,
    );
  return `DRAFT, NOT SIGNED. For review by an attorney before any use. This is not legal advice.

DECLARATION ABOUT RECORDINGS

I, ______________________________, declare:

  1. I took part in the meeting "${oneLine(folder.meeting.title)}" on ${folder.meeting.date}.
     [Attorney: confirm who attended, and who can speak to each recording.]

  2. These recordings of it are in the bundle that comes with this declaration:
${folder.recordings
  .map(
    (sheet) =>
      `       ${sheet.code}: ${sheet.path}\n         SHA-256 ${sheet.recording.sha256}\n         ${sheet.source}; device: ${oneLine(sheet.recording.device ?? NOT_STATED)}; operated by: ${oneLine(sheet.recording.recordedBy ?? NOT_STATED)}\n${sheet.recording.cutShort === null ? '' : `         ${cutSentence(sheet)}\n`}`,
  )
  .join('')}
  3. The device worked correctly, and I have listened to the recordings.
     [Strike what you cannot say of your own knowledge.]

${howTheyCame(folder)}
  5. The copies in the bundle were compared with those SHA-256 values while they were copied.
     [Attorney: copy by a hash-verified process, Federal Rule of Evidence 902(14); how the program makes its
     records, 902(13). Both ask for written notice to the other side before the hearing.]

  6. The voices are known as follows:
${people.join('') || '       [No speaker was named.]\n'}
  7. The bundle is signed by the key of my archive with this fingerprint (SHA-256):
       ${folder.fingerprint}

I declare under penalty of perjury under the laws of the United States of America that the foregoing is true and
correct.  [28 USC 1746; use the wording that your state or hearing office asks for.]

Executed on ____________________        ______________________________
`;
}

/** Point 4: what the parent can say of how the files came. Nothing is said of a kind that is not in the bundle. */
function howTheyCame({ recordings, madeBy }: Folder): string {
  const made = recordings.filter(({ madeHere }) => madeHere).map(({ code }) => code);
  const received = recordings.filter(({ madeHere }) => !madeHere).map(({ code }) => code);
  const all = made.length === 0 ? 'each file' : received.join(', ');
  const came = [
    ...(received.length > 0
      ? [
          `I received ${all}, and put it into the program ${madeBy}. The program computed the SHA-256 value above`,
          'from the file as it received it.',
        ]
      : []),
    ...(made.length > 0
      ? [
          `${made.join(', ')}: recorded with the program ${madeBy}. The program computed the SHA-256 value above`,
          'when the recording ended.',
        ]
      : []),
    'I made no change to the files. The custody log in data/09_custody lists what was done with them.',
  ];
  return `  4. ${came.join('\n     ')}\n`;
}

const NOT_PROVEN = `What this bundle does not prove

What it shows
- No file in it was changed since the bundle was signed, if the checks in verify/HOW-TO-VERIFY.txt pass.
- Each whole recording has the same SHA-256 as the file that the archive received, or that was recorded with Keptword.
- Each clip is the named stretch of the whole recording, to the sample.
- The custody log is in one piece from its first entry to the last one in this bundle.

What it does not show
- Who is speaking. A name is what the parent wrote down. Each exhibit says how the parent knows.
- That what was said is true, or what it means. The notes are the parent's.
- That a file was not changed before the archive received it. The dates inside the file and on the disk help.
  The device, and the people who were there, help more.
- When it was made or signed. The times in the log come from the parent's computer. An outside copy of the
  fingerprint and of the manifest's SHA-256, for instance in a dated letter, shows that it existed by then.
- That the log was not written anew. Whoever has the archive and its passphrase has the key, and could do that.
  An earlier bundle, or a dated letter with the manifest's SHA-256, shows whether it was done.
- That this is the newest bundle of the meeting. An older one stays valid.
- Who made it. The signature says "made with this archive's key". It does not say who used the key.
- That the recording was lawful, or may be shared or used in a hearing. Ask an attorney.
- That the people recorded agreed to its being passed on. Nothing in it says who was asked. Ask an attorney.
- That the bundle holds all that there is. The parent chose what to hand over.
`;

/** What the bundle does not show; of recordings that are cut short, and of notes without sound, only where there are some. */
export function notProven(folder: Pick<Folder, 'notes' | 'recordings'>): string {
  return `${NOT_PROVEN}${cutNotProven(folder)}${ofNotes(folder)}`;
}

function ofNotes({ notes }: Pick<Folder, 'notes'>): string {
  if (notes.length === 0) return '';
  return `- That it happened as a note without sound says. Nobody recorded it. The parent wrote it, and says when it was.
  The time of writing comes from the parent's computer. The custody log was signed by the same computer.
`;
}
