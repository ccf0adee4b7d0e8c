import { z } from 'zod';

/** Where the sound comes from: ffmpeg in the main process, or the window's own microphone (the fallback). */
export const captureSourceKind = z.enum(['system', 'window']);
export type CaptureSourceKind = z.infer<typeof captureSourceKind>;

/**
 * Why this source was taken.
 * - `works`: the system's own input works, and a crash of the window cannot stop it.
 * - `no-system-input`: this ffmpeg has no way to this system's microphones.
 * - `no-microphone`: the system's input names no microphone.
 * - `chosen`: the person chose it.
 * - `system-silent`: the system's microphone gave nothing, or only digital silence, so the window listens.
 */
export const captureSourceReason = z.enum([
  'works',
  'no-system-input',
  'no-microphone',
  'chosen',
  'system-silent',
]);
export type CaptureSourceReason = z.infer<typeof captureSourceReason>;

export const captureDevice = z.object({
  /** Means something to main only. `window` is the window's own microphone. */
  deviceId: z.string().min(1).max(500),
  /** As the system calls it: "Built-in Microphone". Empty for `window`: the screen has the words. */
  name: z.string(),
  source: captureSourceKind,
  isDefault: z.boolean(),
});
export type CaptureDevice = z.infer<typeof captureDevice>;

export const captureDevices = z.object({
  devices: z.array(captureDevice),
  /** The one to take: chosen last time and still there, else the system's default, else `window`. */
  chosenId: z.string(),
  source: captureSourceKind,
  reason: captureSourceReason,
});
export type CaptureDevices = z.infer<typeof captureDevices>;

/** The words beside the bar. */
export const LEVEL_WORDS = ['nothing', 'too-quiet', 'good', 'too-loud'] as const;
export const captureLevel = z.object({
  /** Peak of the last moment in dB below full scale: 0 is the loudest, -96 is digital silence. */
  db: z.number().min(-96).max(0),
  words: z.enum(LEVEL_WORDS),
});
export type CaptureLevel = z.infer<typeof captureLevel>;
