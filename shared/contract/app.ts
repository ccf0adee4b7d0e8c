import { z } from 'zod';
import { changeOf, id, meetingWord, pageNumber } from '../domain/index.ts';
import { call } from './call.ts';

/** Kept on this computer outside any archive, so that they work before unlocking. Nothing personal. */
export const settings = z.object({
  language: z.enum(['system', 'en', 'es']).default('system'),
  /** What is written for the school and handed to it: it reads English, whatever the parent speaks (decision 229). */
  letterLanguage: z.enum(['en', 'es']).default('en'),
  theme: z.enum(['system', 'light', 'dark', 'contrast']).default('system'),
  /** Percent. */
  textSize: z.number().int().min(100).max(200).default(100),
  reducedMotion: z.boolean().default(false),
  /** What the IEP meeting is called on the screens. A bundle says “IEP meeting” everywhere. */
  meetingWord: meetingWord.default('iep'),
  /** Minutes without a key or pointer before the archive locks; 0 = never. */
  autoLockMinutes: z.number().int().min(0).max(240).default(15),
  /** Playback speed, percent. */
  speed: z.number().int().min(50).max(200).default(100),
  louder: z.boolean().default(false),
  /** What listening does about stretches that were marked as hard to hear again: says so before, or leaves them out. */
  hardParts: z.enum(['warn', 'skip']).default('warn'),
  /** The microphone chosen last, as main names it. */
  microphone: z.string().max(500).nullable().default(null),
  /** What the review shows beside the chosen moment: its guide through the sound. One that is not there any more is passed over. */
  reviewGuide: z.string().max(40).default('moments'),
  /** Which paper was read beside which meeting, and how far; the last one first. Random numbers of things, no words. */
  papersBeside: z
    .array(z.object({ meetingId: id, documentId: id, page: pageNumber }))
    .max(40)
    .default([]),
  /** Keys for listening that the person chose instead of the usual ones: action → key. */
  keys: z.record(z.string().max(40), z.string().max(20)).default({}),
  /** The key that plays and pauses while a transcript is typed. */
  typingKey: z.enum(['escape', 'f8', 'ctrl+space']).default('escape'),
  /** Parts of pages that the person has folded away, by name. */
  folded: z.array(z.string().max(40)).max(100).default([]),
});
export type Settings = z.infer<typeof settings>;

export const doctorReport = z.object({
  app: z.string(),
  node: z.string(),
  electron: z.string().nullable(),
  chromium: z.string().nullable(),
  platform: z.string(),
  ffmpeg: z.object({ path: z.string(), version: z.string(), from: z.string() }).nullable(),
  sqlite: z.string(),
  cipher: z.string(),
  cryptoSelfTest: z.boolean(),
});
export type DoctorReport = z.infer<typeof doctorReport>;

export const appCalls = {
  settings: call('The settings of this computer.', z.void(), settings),
  changeSettings: call('Changes some settings.', changeOf(settings), settings),
  locale: call('The system’s language tag, for "system".', z.void(), z.string()),
  doctor: call('Versions and self-tests, for the Details page.', z.void(), doctorReport),
  cancelJob: call('Stops a running job. What was finished stays.', z.object({ jobId: z.string() }), z.void()),
  touch: call('Tells main that the person is here, for the auto-lock.', z.void(), z.void()),
};
