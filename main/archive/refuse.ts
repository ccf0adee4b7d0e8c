import type { z } from 'zod';
import { KeptwordError } from '../../shared/contract/index.ts';

/** What the schema makes of the value. Throws `invalid-input` naming the fields (never their values). */
export function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = [...new Set(result.error.issues.map((issue) => issue.path.join('.') || 'the whole'))];
  throw new KeptwordError(
    'invalid-input',
    'Something in this form cannot be kept as it is. Nothing was changed. Check the marked fields and try again.',
    { details: `fields: ${fields.join(', ')}` },
  );
}

/** The thing, or `not-found` with its kind in the parent's words. */
export function found<T>(thing: T | null, kind: string): T {
  if (thing !== null) return thing;
  throw new KeptwordError(
    'not-found',
    `This ${kind} is not in the archive any more. Nothing was changed. Go back to the list and try again.`,
  );
}

/**
 * The same failure with its true reason: a change that an archive refuses because it was opened on a full disk is no
 * matter of rights, and copying the folder elsewhere is not what helps. Anything else passes unchanged.
 */
export function whyRefused({ diskFull }: { diskFull: boolean }, error: unknown): unknown {
  if (!diskFull || !(error instanceof KeptwordError) || error.code !== 'archive-read-only') return error;
  return new KeptwordError(
    'disk-was-full',
    'The disk is full, so this archive could only be opened for looking. Nothing was changed or lost. Make room on the disk. Then open the archive again.',
    { ...(error.details !== undefined && { details: error.details }), cause: error },
  );
}
