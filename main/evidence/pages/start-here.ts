import type { ReactNode } from 'react';
import { formatTimecode, samplesToMs } from '../../../shared/time/index.ts';
import {
  DOCUMENT_KIND,
  type Folder,
  LOCKED_PAPER,
  MEETING_KIND,
  MODE,
  NOT_STATED,
  papersInside,
  type RecordingSheet,
  YES_NO,
} from '../content/index.ts';
import { ABOUT_NOTES, chronologyTable, peopleTable } from '../tables/index.ts';
import { cutSentence } from './cut-short.ts';
import { exhibits } from './exhibit-sheets.ts';
import { factList, html, renderPage, tableMarkup, visible } from './html.ts';

/** A file of the bundle that START-HERE leads to. */
export type Guide = { path: string; title: string };

const PATH = 'START-HERE.html';

/** The cover, the player, the exhibits and the chronology on one page that needs no network and no script. */
export function startHere(folder: Folder, guide: readonly Guide[]): string {
  return renderPage({
    path: PATH,
    running: `Evidence bundle, meeting of ${folder.meeting.date}`,
    title: `Evidence bundle: ${folder.meeting.title}, ${folder.meeting.date}`,
    body: html`
      ${folder.exhibits.length === 0 ? null : html`<a className="skip" href="#exhibits">Go to the exhibits</a>`}
      <main>
        ${cover(folder)} ${contents(folder, guide)} ${exhibits(folder)} ${recordings(folder)} ${documents(folder)}
        ${summaries(folder)}
        ${check(folder)}
      </main>
      <footer>
        <p>
          Made with ${folder.madeBy} on ${folder.madeOn} (UTC). This page runs no program and opens no network
          connection.
        </p>
      </footer>
    `,
  });
}

function cover(folder: Folder): ReactNode {
  const { meeting } = folder;
  const children = folder.students.map((student) =>
    student.schoolYear === null ? student.initials : `${student.initials}, school year ${student.schoolYear}`,
  );
  const how = [meeting.mode === null ? null : MODE[meeting.mode], meeting.place, meeting.state];
  const facts: [string, string][] = [
    ['Child', children.join('; ') || NOT_STATED],
    ['Date', meeting.startTime === null ? meeting.date : `${meeting.date}, ${meeting.startTime}`],
    ['Kind', MEETING_KIND[meeting.kind]],
    ['How and where', how.filter((part) => part !== null).join(', ') || NOT_STATED],
    ['District recorded too', YES_NO[meeting.districtRecorded]],
    ['In this bundle', inside(folder)],
  ];
  return html`
    <header className="cover">
      <p className="kicker">Evidence bundle</p>
      <h1 dir="auto">${visible(meeting.title)}</h1>
      ${factList(facts)}
      <p className="notice">
        <strong>Not part of the IEP.</strong> The parent put this bundle together. The tables and notes in it are
        summaries. ${source(folder)}
      </p>
      ${folder.notes.length === 0 ? null : html`<p className="note">${ABOUT_NOTES}</p>`}
      <p className="note">
        Before you pass this on: the people recorded, or the district's policy, may have a say in who may hear it.
        Please ask the parent or the parent's attorney first.
      </p>
    </header>
  `;
}

/** What lies in which folder, in the words of the person who looks for it. */
const GROUPS: readonly { title: string; folders: readonly string[] }[] = [
  { title: 'Overview', folders: ['01_index', '02_chronology'] },
  { title: 'What was said, promised and asked', folders: ['06_statements'] },
  { title: 'Transcripts and documents', folders: ['04_transcripts', '07_documents'] },
  { title: 'How it was kept and made', folders: ['09_custody'] },
];

/** What the tables rest on. A bundle of notes alone holds no sound, and says so. */
function source(folder: Folder): string {
  return folder.recordings.length === 0
    ? 'No recording is in this bundle.'
    : `Each one names the recording it comes from, and the recordings are here, ${asTheyCame(folder)}.`;
}

function contents({ exhibits, recordings }: Folder, guide: readonly Guide[]): ReactNode {
  const on = (folders: readonly string[]) =>
    guide.filter(({ path }) => folders.some((one) => path.startsWith(`data/${one}/`)));
  return html`
    <nav aria-labelledby="contents">
      <h2 id="contents">What is in this folder</h2>
      <div className="here">
        <h3>On this page</h3>
        <ul>
          ${exhibits.length === 0 ? null : html`<li><a href="#exhibits">Exhibits, to listen to</a></li>`}
          ${recordings.length === 0 ? null : html`<li><a href="#recordings">Whole recordings</a></li>`}
          <li><a href="#chronology">Chronology, further down</a></li>
          <li><a href="#check">How to check this bundle</a></li>
        </ul>
      </div>
      ${GROUPS.map(({ title, folders }) => ({ title, links: on(folders) }))
        .filter(({ links }) => links.length > 0)
        .map(
          ({ title, links }) => html`
            <div key=${title}>
              <h3>${title}</h3>
              <ul>
                ${links.map((one) => html`<li key=${one.path}><a href=${one.path}>${one.title}</a></li>`)}
              </ul>
            </div>
          `,
        )}
    </nav>
  `;
}

