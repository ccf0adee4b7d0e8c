import {
  type ArchiveState,
  type CaptureState,
  type CaptureWarning,
  type Events,
  type JobProgress,
  type KeptwordApi,
  type Settings,
  settings as settingsSchema,
  type WireError,
} from '../../../shared/contract/index.ts';
import {
  type BegunForm,
  type MomentSaved,
  merged,
  type TextComparison,
  type TrackedInFile,
} from '../../../shared/domain/index.ts';
import { type CaptureWish, captureCalls, FakeCapture } from './capture.ts';
import { emptyWorld, sampleWorld, type World } from './data.ts';
import { alignmentCalls } from './fake-alignment.ts';
import { archiveCalls } from './fake-archive.ts';
import { askCalls } from './fake-asks.ts';
import { briefingCalls } from './fake-briefings.ts';
import { concernCalls } from './fake-concerns.ts';
import { contentCalls } from './fake-content.ts';
import { documentCalls } from './fake-documents.ts';
import { draftCalls, keyOf } from './fake-drafts.ts';
import { evidenceCalls } from './fake-evidence.ts';
import { goalCalls } from './fake-goals.ts';
import { incidentCalls } from './fake-incidents.ts';
import { needCalls } from './fake-needs.ts';
import { playlistCalls } from './fake-playlists.ts';
import { questionCalls } from './fake-questions.ts';
import { FakeTranscripts, transcriptCalls } from './fake-transcripts.ts';
import { voiceCalls } from './fake-voice.ts';
import { writtenCalls } from './fake-written.ts';
import { Store } from './store.ts';
import { wire } from './wire.ts';

/** What the made-up archive is like when the window opens. */
export type FakeOptions = {
  state?: ArchiveState;
  world?: World;
  settings?: Partial<Settings>;
  locale?: string;
  passphrase?: string;
  /** Slows every call down, so that waiting can be seen. */
  delayMs?: number;
  /** Makes a call fail: `{ 'meetings.list': { code: 'disk-full', message: '…' } }`. */
  failing?: Record<string, WireError>;
  capture?: CaptureWish;
  /** Forms that were begun and not saved. */
  drafts?: BegunForm[];
};

type Listener = (payload: never) => void;

/** The state behind the made-up bridge; tests reach in here to see what happened. */
export class FakeKeptword {
  archive: ArchiveState;
  settings: Settings;
  passphrase: string;
  readonly store: Store;
  readonly capture: FakeCapture;
  readonly transcripts = new FakeTranscripts();
  readonly options: FakeOptions;
  /** Every call in order, by name. */
  readonly calls: string[] = [];
  readonly cancelled = new Set<string>();
  /** Versions of a moment, newest first, where a test gives some. */
  readonly history = new Map<string, MomentSaved[]>();
  /** Forms that were begun and not saved, by their keys as JSON. */
  readonly drafts = new Map<string, BegunForm>();
  /** What comparing two documents finds; null: that all of the first stands in both. */
  comparison: TextComparison | null = null;
  /** Of files that are locked, and of documents made of them, by their numbers. */
  readonly passwords = new Map<string, string>();
  /** What a Word file shows of its making, by the document. */
  readonly tracked = new Map<string, TrackedInFile>();
  readonly #listeners = new Map<keyof Events, Set<Listener>>();

  constructor(options: FakeOptions = {}) {
    this.options = options;
    this.archive = options.state ?? { state: 'open', name: 'Family papers', readOnly: false };
    this.settings = settingsSchema.parse(options.settings ?? {});
    this.passphrase = options.passphrase ?? 'correct horse battery staple';
    this.store = new Store(options.world ?? sampleWorld());
    this.capture = new FakeCapture(this, options.capture);
    for (const one of options.drafts ?? []) this.drafts.set(keyOf(one.key), one);
  }

  get world(): World {
    return this.store.world;
  }

  become(state: ArchiveState): ArchiveState {
    this.archive = state;
    this.emit('archiveState', state);
    return state;
  }

