import type { ReactNode } from 'react';
import { formatTimecode, type Milliseconds, samplesToMs } from '../../shared/time/index.ts';
import { papersInside } from './document-tables.ts';
import { type ExhibitSheet, type Folder, lengthOf, placeOf, type RecordingSheet } from './folder.ts';
import { html, renderPage, tableMarkup, visible } from './html.ts';
import { claimed, written } from './sides.ts';
import { chronologyTable, peopleTable } from './tables.ts';
import {
  DOCUMENT_KIND,
  MARK,
  MEETING_KIND,
  MODE,
  NOT_STATED,
  OUTCOME,
  signingWords,
  YES_NO,
} from './words.ts';

/** Federal Rule of Evidence 106: what came just before and after belongs to a clip. */
const AROUND_SECONDS = 30;

/** A file of the bundle that START-HERE leads to. */
export type Guide = { path: string; title: string };

const PATH = 'START-HERE.html';

/** The cover, the player, the exhibits and the chronology on one page that needs no network and no script. */
export function startHere(folder: Folder, guide: readonly Guide[]): string {
  return renderPage({
    path: PATH,
    title: `Evidence bundle: ${folder.meeting.title}, ${folder.meeting.date}`,
    body: html`
      <a className="skip" href="#exhibits">Go to the exhibits</a>
      <main>
        ${cover(folder)} ${contents(guide)} ${exhibits(folder)} ${recordings(folder)} ${documents(folder)}
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
        summaries. Each one names the recording it comes from, and the recordings are here, ${asTheyCame(folder)}.
      </p>
      <p className="note">
        Before you pass this on: the people recorded, or the district's policy, may have a say in who may hear it.
        Please ask the parent or the parent's attorney first.
      </p>
    </header>
  `;
}

function contents(guide: readonly Guide[]): ReactNode {
  return html`
    <nav aria-labelledby="contents">
      <h2 id="contents">What is in this folder</h2>
      <ul>
        <li><a href="#exhibits">Exhibits, to listen to</a></li>
        <li><a href="#recordings">Whole recordings</a></li>
        <li><a href="#check">How to check this bundle</a></li>
        ${guide.map((one) => html`<li key=${one.path}><a href=${one.path}>${one.title}</a></li>`)}
      </ul>
    </nav>
  `;
}

function exhibits(folder: Folder): ReactNode {
  return html`
    <section aria-labelledby="exhibits">
      <h2 id="exhibits">Exhibits</h2>
      <p className="note">
        The words are the parent's notes of what was said. The sound is the evidence. Each clip was cut from the whole
        recording, which is in this bundle too.
      </p>
      ${folder.exhibits.map((exhibit) => exhibitArticle(folder, exhibit))}
    </section>
  `;
}

function exhibitArticle(folder: Folder, exhibit: ExhibitSheet): ReactNode {
  const { moment } = exhibit;
  const id = exhibit.code.toLowerCase();
  const tags = [
    exhibit.type,
    moment.outcome === null ? null : OUTCOME[moment.outcome],
    moment.mark === null ? null : `Marked: ${MARK[moment.mark].toLowerCase()}`,
    moment.dispute === null ? null : 'Disputed',
    exhibit.sheet.source,
  ].filter((tag) => tag !== null);
  const facts: [string, string][] = [
    ['Speaker', exhibit.speaker],
    ['How known', exhibit.howKnown],
    ['Recording', `${exhibit.sheet.code}, ${exhibit.sheet.session.date}`],
    ['From, to', `${exhibit.start} to ${exhibit.end} (length ${lengthOf(exhibit)})`],
    ['Issue', exhibit.issue],
  ];
  if (moment.reason !== null) facts.push(['Reason given', moment.reason]);
  if (moment.signing !== null) facts.push(['Asked to sign', signingWords(moment.signing)]);
  return html`
    <article className="sheet" key=${id} aria-labelledby=${id}>
      <h3 id=${id}><span className="code">${exhibit.code}</span>${visible(headline(exhibit))}</h3>
      <ul className="tags" aria-label="Kind and outcome">
        ${[...new Set(tags)].map((tag) => html`<li key=${tag}>${tag}</li>`)}
      </ul>
      <div className="pair">
        <div>
          <p className="label">Said in the meeting</p>
          <blockquote dir="auto">${visible(exhibit.said)}</blockquote>
        </div>
        ${claimed(folder, exhibit)} ${written(folder, exhibit)}
      </div>
      ${players(exhibit)} ${factList(facts)}
    </article>
  `;
}

function headline(exhibit: ExhibitSheet): string {
  const speaker = exhibit.speaker === NOT_STATED ? 'Speaker not named' : exhibit.speaker;
  return `${speaker}, ${placeOf(exhibit)}`;
}

function players(exhibit: ExhibitSheet): ReactNode {
  const { clip, sheet, moment } = exhibit;
  const from = Math.max(0, Math.floor(moment.startMs / 1000) - AROUND_SECONDS);
  const last = Math.ceil(samplesToMs(sheet.recording.samples) / 1000);
  const to = Math.max(from + 1, Math.min(last, Math.ceil(moment.endMs / 1000) + AROUND_SECONDS));
  const place = formatTimecode((from * 1000) as Milliseconds);
  return html`
    ${
      clip === null
        ? html`<p className="note">This exhibit is a place in the recording. It has no clip of its own.</p>`
        : html`
            <figure>
              <figcaption>The clip, ${lengthOf(exhibit)} long</figcaption>
              <audio controls preload="none" src=${clip.path} aria-label=${`Clip ${exhibit.code}`}></audio>
            </figure>
          `
    }
    <figure>
      <figcaption>
        With ${AROUND_SECONDS} seconds before and after, in the whole recording (starts at ${place})
      </figcaption>
      <audio
        controls
        preload="none"
        src=${`${sheet.path}#t=${from},${to}`}
        aria-label=${`${exhibit.code} in the whole recording ${sheet.code}`}
      ></audio>
    </figure>
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
  const inIt = folder.exhibits.filter((exhibit) => exhibit.sheet.code === sheet.code);
  const facts: [string, string][] = [
    ['File', sheet.path],
    ['Length', formatTimecode(samplesToMs(recording.samples), { millis: true })],
    ['Recorded by', recording.recordedBy ?? NOT_STATED],
    ['Announced', YES_NO[recording.announced]],
    ['Device', recording.device ?? NOT_STATED],
    ['Exhibits in it', inIt.map((exhibit) => exhibit.code).join(', ') || 'None'],
    ['SHA-256', recording.sha256],
  ];
  const id = sheet.code.toLowerCase();
  return html`
    <article className="sheet" key=${id} aria-labelledby=${id}>
      <h3 id=${id}><span className="code">${sheet.code}</span>${visible(recordingTitle(sheet))}</h3>
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

function factList(facts: readonly (readonly [string, string])[]): ReactNode {
  return html`
    <dl className="facts">
      ${facts.map(([term, text]) => [html`<dt key=${`${term}-t`}>${term}</dt>`, html`<dd key=${`${term}-d`} dir="auto" className=${term === 'SHA-256' ? 'hash' : undefined}>${visible(text)}</dd>`])}
    </dl>
  `;
}

function inside(folder: Folder): string {
  const papers = papersInside(folder).length;
  return [
    count(folder.recordings.length, 'recording'),
    count(folder.exhibits.length, 'exhibit'),
    ...(papers === 0 ? [] : [count(papers, 'document')]),
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
        ${papers.map(({ code, paper, path }) => html`<li key=${code} dir="auto"><a href=${path}><span className="code">${code}</span>${visible(paper.title)}</a> (${DOCUMENT_KIND[paper.kind]}${paper.date === null ? '' : `, ${paper.date}`})</li>`)}
      </ul>
    </section>
  `;
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
