import { Command } from 'commander';
import type { SearchHit } from '../../shared/contract/index.ts';
import { formatTimecode } from '../../shared/time/index.ts';
import { search } from '../review/index.ts';
import { table } from './answer.ts';
import { passphraseFile } from './arguments.ts';
import type { MakeCommand } from './command.ts';
import { type OpenOptions, withArchive } from './open.ts';

const LIMIT = 200;

/** `search ARCHIVE QUERY`: the same search as the window's, best hits first; each hit with the `id` of its thing. */
export const searchCommand: MakeCommand = (around, act) =>
  new Command('search')
    .description('search moments, goals, decisions and meetings')
    .argument('<archive>', 'the archive’s folder')
    .argument('<query>', 'words; the last one matches as a beginning')
    .addOption(passphraseFile())
    .action((path: string, query: string, options: OpenOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) => {
          const hits = search(archive, { text: query, limit: LIMIT });
          const value = hits.map((hit) => ({ id: thingOf(hit).id, ...hit }));
          const rows = hits.map((hit) => [thingOf(hit).id.slice(0, 8), hit.kind, whereOf(hit), textOf(hit)]);
          return { value, words: table(rows, 'Nothing was found.') };
        }),
      ),
    );

function thingOf(hit: SearchHit): { id: string } {
  switch (hit.kind) {
    case 'moment':
      return hit.moment;
    case 'goal':
      return hit.goal;
    case 'decision':
      return hit.decision;
    case 'meeting':
      return hit.meeting;
  }
}

function whereOf(hit: SearchHit): string {
  if (hit.kind === 'moment') return `${hit.meeting.title} ${formatTimecode(hit.moment.startMs)}`;
  return hit.kind === 'decision' ? hit.meeting.title : '';
}

function textOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'moment':
      return hit.moment.text;
    case 'goal':
      return hit.goal.text;
    case 'decision':
      return hit.decision.text;
    case 'meeting':
      return `${hit.meeting.date} ${hit.meeting.title}`;
  }
}