  emit(name: 'archiveState', payload: ArchiveState): void;
  emit(name: 'jobProgress', payload: JobProgress): void;
  emit(name: 'lockSoon', payload: { seconds: number }): void;
  emit(name: 'captureState', payload: CaptureState): void;
  emit(name: 'captureWarning', payload: CaptureWarning): void;
  emit(name: keyof Events, payload: unknown): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  on(name: keyof Events, listener: Listener): () => void {
    const all = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, all.add(listener));
    return () => all.delete(listener);
  }

  /** Runs some steps of a long job and tells of each; stops when it was cancelled. */
  async job(jobId: string, phase: string, item: string | null): Promise<void> {
    const steps = 20;
    for (let done = 0; done <= steps; done += 1) {
      if (this.cancelled.has(jobId)) throw wire('cancelled');
      this.emit('jobProgress', { jobId, phase, done, total: steps, leftMs: (steps - done) * 400, item });
      await pause(this.options.delayMs ?? 0);
    }
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** An in-memory `window.keptword` for component tests and the design page. Never shipped. */
export function fakeBridge(options: FakeOptions = {}): { api: KeptwordApi; fake: FakeKeptword } {
  const fake = new FakeKeptword(options);
  const { thread, ...ofGoals } = goalCalls(fake);
  const content = contentCalls(fake);
  const features = {
    app: {
      settings: async () => fake.settings,
      changeSettings: async (change: { [K in keyof Settings]?: Settings[K] | undefined }) => {
        fake.settings = merged(fake.settings, change);
        return fake.settings;
      },
      locale: async () => options.locale ?? 'en-US',
      doctor: async () => ({
        app: '0.1.0',
        node: '24.21.0',
        electron: null,
        chromium: '153.0',
        platform: 'linux x64',
        ffmpeg: { path: '/usr/bin/ffmpeg', version: '5.1.9', from: 'PATH' },
        sqlite: '3.51.0',
        cipher: 'sqlcipher 4',
        cryptoSelfTest: true,
      }),
      cancelJob: async ({ jobId }: { jobId: string }) => {
        fake.cancelled.add(jobId);
      },
      touch: async () => {},
    },
    archive: archiveCalls(fake),
    ...content,
    ...ofGoals,
    goals: { ...content.goals, thread },
    documents: documentCalls(fake),
    evidence: evidenceCalls(fake),
    ...writtenCalls(fake),
    capture: captureCalls(fake.capture),
    alignment: alignmentCalls(fake),
    ...playlistCalls(fake),
    briefings: briefingCalls(fake),
    ...voiceCalls(fake),
    ...questionCalls(fake),
    ...concernCalls(fake),
    ...needCalls(fake),
    ...incidentCalls(fake),
    ...askCalls(fake),
    ...transcriptCalls(fake),
    ...draftCalls(fake),
  };
  const api: KeptwordApi = {
    ...watched(fake, features),
    on: (name, listener) => fake.on(name, listener),
    dropFiles: async (files) =>
      files.map((_, index) => ({
        fileId: `dropped-${index}`,
        name: `dropped-${index}.m4a`,
        bytes: 2_000_000,
        dateOnDisk: '2026-10-21T01:10:00.000Z',
      })),
  };
  return { api, fake };
}

/** Puts the delay, the wished-for failures and the record of calls around every call. */
function watched<T extends object>(fake: FakeKeptword, features: T): T {
  const wrapped = Object.entries(features).map(([feature, calls]: [string, object]) => {
    const inner = Object.entries(calls).map(
      ([name, call]: [string, (input: unknown) => Promise<unknown>]) => {
        const full = `${feature}.${name}`;
        return [
          name,
          async (input: unknown) => {
            fake.calls.push(full);
            if (fake.options.delayMs) await pause(fake.options.delayMs);
            const failure = fake.options.failing?.[full];
            if (failure) throw failure;
            return structuredClone(await call(structuredClone(input)));
          },
        ];
      },
    );
    return [feature, Object.fromEntries(inner)];
  });
  return Object.fromEntries(wrapped) as T;
}

export { emptyWorld, sampleWorld };
