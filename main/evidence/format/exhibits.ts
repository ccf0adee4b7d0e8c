import { z } from 'zod';
import {
  DISPUTE_STATUSES,
  IN_IEP,
  ISSUES,
  MARKS,
  MOMENT_TYPES,
  OUTCOMES,
  PAIR_RELATIONS,
  REQUEST_ANSWERS,
  REQUEST_WAYS,
  SPEAKER_HOW,
} from '../../../shared/domain/index.ts';
import { count, path, sha256, text } from './fields.ts';

const request = z.strictObject({
  askedOn: text,
  how: z.enum(REQUEST_WAYS),
  askedOf: text.nullable(),
  text,
  answer: z.enum(REQUEST_ANSWERS).nullable(),
  answerText: text.nullable(),
  answeredOn: text.nullable(),
});

/** A step of an exhibit: the entry of the custody log, and which parts were changed; never its earlier words. */
const historyStep = z.strictObject({
  entry: count,
  at: text,
  event: z.enum(['moment-added', 'moment-changed', 'moment-deleted', 'moment-restored']),
  changed: z.array(text).max(100),
});

/** The moments that were chosen, each with its clip. */
export const exhibits = z
  .array(
    z.strictObject({
      exhibit: text,
      id: text,
      recording: text,
      startMs: count,
      endMs: count,
      clip: z.strictObject({ file: path, sha256, startSample: count, endSample: count }).nullable(),
      type: z.enum(MOMENT_TYPES),
      said: text,
      speaker: text.nullable(),
      speakerHow: z.enum(SPEAKER_HOW).nullable(),
      outcome: z.enum(OUTCOMES).nullable(),
      reason: text.nullable(),
      mark: z.enum(MARKS).nullable(),
      inIep: z.enum(IN_IEP).nullable(),
      iepPage: count.nullable(),
      iepDocument: text.nullable().default(null),
      iepNote: text.nullable().default(null),
      owner: text.nullable().default(null),
      due: text.nullable().default(null),
      dispute: z
        .strictObject({
          claim: text,
          by: text.nullable(),
          where: text.nullable(),
          on: text.nullable(),
          status: z.enum(DISPUTE_STATUSES),
          document: text.nullable().default(null),
          page: count.nullable().default(null),
          requests: z.array(request).max(10_000).default([]),
        })
        .nullable(),
      goal: text.nullable(),
      decision: text.nullable(),
      issue: text,
      issues: z.array(z.enum(ISSUES)).max(100).default([]),
      history: z.array(historyStep).max(100_000).default([]),
    }),
  )
  .max(100_000);

/** Two exhibits that belong together, and how. */
export const pairs = z
  .array(z.strictObject({ first: text, second: text, relation: z.enum(PAIR_RELATIONS), note: text }))
  .max(10_000)
  .default([]);
