import { z } from 'zod';
import {
  decision,
  documentAbout,
  documentChange,
  documentPage,
  goal,
  id,
  moment,
  PAGE_TEXT_LIMIT,
  pageNumber,
  paper,
  passage,
  passageFields,
  recording,
  textComparison,
  trackedInFile,
} from '../domain/index.ts';
import { call } from './call.ts';
import { wireError } from './errors.ts';
import { pickedFile } from './recordings.ts';

export const documentSummary = paper.extend({
  passages: z.number().int(),
  /** Pages without any text: scans, and pages that could not be read. */
  pagesWithoutText: z.number().int(),
});
export type DocumentSummary = z.infer<typeof documentSummary>;

/** A passage with what it is tied to, as far as that is still there. */
export const tiedPassage = passage.extend({
  moment: moment.nullable(),
  decision: decision.nullable(),
  goal: goal.nullable(),
  /** The recording that the moment is on. */
  recording: recording.nullable(),
});
export type TiedPassage = z.infer<typeof tiedPassage>;

export const attachResult = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('attached'), fileId: z.string(), name: z.string(), document: paper }),
  /** The same bytes are already here; nothing was added. */
  z.object({ outcome: z.literal('duplicate'), fileId: z.string(), name: z.string(), document: paper }),
  /** The same bytes were here and had been taken out: they were brought back. */
  z.object({ outcome: z.literal('restored'), fileId: z.string(), name: z.string(), document: paper }),
  z.object({ outcome: z.literal('failed'), fileId: z.string(), name: z.string(), error: wireError }),
]);
export type AttachResult = z.infer<typeof attachResult>;

/** A comparison, or in whose text there is nothing to compare. */
export const documentComparison = z.object({
  first: documentSummary,
  second: documentSummary,
  /** Null when one of them has no text at all. */
  comparison: textComparison.nullable(),
  /** Pages without text: what stands on them was not compared. */
  notCompared: z.object({ first: z.array(pageNumber), second: z.array(pageNumber) }),
  /** Pages whose text the parent typed: the comparison is only as true as what was typed. */
  typed: z.object({ first: z.array(pageNumber), second: z.array(pageNumber) }),
});
export type DocumentComparison = z.infer<typeof documentComparison>;

/** A PDF takes at most 127 bytes of a password (ISO 32000-2, 7.6.4). */
const filePassword = z.string().min(1).max(127);

/** As much of a document's bytes as one answer carries. */
export const DOCUMENT_PIECE = 1_048_576;

export const documentCalls = {
  list: call(
    'Documents of a meeting, of a child, or all (both null), newest first.',
    z.object({ meetingId: id.nullable().default(null), studentId: id.nullable().default(null) }),
    z.array(documentSummary),
  ),
  get: call('One document.', z.object({ id }), documentSummary),
  takenOut: call(
    'Documents that were taken out and can be brought back, newest first.',
    z.void(),
    z.array(paper),
  ),
  pick: call(
    'Opens the system picker for PDFs, pictures and Word files. Empty when cancelled.',
    z.void(),
    z.array(pickedFile),
  ),
  attach: call(
    'Attaches picked or dropped files, byte for byte. One bad file does not stop the others. Long: reports progress, can be cancelled.',
    z.object({
      jobId: z.string(),
      fileIds: z.array(z.string()).min(1).max(500),
      about: documentAbout,
      /** Of PDFs that ask for one, by file. */
      passwords: z.record(z.string(), filePassword).default({}),
    }),
    z.array(attachResult),
  ),
  describe: call(
    'What the parent says of a document: title, kind, dates, status, sender, meeting, child.',
    z.object({ id, change: documentChange }),
    paper,
  ),
  takeOut: call('Takes a document out; undo or `bringBack` brings it back.', z.object({ id }), z.void()),
  bringBack: call('Brings a document back that was taken out.', z.object({ id }), paper),
  remove: call(
    'Deletes a document for good, in two steps: the typed code (D01) and a reason. Leaves a tombstone in the custody log.',
    z.object({ id, code: z.string(), reason: z.string().trim().min(1).max(500) }),
    z.void(),
  ),
  password: call(
    'What opens a file that is locked; null for one that is not.',
    z.object({ id }),
    z.object({ password: filePassword.nullable() }),
  ),
  bytes: call(
    'A piece of the file as it was attached.',
    z.object({
      id,
      offset: z.number().int().min(0),
      length: z.number().int().min(1).max(DOCUMENT_PIECE),
    }),
    z.instanceof(Uint8Array),
  ),
  address: call(
    'A random address that shows this picture until the archive is locked. Pictures only.',
    z.object({ id }),
    z.object({ url: z.string() }),
  ),
  text: call('The text of every page, in order.', z.object({ id }), z.array(documentPage)),
  tracked: call(
    'What a Word file still shows of its making: changes that were tracked, and comments. None for other files.',
    z.object({ id }),
    trackedInFile,
  ),
  typeText: call(
    'Keeps the text that the parent typed for a page that has none in the file, or for one that was typed before.',
    z.object({ id, page: pageNumber, text: z.string().max(PAGE_TEXT_LIMIT) }),
    documentPage,
  ),
  passages: call('Passages of a document, in order.', z.object({ id }), z.array(tiedPassage)),
  passagesOf: call(
    'Passages tied to a moment, a decision or a goal: exactly one of the three is given.',
    z.object({
      momentId: id.nullable().default(null),
      decisionId: id.nullable().default(null),
      goalId: id.nullable().default(null),
    }),
    z.array(tiedPassage),
  ),
  tie: call(
    'Ties a passage to a moment, a decision or a goal. Of a plan or notice, the moment or decision gets document and page when it has none.',
    passageFields,
    passage,
  ),
  untie: call('Takes a passage out; undo brings it back.', z.object({ id }), z.void()),
  compare: call(
    'Compares the texts of two documents, paragraph by paragraph.',
    z.object({ jobId: z.string(), firstId: id, secondId: id }),
    documentComparison,
  ),
};
