import { Command, InvalidArgumentError } from 'commander';
import type { SearchHit } from '../../shared/contract/index.ts';
import { ISSUES, type Issue, SEARCH_KINDS, type SearchKind } from '../../shared/domain/index.ts';
import { formatTimecode } from '../../shared/time/index.ts';
import { search } from '../search/index.ts';
import {
  count,
  day,
  findMeeting,
  type MakeCommand,
  type OpenOptions,
  oneOf,
  passphraseFile,
  shortId,
  table,
  withArchive,
  words,
} from './line/index.ts';

const LIMIT = 200;

type SearchOptions = OpenOptions & {
  kind?: SearchKind;
  meeting?: string;
  from?: string;
  to?: string;
  issue?: Issue;
  disputed?: true;
  limit: number;
};

/** `search ARCHIVE QUERY`: the same search as the window's, kind by kind; each hit with the `id` of its thing. */
export const searchCommand: MakeCommand = (around, act) =>
  new Command('search')
    .description('search everything said, written down and handed over')
    .argument('<archive>', 'the archive’s folder')
    .argument('<query>', 'words; "in quotes" side by side; the last one matches as a beginning')
    .addOption(oneOf('--kind <kind>', 'only one kind of thing', SEARCH_KINDS))
    .option('--meeting <meeting>', 'only in one meeting: its title or id', words)
    .option('--from <day>', 'YYYY-MM-DD, the first day', day)
    .option('--to <day>', 'YYYY-MM-DD, the last day', day)
    .addOption(oneOf('--issue <issue>', 'only moments that go to this issue', ISSUES))
    .option('--disputed', 'only what is disputed')
    .option('--limit <number>', 'at most so many hits', howMany, LIMIT)
    .addOption(passphraseFile())
    .action((path: string, query: string, options: SearchOptions) =>
      act(() =>
        withArchive(around, path, options, (archive) => {
          const { kind, meeting, issue = null, from = null, to = null, disputed = false, limit } = options;
          const filters = {
            kinds: kind ? [kind] : [],
            meetingId: meeting === undefined ? null : findMeeting(archive, meeting).id,
            from,
            to,
            issue,
            disputed,
          };
          const groups = search(archive, { text: query, filters, limit });
          const hits = groups.flatMap((group) => group.hits).slice(0, limit);
          const found = groups.reduce((sum, group) => sum + group.count, 0);
          const rows = hits.map((hit) => [shortId(hit.id), hit.kind, whereOf(hit), wordsOf(hit)]);
          const rest =
            found > hits.length ? `\n${count(found, 'hit')} in all; --limit and --kind show others.` : '';
          return { value: hits, words: `${table(rows, 'Nothing was found.')}${rest}` };
        }),
      ),
    );

function howMany(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 1000) {
    throw new InvalidArgumentError('It is a number from 1 to 1000.');
  }
  return value;
}

/** What was said, and apart from it, named, what else held the words. */
function wordsOf({ snippet, also }: SearchHit): string {
  return also === null ? snippet : `${snippet} [${also.in}: ${also.snippet}]`;
}

/** Where to look it up: the meeting and the time, the paper and the page. */
function whereOf(hit: SearchHit): string {
  switch (hit.kind) {
    case 'moment':
    case 'request':
      return `${hit.meeting.title} ${formatTimecode(hit.sound.startMs)}`;
    case 'line':
      return `${hit.meeting.title} ${formatTimecode(hit.sound.startMs)}${hit.draft ? ' DRAFT' : ''}`;
    case 'decision':
      return hit.meeting.title;
    case 'page':
      return `${hit.document.title} page ${hit.page}`;
    case 'document':
      return hit.document.date ?? '';
    case 'incident':
      return hit.incident.date;
    case 'ask':
      return hit.ask.askedOn;
    case 'progress':
      return hit.progress.date;
    case 'evaluation':
      return hit.evaluation.date ?? '';
    case 'level':
      return hit.level.date;
    case 'meeting':
      return hit.meeting.date;
    case 'goal':
    case 'need':
    case 'person':
      return '';
  }
}
