import type { ReactNode } from 'react';
import { formatTimecode, type Milliseconds, samplesToMs } from '../../../shared/time/index.ts';
import {
  type ExhibitSheet,
  type Folder,
  type HistoryStep,
  historyLine,
  lengthOf,
  MARK,
  NOT_STATED,
  OUTCOME,
  placeOf,
  signingWords,
} from '../content/index.ts';
import { answerCell, cameOfIt, type Question, questionsOf } from '../tables/index.ts';
import { cutSentence } from './cut-short.ts';
import { factList, html, visible } from './html.ts';
import { claimed, written } from './sides.ts';

/** Federal Rule of Evidence 106: what came just before and after belongs to a clip. */
const AROUND_SECONDS = 30;

/** The exhibits, each with its clip, what is claimed against it, what came of it, and who says so; may be none. */
export function exhibits(folder: Folder): ReactNode {
  if (folder.exhibits.length === 0) return null;
  const history = Map.groupBy(folder.history, ({ momentId }) => momentId);
  const questions = new Map(questionsOf(folder).map((one) => [one.exhibit.code, one]));
  return html`
    <section aria-labelledby="exhibits">
      <h2 id="exhibits">Exhibits</h2>
      <p className="note">
        The words are the parent's notes of what was said. The sound is the evidence. Each clip was cut from the whole
        recording, which is in this bundle too.
      </p>
      ${folder.exhibits.map((exhibit) =>
        exhibitArticle(folder, exhibit, {
          question: questions.get(exhibit.code),
          steps: history.get(exhibit.moment.id) ?? [],
        }),
      )}
    </section>
  `;
}

type Known = { question: Question | undefined; steps: readonly HistoryStep[] };

function exhibitArticle(folder: Folder, exhibit: ExhibitSheet, known: Known): ReactNode {
  const { moment } = exhibit;
  const id = exhibit.code.toLowerCase();
  const tags = [
    exhibit.type,
    moment.outcome === null ? null : OUTCOME[moment.outcome],
    moment.mark === null ? null : `Marked: ${MARK[moment.mark].toLowerCase()}`,
    moment.dispute === null ? null : 'Disputed',
    exhibit.sheet.source,
  ].filter((tag) => tag !== null);
  return html`
    <article className="sheet" key=${id} aria-labelledby=${id}>
      <h3 id=${id}><span className="code">${exhibit.code}</span> ${visible(headline(exhibit))}</h3>
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
      ${players(exhibit)} ${factList(factsOf(folder, exhibit, known))}
    </article>
  `;
}

function factsOf(folder: Folder, exhibit: ExhibitSheet, { question, steps }: Known): [string, string][] {
  const { moment, clip } = exhibit;
  const came = cameOfIt(folder, exhibit);
  const history = historyLine(steps);
  const cut = cutSentence(exhibit.sheet);
  return [
    ['Speaker', exhibit.speaker],
    ['How known', exhibit.howKnown],
    ['Recording', `${exhibit.sheet.code}, ${exhibit.sheet.session.date}`],
    ...(cut === null ? [] : [['What is missing', cut] as [string, string]]),
    ['From, to', `${exhibit.start} to ${exhibit.end} (length ${lengthOf(exhibit)})`],
    ...(clip === null ? [] : [['Clip', clip.path] as [string, string]]),
    ['Issue', exhibit.issue],
    ...(moment.reason === null ? [] : [['Reason given', moment.reason] as [string, string]]),
    ...(moment.signing === null ? [] : [['Asked to sign', signingWords(moment.signing)] as [string, string]]),
    ...(question === undefined ? [] : [['Answer', answerCell(question).text] as [string, string]]),
    ...(came === null ? [] : [['Came of it', came] as [string, string]]),
    ...(history === null ? [] : [['Marked', history] as [string, string]]),
  ];
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
