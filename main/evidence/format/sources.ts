import { z } from 'zod';
import {
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  DOCUMENT_TYPES,
  INCIDENT_KNOWN,
  RECORDING_SOURCES,
  TRANSCRIPT_KINDS,
} from '../../../shared/domain/index.ts';
import { count, path, sha256, text, yesNo } from './fields.ts';

/** The originals that lie in the bundle. */
export const recordings = z
  .array(
    z.strictObject({
      code: text,
      id: text,
      file: path,
      sha256,
      bytes: count,
      samples: count,
      session: z.strictObject({ ordinal: count, date: text, label: text.nullable() }),
      source: z.enum(RECORDING_SOURCES),
      announced: yesNo,
      recordedBy: text.nullable(),
      device: text.nullable(),
      label: text.nullable(),
      originalName: text,
      importedAt: text,
      dateInFile: text.nullable(),
      dateOnDisk: text.nullable(),
      dateByParent: text.nullable(),
      /** What the file itself says of its missing end; null of a whole one, and in bundles that did not tell it yet. */
      cutShort: z
        .strictObject({ why: text, bytesExpected: count.nullable(), msExpected: count.nullable() })
        .nullable()
        .default(null),
    }),
  )
  .max(10_000);

/** The papers that lie in the bundle. */
export const documents = z
  .array(
    z.strictObject({
      code: text,
      id: text,
      file: path,
      sha256,
      bytes: count,
      mediaType: z.enum(DOCUMENT_TYPES),
      kind: z.enum(DOCUMENT_KINDS),
      title: text,
      date: text.nullable(),
      receivedOn: text.nullable(),
      status: z.enum(DOCUMENT_STATUSES).nullable(),
      sender: text.nullable(),
      pages: count.nullable(),
      originalName: text,
    }),
  )
  .max(10_000)
  .default([]);

/** The transcripts that lie in the bundle, each of one recording. */
export const transcripts = z
  .array(
    z.strictObject({
      code: text,
      id: text,
      recording: text,
      kind: z.enum(TRANSCRIPT_KINDS),
      title: text,
      language: text.nullable(),
      lines: count,
      checkedBy: z.array(text).max(10_000),
      certifiedBy: text.nullable(),
      certifiedOn: text.nullable(),
      files: z.array(z.strictObject({ file: path, sha256 })).max(10),
    }),
  )
  .max(10_000)
  .default([]);

/** What the parent wrote down of a day, without sound. */
export const notes = z
  .array(
    z.strictObject({
      code: text,
      id: text,
      happenedOn: text,
      time: text.nullable(),
      writtenAt: text,
      changedAt: text.nullable(),
      text,
      said: text.nullable(),
      present: text.nullable(),
      known: z.enum(INCIDENT_KNOWN).nullable(),
      toldBy: text.nullable(),
      student: text.nullable(),
      meeting: text.nullable(),
      goal: text.nullable(),
      document: text.nullable(),
    }),
  )
  .max(10_000)
  .default([]);
