import { z } from 'zod';

/** What the parts of bundle.json are made of. Every length has an end: a bundle comes from a stranger's hands. */
export const text = z.string().max(50_000);
export const count = z.number().int().min(0);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** Of a file of the bundle. */
export const path = z.string().min(1).max(180);
export const yesNo = z.enum(['yes', 'no', 'unknown']);
