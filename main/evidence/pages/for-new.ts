import type { ReactNode } from 'react';
import { type BriefingClip, type BriefingSheet, schoolYearName } from '../../../shared/domain/index.ts';
import { formatTimecode, ms } from '../../../shared/time/index.ts';
import { GOAL_KIND, MOMENT_TYPE, NOT_STATED, speakerName } from '../content/index.ts';
import { factList, html, renderPage, visible } from './html.ts';

/** A clip with its file in the folder. */
export type ForNewClip = BriefingClip & { path: string; lengthMs: number };
type Group = { part: BriefingSheet['groups'][number]['part']; clips: ForNewClip[] };
/** All that the page says. */
export type ForNewFolder = Omit<BriefingSheet, 'groups' | 'meetingIds'> & { groups: Group[]; madeOn: string };

const PATH = 'START-HERE.html';

/** The one page of a folder for someone new: what the plan says, how it will be done, and what was said of it. */
export function forNewPage(folder: ForNewFolder): string {
  const { title, forWhom, initials, groups, madeOn } = folder;
  return renderPage({
    path: PATH,
    running: `For someone new, ${madeOn}`,
    title: forWhom === null ? title : `${title}: ${forWhom}`,
    body: html`
      <main>
        <header className="cover">
          <p className="kicker">For someone new</p>
          <h1 dir="auto">${visible(title)}</h1>
          ${factList([
            ...(forWhom === null ? [] : [['For', forWhom] as const]),
            ['Child', initials],
            ['About', aboutOf(folder)],
            ['Chosen by', 'the parent'],
          ])}
          <p className="notice">
            These are moments that the parent chose out of meetings, not the whole of them. They are about a child. Keep
            them where only you can open them, and ask the parent before you give them to anyone.
          </p>
        </header>
        ${groups.map((group, at) => groupSection(folder, group, at))}
      </main>
      <footer>
        <p>
          Made on ${madeOn} (UTC). This page runs no program and opens no network connection. manifest-sha256.txt holds
          the SHA-256 of each file; "sha256sum -c manifest-sha256.txt" checks them.
        </p>
      </footer>
    `,
  });
}

function aboutOf({ shape, meeting, since, schoolYear }: ForNewFolder): string {
  if (shape === 'taking-over') return `Accommodations and services, school year ${schoolYear ?? NOT_STATED}`;
  if (meeting !== null) return `What was agreed and promised at: ${meeting.title}, ${meeting.date}`;
  return `What was agreed and promised since ${since ?? NOT_STATED}`;
}

/** One part of the plan; where none is named, what was said at the meetings beside it. */
function groupSection({ shape }: ForNewFolder, { part, clips }: Group, at: number): ReactNode {
  const id = `part-${at + 1}`;
  return html`
    <section key=${id} aria-labelledby=${id}>
      <h2 id=${id} dir="auto">${visible(part?.text ?? 'Also said there')}</h2>
      ${part === null ? null : factList(planFacts(shape, part))}
      ${clips.length === 0 ? null : html`<p className="note">The parent wrote the words down. The sound is what was said.</p>`}
      ${clips.map((clip) => clipArticle(clip))}
    </section>
  `;
}

function planFacts(
  shape: BriefingSheet['shape'],
  { kind, area, schoolYear, howDone, baseline, target }: NonNullable<Group['part']>,
): (readonly [string, string])[] {
  const year = schoolYearName(schoolYear);
  return [
    ['In the plan', [GOAL_KIND[kind], area].filter((one) => one !== null).join(', ')],
    // A part may have gone to another year since it was chosen, or been added from one.
    ...(year === null ? [] : [['School year', year] as const]),
    ...(howDone === null
      ? // Who takes over must not read a gap as "nothing to do".
        shape === 'taking-over'
        ? [['How it will be done', 'Not written down yet. Please ask.'] as const]
        : []
      : [['How it will be done', howDone] as const]),
    ...(baseline === null ? [] : [['Where it started', baseline] as const]),
    ...(target === null ? [] : [['Where it should get to', target] as const]),
  ];
}

function clipArticle({ path, said, type, lengthMs, ...clip }: ForNewClip): ReactNode {
  const length = formatTimecode(ms(lengthMs));
  const words = said.trim() === '' ? 'No words were written down. Please listen.' : said;
  return html`
    <article className="sheet" key=${path}>
      <p className="label">${MOMENT_TYPE[type]}</p>
      <blockquote dir="auto">${visible(words)}</blockquote>
      <figure>
        <figcaption>${length} long</figcaption>
        <audio controls preload="none" src=${path} aria-label=${`Sound ${path}`}></audio>
      </figure>
      ${factList([
        ['Speaker', speakerOf(clip)],
        ['Said at', clip.meetingTitle === null ? clip.date : `${clip.meetingTitle}, ${clip.date}`],
        ...(clip.owner === null ? [] : [['Who does it', clip.owner] as const]),
        ...(clip.due === null ? [] : [['By when', clip.due] as const]),
        ['File', path],
      ])}
    </article>
  `;
}

function speakerOf({ speaker }: Pick<BriefingClip, 'speaker'>): string {
  if (speaker === null) return NOT_STATED;
  return speakerName(speaker, speaker.isSure);
}
