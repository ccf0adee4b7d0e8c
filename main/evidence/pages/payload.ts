import { type Folder, NOT_STATED } from '../content/index.ts';
import {
  chronologyTable,
  custodyTable,
  documentTables,
  gapTable,
  type Hashes,
  historyTable,
  indexTable,
  notesTable,
  peopleTable,
  statementTables,
  type Table,
  toCsv,
  transcriptTables,
} from '../tables/index.ts';
import { howToVerify } from './how-to-verify.ts';
import { tablePage } from './html.ts';
import { bundleJson, bundleSchema, ffmpegFacts } from './machine.ts';
import { type Guide, startHere } from './start-here.ts';
import { clipText, declarationDraft, equipment, notProven, recordingFacts } from './texts.ts';

/** A small file of the bundle, whole in memory. */
export type TextFile = { path: string; text: string };

/** Everything in data/ that is not sound. `hashes` are those of the sound files, already written. */
export function payloadTexts(folder: Folder, hashes: Hashes): TextFile[] {
  const { title, date } = folder.meeting;
  const child = folder.students.map(({ initials }) => initials).join(', ') || NOT_STATED;
  return [
    ...placedTables(folder, hashes).flatMap(({ at, table }) => [
      {
        path: `${at}/${table.name}.html`,
        text: tablePage(`${at}/${table.name}.html`, table, { title, date, child }),
      },
      { path: `${at}/${table.name}.csv`, text: toCsv(table) },
    ]),
    ...folder.transcripts.flatMap(({ texts }) => texts.map(({ path, text }) => ({ path, text }))),
    ...folder.recordings.flatMap((sheet) => [
      { path: `data/03_originals/${sheet.code}.facts.txt`, text: recordingFacts(sheet) },
      { path: `data/03_originals/${sheet.code}.ffmpeg-facts.json`, text: ffmpegFacts(sheet) },
      ...(sheet.gaps.length === 0
        ? []
        : [{ path: `data/03_originals/${sheet.code}.gaps.csv`, text: toCsv(gapTable(sheet)) }]),
    ]),
    ...folder.exhibits.map((exhibit) => ({
      path:
        exhibit.clip?.path.replace(/wav$/, 'txt') ??
        `data/05_clips/${exhibit.code}_${exhibit.sheet.code}.txt`,
      text: clipText(exhibit),
    })),
    { path: 'data/09_custody/custody-log.json', text: `${JSON.stringify(folder.custody, null, 1)}\n` },
    { path: 'data/09_custody/equipment.txt', text: equipment(folder) },
    ...(folder.recordings.length === 0
      ? []
      : [{ path: 'data/09_custody/declaration-draft.txt', text: declarationDraft(folder) }]),
    { path: 'data/09_custody/what-this-does-not-prove.txt', text: notProven(folder) },
    { path: 'data/10_machine/bundle.json', text: bundleJson(folder, hashes) },
    { path: 'data/10_machine/bundle.schema.json', text: bundleSchema() },
  ];
}

/** The pages and texts outside data/. The lists and signatures are made after them. */
export function tagTexts(folder: Folder): TextFile[] {
  return [
    { path: 'START-HERE.html', text: startHere(folder, guide(folder)) },
    { path: 'verify/HOW-TO-VERIFY.txt', text: howToVerify(folder) },
    { path: 'verify/public-key.pem', text: folder.publicKeyPem },
  ];
}

function placedTables(folder: Folder, hashes: Hashes): { at: string; table: Table }[] {
  const people = peopleTable(folder);
  const notes = notesTable(folder);
  return [
    { at: 'data/01_index', table: indexTable(folder, hashes) },
    { at: 'data/02_chronology', table: chronologyTable(folder) },
    ...(people.rows.length === 0 ? [] : [{ at: 'data/02_chronology', table: people }]),
    ...transcriptTables(folder.transcripts).map((table) => ({ at: 'data/04_transcripts', table })),
    ...statementTables(folder).map((table) => ({ at: 'data/06_statements', table })),
    ...(notes === null ? [] : [{ at: 'data/06_statements', table: notes }]),
    ...documentTables(folder).map((table) => ({ at: 'data/07_documents', table })),
    ...(folder.history.length === 0
      ? []
      : [{ at: 'data/09_custody', table: historyTable(folder.exhibits, folder.history) }]),
    { at: 'data/09_custody', table: custodyTable(folder.custody, subjectNames(folder)) },
  ];
}

type Things = Pick<
  Folder,
  | 'recordings'
  | 'exhibits'
  | 'decisions'
  | 'goals'
  | 'requests'
  | 'papers'
  | 'transcripts'
  | 'progress'
  | 'deliveries'
  | 'notes'
>;

/** What the ids in the custody log are called in this bundle. */
function subjectNames(folder: Things & Pick<Folder, 'meeting'>): Map<string, string> {
  return new Map<string, string>([
    [folder.meeting.id, 'This meeting'],
    ...folder.recordings.map((sheet) => [sheet.recording.id, sheet.code] as const),
    ...folder.exhibits.map((exhibit) => [exhibit.moment.id, exhibit.code] as const),
    ...folder.papers.flatMap(({ code, paper, path }) => (path === null ? [] : [[paper.id, code] as const])),
    ...folder.transcripts.map(({ transcript, code }) => [transcript.id, code] as const),
    ...folder.decisions.map((decision) => [decision.id, 'A decision in this bundle'] as const),
    ...folder.goals.map((goal) => [goal.id, 'A goal in this bundle'] as const),
    ...folder.requests.map((request) => [request.id, 'A request in this bundle'] as const),
    ...folder.progress.map(({ id }) => [id, 'A report in this bundle'] as const),
    ...folder.notes.map(({ code, note }) => [note.id, code] as const),
    ...folder.deliveries.map(({ id }) => [id, 'What came of a promise in this bundle'] as const),
  ]);
}

function guide(folder: Folder): Guide[] {
  return [
    ...placedTables(folder, new Map()).map(({ at, table }) => ({
      path: `${at}/${table.name}.html`,
      title: table.title,
    })),
    { path: 'data/09_custody/equipment.txt', title: 'Equipment and making of the recordings' },
    ...(folder.recordings.length === 0
      ? []
      : [
          {
            path: 'data/09_custody/declaration-draft.txt',
            title: 'Draft of a declaration, not signed',
          },
        ]),
    { path: 'data/09_custody/what-this-does-not-prove.txt', title: 'What this bundle does not prove' },
  ];
}
