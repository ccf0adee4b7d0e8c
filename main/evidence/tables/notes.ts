import { type IncidentKnown, wasRewritten } from '../../../shared/domain/index.ts';
import type { ChosenNote } from '../choose/index.ts';
import { type Folder, NOT_STATED } from '../content/index.ts';
import { paperCell } from './paper-cell.ts';
import { type Cell, cell, type Table } from './table.ts';

type Notes = Pick<Folder, 'notes' | 'papers'>;

const PAGE = 'data/06_statements/notes-without-sound.html';
const KNOWN: Record<IncidentKnown, string> = {
  'was-there': 'The parent was there, or on the call',
  'was-told': 'The parent was told',
  read: 'The parent read it',
};

/** Said wherever notes stand beside what was recorded, so that nobody takes one for the other. */
export const ABOUT_NOTES =
  'Lines with a code N are notes that the parent wrote. Nobody recorded what they tell. Each says when it was written.';

/** `2026-11-22 02:10 UTC` */
function instant(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `N-01, written by the parent on 2026-11-22 02:10 UTC, without a recording` */
function sourceOf({ code, note }: ChosenNote): Cell {
  const changed = wasRewritten(note) ? `, changed ${instant(note.updatedAt)}` : '';
  return cell(
    `${code}, written by the parent on ${instant(note.createdAt)}${changed}, without a recording`,
    PAGE,
  );
}

/** The lines of the chronology, each on the day on which it happened. */
export function noteLines({ notes }: Notes): { date: string; time: string; what: string; source: Cell }[] {
  return notes.map((one) => {
    const { date, time, text, said } = one.note;
    const words = said === null ? '' : ` What was said, in the parent's words: ${said}`;
    return {
      date,
      time: time ?? '',
      what: `Note by the parent, without a recording: ${text}${words}`,
      source: sourceOf(one),
    };
  });
}

/** data/06_statements: every note with both of its dates; null where none was chosen. */
export function notesTable(folder: Notes): Table | null {
  if (folder.notes.length === 0) return null;
  return {
    name: 'notes-without-sound',
    title: 'Notes by the parent, without sound',
    note: 'The parent wrote these down. Nobody recorded what they tell. The day it happened is as the parent says. When a note was written is by the clock of the parent’s computer, and the custody log has an entry of it. A note that was changed later says so.',
    columns: [
      'Note',
      'Happened on',
      'Time',
      'Written on',
      'Changed on',
      'What happened',
      'What was said, in the parent’s words',
      'Who was there',
      'How the parent knows',
      'Told or written by',
      'Child',
      'Meeting',
      'Goal or service',
      'Document',
    ],
    rows: folder.notes.map(({ code, note }) => [
      cell(code),
      cell(note.date),
      cell(note.time ?? NOT_STATED),
      cell(instant(note.createdAt)),
      cell(wasRewritten(note) ? instant(note.updatedAt) : 'Not changed since'),
      cell(note.text),
      cell(note.said ?? NOT_STATED),
      cell(note.present ?? NOT_STATED),
      cell(note.known === null ? NOT_STATED : KNOWN[note.known]),
      cell(note.toldBy ?? NOT_STATED),
      cell(note.student ?? NOT_STATED),
      cell(note.meeting ?? NOT_STATED),
      cell(note.goal ?? NOT_STATED),
      paperCell(folder, note.documentId, null),
    ]),
  };
}

/** Rows of data/01_index: a note has no file of its own, no length and no speaker. */
export function noteIndexRows({ notes }: Notes): Cell[][] {
  return notes.map((one) => [
    cell(one.code, PAGE),
    cell(`Note by the parent, without a recording: ${one.note.text}`),
    cell(PAGE, PAGE),
    cell(one.note.date),
    ...Array.from({ length: 5 }, () => cell('')),
    cell(one.note.goal),
    sourceOf(one),
    cell(''),
  ]);
}
