import { Command, InvalidArgumentError } from 'commander';
import type { Moment } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addPlaylist, getPlaylist } from '../../playlists/index.ts';
import {
  type Answer,
  count,
  findOne,
  findStudent,
  type MakeCommand,
  type OpenOptions,
  passphraseFile,
  withArchive,
  words,
} from '../line/index.ts';

type PlaylistOptions = OpenOptions & {
  title: string;
  student?: string;
  ownWords?: boolean;
  moments: string[];
};

/** `playlist ARCHIVE --title T --moments ID,ID…`: chosen moments for a child to hear. */
export const playlistCommand: MakeCommand = (around, act) =>
  new Command('playlist')
    .description('make a list of moments for a child to hear; never disputed or private ones')
    .argument('<archive>', 'the archive’s folder')
    .requiredOption('--title <title>', 'the title that the child reads', words)
    .requiredOption('--moments <ids>', 'ids of moments, in order, with commas between', ids)
    .option('--student <initials>', 'the child it is for', words)
    .option('--own-words', 'the child may write notes of its own in its window; needs --student')
    .addOption(passphraseFile())
    .action((path: string, options: PlaylistOptions) =>
      act(() => withArchive(around, path, options, (archive) => make(archive, options))),
    );

function make(archive: OpenArchive, options: PlaylistOptions): Answer {
  const all = archive.index.moments.list();
  const items = options.moments.map((reference) => {
    const { id, text, type } = momentCalled(all, reference);
    return {
      momentId: id,
      title: (text.replaceAll(/\s+/g, ' ').trim() || type).slice(0, 120),
      privateOk: false,
    };
  });
  const studentId = options.student === undefined ? null : findStudent(archive, options.student).id;
  const made = addPlaylist(archive, {
    ...{ title: options.title, studentId, items },
    ownWords: options.ownWords ?? false,
  });
  const { playlist } = getPlaylist(archive, { id: made.id });
  return { value: playlist, words: `Made the list ${made.id} with ${count(playlist.plays, 'moment')}` };
}

function momentCalled(all: readonly Moment[], reference: string): Moment {
  return findOne(
    'moment',
    reference,
    all.map((moment) => ({ thing: moment, id: moment.id, names: [], label: moment.type })),
  );
}

function ids(text: string): string[] {
  const all = text.split(',').map((one) => one.trim());
  if (all.some((one) => one === ''))
    throw new InvalidArgumentError('Ids with commas between, and none empty.');
  return all;
}
