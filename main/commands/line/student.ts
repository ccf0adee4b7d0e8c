import { KeptwordError } from '../../../shared/contract/index.ts';
import { type Student, sameInitials } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import { addStudent } from '../../meetings/index.ts';
import type { Surroundings } from './surroundings.ts';

/**
 * The child of these initials (or id), added when it is not there yet. Throws `invalid-input` where two children have
 * them: what is written down must not come to the other one.
 */
export function studentOf(
  { err }: Pick<Surroundings, 'err'>,
  archive: OpenArchive,
  initials: string,
): Student {
  const all = archive.index.students.list();
  const [known, ...others] = all.filter(
    ({ id, initials: of }) => id === initials || sameInitials(of, initials),
  );
  if (others.length > 0) {
    const message = `${others.length + 1} children have the initials "${initials}". Nothing was changed. Use the id of one.`;
    const details = [known, ...others].map((one) => one?.id ?? '').join('\n');
    throw new KeptwordError('invalid-input', message, { details });
  }
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
