import { KeptwordError } from '../../../shared/contract/index.ts';
import {
  type Ask,
  askThreads,
  type Concern,
  documentCode,
  type Evaluation,
  type Incident,
  type Meeting,
  type Moment,
  type Paper,
  type Recording,
  recordingCode,
  type Student,
} from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';

/** A thing that can be named on the command line: by the beginning of its id, or by one of its names. */
type Named<T> = { thing: T; id: string; names: string[]; label: string };

/**
 * The one thing that `reference` names: a whole id, else a name (any case), else the beginning of an id of at least
 * four characters. Throws `not-found`, or `invalid-input` when it could be several, with each of them in the details.
 */
export function findOne<T>(kind: string, reference: string, things: Named<T>[]): T {
  const found = matches(reference, things);
  const [only, ...others] = found;
  if (!only) {
    const message = `No ${kind} is called "${reference}". Nothing was changed. "list" shows what is there.`;
    throw new KeptwordError('not-found', message);
  }
  if (others.length > 0) {
    const message = `"${reference}" could be ${found.length} different ${kind}s. Nothing was changed. Use the id instead.`;
    throw new KeptwordError('invalid-input', message, {
      details: found.map(({ id, label }) => `${id} ${label}`).join('\n'),
    });
  }
  return only.thing;
}

function matches<T>(reference: string, things: Named<T>[]): Named<T>[] {
  const wanted = fold(reference);
  const byId = things.filter(({ id }) => id === reference);
  if (byId.length > 0) return byId;
  const byName = things.filter(({ names }) => names.some((name) => fold(name) === wanted));
  if (byName.length > 0) return byName;
  return wanted.length < 4 ? [] : things.filter(({ id }) => id.startsWith(wanted));
}

/** Case and surrounding spaces do not matter in a name. */
export function fold(text: string): string {
  return text.trim().normalize('NFC').toLocaleLowerCase('en');
}

/** By id or by initials; never added. */
export function findStudent(archive: OpenArchive, reference: string): Student {
  return findOne(
    'child',
    reference,
    archive.index.students.list().map((student) => ({
      thing: student,
      id: student.id,
      names: [student.initials],
      label: student.initials,
    })),
  );
}

/** By id, by title, or by title and day in either order. */
export function findMeeting(archive: OpenArchive, reference: string): Meeting {
  return findOne(
    'meeting',
    reference,
    allMeetings(archive).map((meeting) => ({
      thing: meeting,
      id: meeting.id,
      names: [meeting.title, `${meeting.title} ${meeting.date}`, `${meeting.date} ${meeting.title}`],
      label: `${meeting.date} ${meeting.title}`,
    })),
  );
}

/** Every meeting that was not taken out, newest first. */
export function allMeetings(archive: OpenArchive): ReturnType<OpenArchive['index']['meetings']['list']> {
  return archive.index.meetings.list({ limit: archive.index.meetings.count(), offset: 0 });
}

/** By id, by code (R01, which several meetings may have) or by the file's name. */
export function findRecording(archive: OpenArchive, reference: string): Recording {
  const titles = new Map(allMeetings(archive).map(({ id, title }) => [id, title]));
  return findOne(
    'recording',
    reference,
    archive.index.recordings.list().map((recording) => ({
      thing: recording,
      id: recording.id,
      names: [recordingCode(recording.ordinal), recording.originalName],
      label: `${recordingCode(recording.ordinal)} ${titles.get(recording.meetingId) ?? ''} ${recording.originalName}`,
    })),
  );
}

/** By id or by its words. */
export function findGoal(archive: OpenArchive, reference: string) {
  const things = archive.index.goals.list(null);
  return findOne(
    'goal',
    reference,
    things.map((goal) => ({ thing: goal, id: goal.id, names: [goal.text], label: goal.text })),
  );
}

/** By id or by its words. */
export function findDecision(archive: OpenArchive, reference: string) {
  const things = archive.index.decisions.list();
  return findOne(
    'decision',
    reference,
    things.map((decision) => ({
      thing: decision,
      id: decision.id,
      names: [decision.text],
      label: decision.text,
    })),
  );
}

/** By id or by its words. */
export function findMoment(archive: OpenArchive, reference: string): Moment {
  return findOne(
    'moment',
    reference,
    archive.index.moments
      .list()
      .map((moment) => ({ thing: moment, id: moment.id, names: [moment.text], label: moment.text })),
  );
}

/** By id, by its words or by the day on which it happened. */
export function findIncident(archive: OpenArchive, reference: string): Incident {
  const all = archive.index.incidents.list({ studentId: null });
  return findOne(
    'note',
    reference,
    all.map((note) => ({
      ...{ thing: note, id: note.id, names: [note.text, note.date] },
      label: `${note.date} ${note.text}`,
    })),
  );
}

/** By id or by its words; `meetingId` narrows it to the sheet of one meeting. */
export function findConcern(archive: OpenArchive, reference: string, meetingId?: string): Concern {
  const all = archive.index.concerns.list({ studentId: null });
  return findOne(
    'concern',
    reference,
    all
      .filter((concern) => meetingId === undefined || concern.meetingId === meetingId)
      .map((concern) => ({ thing: concern, id: concern.id, names: [concern.text], label: concern.text })),
  );
}

/** By id, or by what was asked for: then the first time it was asked, or the last. */
export function findAsk(archive: OpenArchive, reference: string, which: 'first' | 'last'): Ask {
  const threads = askThreads(archive.index.asks.list({ studentId: null }));
  return findOne(
    'request',
    reference,
    threads.flatMap(({ first, asks }) =>
      asks.map((one) => ({
        ...{ thing: one, id: one.id, label: `${one.askedOn} ${one.what}` },
        names: one.id === (which === 'first' ? first : asks.at(-1))?.id ? [one.what] : [],
      })),
    ),
  );
}

/** By id, by code (D01), by title or by the file's name. */
export function findDocument(archive: OpenArchive, reference: string): Paper {
  return findOne(
    'document',
    reference,
    archive.index.documents.list().map((document) => ({
      thing: document,
      id: document.id,
      names: [documentCode(document.ordinal), document.title, document.originalName],
      label: `${documentCode(document.ordinal)} ${document.title}`,
    })),
  );
}

/** By id or by its title. */
export function findEvaluation(archive: OpenArchive, reference: string): Evaluation {
  return findOne(
    'evaluation',
    reference,
    archive.index.evaluations.list({ studentId: null }).map((one) => ({
      thing: one,
      id: one.id,
      names: [one.title, ...(one.date === null ? [] : [`${one.title} ${one.date}`])],
      label: `${one.date ?? ''} ${one.title}`.trim(),
    })),
  );
}

/** A page that the document does not have is a slip: refused, and nothing was changed. */
export function refusePageBeyond({ pages }: Pick<Paper, 'pages'>, wanted: number | undefined): void {
  if (wanted === undefined || pages === null || wanted <= pages) return;
  throw new KeptwordError(
    'invalid-input',
    `The document has ${pages} pages. Nothing was changed. Name one of them.`,
  );
}
