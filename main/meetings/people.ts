import { randomUUID } from 'node:crypto';
import {
  merged,
  type Person,
  type PersonChange,
  type PersonFields,
  personChange,
  personFields,
  type Student,
  type StudentChange,
  type StudentFields,
  studentChange,
  studentFields,
} from '../../shared/domain/index.ts';
import { commitChange, found, type OpenArchive, parsed } from '../archive/index.ts';

/** Everyone, by name. */
export function listPeople({ index }: OpenArchive): Person[] {
  return index.people.list();
}

/** Adds a person. Throws `invalid-input`. */
export function addPerson(archive: OpenArchive, fields: PersonFields): Person {
  const person: Person = { ...parsed(personFields, fields), id: randomUUID() };
  commitChange(archive, { what: 'person', before: null, after: person });
  return person;
}

/** Renames a person or changes the role. Throws `not-found`, `invalid-input`. */
export function changePerson(
  archive: OpenArchive,
  { id, change }: { id: string; change: PersonChange },
): Person {
  const before = found(archive.index.people.get(id), 'person');
  const after = merged(before, parsed(personChange, change));
  commitChange(archive, { what: 'person', before, after });
  return after;
}

/** The children of this archive, in the order in which they were added. */
export function listStudents({ index }: OpenArchive): Student[] {
  return index.students.list();
}

/** Adds a child by initials. Throws `invalid-input`. */
export function addStudent(archive: OpenArchive, fields: StudentFields): Student {
  const student: Student = { ...parsed(studentFields, fields), id: randomUUID() };
  commitChange(archive, { what: 'student', before: null, after: student });
  return student;
}

/** Changes a child. Throws `not-found`, `invalid-input`. */
export function changeStudent(
  archive: OpenArchive,
  { id, change }: { id: string; change: StudentChange },
): Student {
  const before = found(archive.index.students.get(id), 'child');
  const after = merged(before, parsed(studentChange, change));
  commitChange(archive, { what: 'student', before, after });
  return after;
}
