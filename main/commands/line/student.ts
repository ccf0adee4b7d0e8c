import type { Student } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addStudent } from '../../meetings/index.ts';
import { fold } from './find.ts';
import type { Surroundings } from './surroundings.ts';

/** The child of these initials, added when it is not there yet. Dots and case do not tell two apart: JR is J.R. */
export function studentOf(
  { err }: Pick<Surroundings, 'err'>,
  archive: OpenArchive,
  initials: string,
): Student {
  const plain = (text: string) => fold(text).replace(/[.\s]/g, '');
  const known = archive.index.students.list().find((student) => plain(student.initials) === plain(initials));
  if (known) return known;
  const added = addStudent(archive, { initials });
  err(`Added the child ${added.initials.replace(/\.?$/, '.')}\n`);
  return added;
}

/**
 * Writes something down in one transaction with a child who is added for it: what is refused leaves nobody behind, and
 * tells of nobody. `work` is given what finds the child of some initials.
 */
export function writeAbout<T>(
  around: Surroundings,
  archive: OpenArchive,
  work: (child: (initials: string) => Student) => T,
): T {
  const told: string[] = [];
  const err = (text: string) => void told.push(text);
  const written = archive.index.transaction(() => work((initials) => studentOf({ err }, archive, initials)));
  for (const one of told) around.err(one);
  return written;
}
