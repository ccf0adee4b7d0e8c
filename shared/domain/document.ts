import { z } from 'zod';
import { PAGE_TEXT_LIMIT } from '../paper/index.ts';
import { isoDate, utcInstant } from '../time/index.ts';
import { changeOf } from './change.ts';
import { id, line, pageNumber } from './vocabulary.ts';

/** What a paper is, in the words of the process it belongs to. */
export const DOCUMENT_KINDS = [
  'iep',
  '504-plan',
  'draft',
  'notice',
  'evaluation',
  'letter',
  'minutes',
  'progress-report',
  'policy',
  'consent',
  'other',
] as const;
export const documentKind = z.enum(DOCUMENT_KINDS);
export type DocumentKind = z.infer<typeof documentKind>;

/** D85: what a plan was when it was handed over. `draft` and `signed` may both be true of one plan: then of two files. */
export const DOCUMENT_STATUSES = ['draft-given', 'presented-as-final', 'signed'] as const;
export const documentStatus = z.enum(DOCUMENT_STATUSES);
export type DocumentStatus = z.infer<typeof documentStatus>;

/** The types that are kept. The first bytes of a file decide, never its name. */
export const DOCUMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/webp',
  'image/heic',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
] as const;
export const documentType = z.enum(DOCUMENT_TYPES);
export type DocumentType = z.infer<typeof documentType>;

/** Kinds that write down what was agreed: a moment tied to one of them gets its page (D2, D42). */
const SAYS_WHAT_WAS_AGREED: ReadonlySet<DocumentKind> = new Set(['iep', '504-plan', 'draft', 'notice']);

/** What the parent says of a document; everything else about it is fixed. */
export const documentFields = z.object({
  meetingId: id.nullable().default(null),
  studentId: id.nullable().default(null),
  kind: documentKind.default('other'),
  title: line.min(1),
  /** The day that the paper itself bears. */
  date: isoDate.nullable().default(null),
  /** The day it came into the parent's hands: a draft given, a notice received (D85). */
  receivedOn: isoDate.nullable().default(null),
  status: documentStatus.nullable().default(null),
  sender: line.nullable().default(null),
});
export const documentChange = changeOf(documentFields);
export type DocumentChange = z.input<typeof documentChange>;
/** What may be said of several files at once while they are attached; each gets its own name as its title. */
export const documentAbout = changeOf(documentFields);
export type DocumentAbout = z.output<typeof documentAbout>;

/** Named `paper` in code, because `document` is the page of the browser. */
export const paper = documentFields.extend({
  id,
  /** Order of arrival in the archive, 1 = first, never used twice. Printed as D01, D02… */
  ordinal: z.number().int().min(1),
  originalName: z.string(),
  mediaType: documentType,
  /** SHA-256 of the file's bytes, lower-case hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().min(1),
  /** Null for a Word file: where its pages break depends on who opens it. Its text is kept as page 1. */
  pages: pageNumber.nullable(),
  createdAt: utcInstant,
});
export type Paper = z.infer<typeof paper>;

/** `D01`: how a document is named in lists, file names and the bundle. */
export function documentCode(ordinal: number): string {
  return `D${String(ordinal).padStart(2, '0')}`;
}

/** True when the paper is one that says what was agreed: a plan, a draft of one, or a notice. */
export function saysWhatWasAgreed({ kind }: { kind: DocumentKind }): boolean {
  return SAYS_WHAT_WAS_AGREED.has(kind);
}

/**
 * Where the text of a page comes from: read from the file, typed by the parent from the picture, no text in the file
 * (a scan), or not read because reading it took too long or failed.
 */
export const PAGE_SOURCES = ['file', 'typed', 'none', 'unread'] as const;
export const pageSource = z.enum(PAGE_SOURCES);
export type PageSource = z.infer<typeof pageSource>;

export { PAGE_TEXT_LIMIT };

export const documentPage = z.object({
  id,
  documentId: id,
  /** 1 for the first. */
  page: pageNumber,
  text: z.string().max(PAGE_TEXT_LIMIT),
  source: pageSource,
});
export type DocumentPage = z.infer<typeof documentPage>;

export const passageFields = z.object({
  documentId: id,
  page: pageNumber,
  /** Place in the page's text, in UTF-16 units as JavaScript counts: [startAt, endAt). */
  startAt: z.number().int().min(0).max(PAGE_TEXT_LIMIT),
  endAt: z.number().int().min(1).max(PAGE_TEXT_LIMIT),
  /** What it is tied to: at least one of them. */
  momentId: id.nullable().default(null),
  decisionId: id.nullable().default(null),
  goalId: id.nullable().default(null),
});
export type PassageFields = z.input<typeof passageFields>;

/** A place in a document, and what was said or decided about it. The words are kept as they were when it was tied. */
export const passage = passageFields.extend({
  id,
  quote: z.string().min(1).max(20_000),
  createdAt: utcInstant,
});
export type Passage = z.infer<typeof passage>;