/** How the recordings of the bundle came: from somebody, from Keptword itself, or both. */
function asTheyCame({ recordings: all }: Folder): string {
  const made = all.filter(({ madeHere }) => madeHere).length;
  if (made === 0) return 'as they were received';
  return made === all.length
    ? 'as they were recorded with Keptword'
    : 'as they were received or recorded with Keptword';
}

function recordings(folder: Folder): ReactNode {
  if (folder.recordings.length === 0) return null;
  return html`
    <section aria-labelledby="recordings">
      <h2 id="recordings">Whole recordings</h2>
      <p className="note">
        These files are byte for byte ${asTheyCame(folder)}. If your browser cannot play one, any audio player can.
      </p>
      ${folder.recordings.map((sheet) => recordingArticle(sheet, folder))}
    </section>
  `;
}

function recordingArticle(sheet: RecordingSheet, folder: Folder): ReactNode {
  const { recording } = sheet;
  const cut = cutSentence(sheet);
  const inIt = folder.exhibits.filter((exhibit) => exhibit.sheet.code === sheet.code);
  const facts: [string, string][] = [
    ['File', sheet.path],
    ['Length', formatTimecode(samplesToMs(recording.samples), { millis: true })],
    ...(cut === null ? [] : [['What is missing', cut] as [string, string]]),
    ['Recorded by', recording.recordedBy ?? NOT_STATED],
    ['Announced', YES_NO[recording.announced]],
    ['Device', recording.device ?? NOT_STATED],
    ['Exhibits in it', inIt.map((exhibit) => exhibit.code).join(', ') || 'None'],
    ['SHA-256', recording.sha256],
  ];
  const id = sheet.code.toLowerCase();
  return html`
    <article className="sheet" key=${id} aria-labelledby=${id}>
      <h3 id=${id}><span className="code">${sheet.code}</span> ${visible(recordingTitle(sheet))}</h3>
      <ul className="tags" aria-label="Source"><li>${sheet.source}</li></ul>
      <audio controls preload="none" src=${sheet.path} aria-label=${`Whole recording ${sheet.code}`}></audio>
      ${factList(facts)}
      ${
        inIt.length === 0
          ? null
          : html`<p className="note">What was said, in order:</p>
              <ol>
                ${inIt.map((exhibit) => html`<li key=${exhibit.code} dir="auto"><a href=${`#${exhibit.code.toLowerCase()}`}>${formatTimecode(exhibit.moment.startMs)} (${exhibit.code})</a>: ${visible(exhibit.said)}</li>`)}
              </ol>`
      }
    </article>
  `;
}

function recordingTitle(sheet: RecordingSheet): string {
  const label = sheet.recording.label ?? sheet.session.label ?? `Session ${sheet.session.ordinal}`;
  return `${label}, ${sheet.session.date}`;
}

function summaries(folder: Folder): ReactNode {
  return [chronologyTable(folder), peopleTable(folder)]
    .filter((table) => table.rows.length > 0)
    .map(
      (table) => html`
        <section key=${table.name} aria-labelledby=${table.name}>
          <h2 id=${table.name}>${table.title}</h2>
          <p className="note">${table.note}</p>
          ${tableMarkup(PATH, table)}
        </section>
      `,
    );
}

function check(folder: Folder): ReactNode {
  return html`
    <section aria-labelledby="check">
      <h2 id="check">How to check this bundle</h2>
      <p>
        Anyone can check that no file was changed since the bundle was made. You need no program from us. The file${' '}
        <a href="verify/HOW-TO-VERIFY.txt">verify/HOW-TO-VERIFY.txt</a> says how, and what it proves and does not prove.
      </p>
      <p>The bundle is signed by the key of the parent's archive. Compare this fingerprint with the one in the letter:</p>
      <pre>${folder.fingerprint}</pre>
    </section>
  `;
}

function inside(folder: Folder): string {
  const papers = papersInside(folder).length;
  return [
    count(folder.recordings.length, 'recording'),
    count(folder.exhibits.length, 'exhibit'),
    ...(papers === 0 ? [] : [count(papers, 'document')]),
    ...(folder.notes.length === 0 ? [] : [count(folder.notes.length, 'note', 'without sound')]),
  ].join(', ');
}

/** The papers that the exhibits are held against; nothing where none is in the bundle. */
function documents(folder: Folder): ReactNode {
  const papers = papersInside(folder);
  if (papers.length === 0) return null;
  return html`
    <section aria-labelledby="documents">
      <h2 id="documents">Documents</h2>
      <p className="note">These files are byte for byte as the parent received them, in order of their dates.</p>
      <ul>
        ${papers.map(({ code, paper, path }) => html`<li key=${code} dir="auto"><a href=${path}><span className="code">${code}</span> ${visible(paper.title)}</a> (${DOCUMENT_KIND[paper.kind]}${paper.date === null ? '' : `, ${paper.date}`})${paper.locked ? ` ${LOCKED_PAPER}` : ''}</li>`)}
      </ul>
    </section>
  `;
}

function count(many: number, what: string, more = ''): string {
  return `${many} ${what}${many === 1 ? '' : 's'}${more === '' ? '' : ` ${more}`}`;
}
