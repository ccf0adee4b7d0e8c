import type { Student } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { addStudent } from '../meetings/index.ts';
import { fold } from './find.ts';
import type { Surroundings } from './surroundings.ts';

/** The child of these initials, added when it is not there yet. Dots and case do not tell two apart: JR is J.R. */
export function studentOf(around: Surroundings, archive: OpenArchive, initials: string): Student {
  const plain = (text: string) => fold(text).replace(/[.\s]/g, '');
  const known = archive.index.students.list().find((student) => plain(student.initials) === plain(initials));
  if (known) return known;
  const added = addStudent(archive, { initials });
  around.err(`Added the child ${added.initials}.\n`);
  return added;
}
