import { KeptwordError } from '../../shared/contract/index.ts';
import type { Recording } from '../../shared/domain/index.ts';
import type { OpenArchive } from '../archive/index.ts';
import { type BeginOptions, beginRecording } from './begin.ts';
import { alreadyRecording } from './refusals.ts';
import { finish, logStart, type MustStop, type Running } from './running.ts';
import type { Session } from './session.ts';
import type { CaptureOptions, CaptureRequest } from './types.ts';

export type TheRecording = ReturnType<typeof theRecording>;

/** The one recording that may run: it is begun, is there, and is ended once, by whoever asks first. */
export function theRecording(
  options: Omit<BeginOptions, 'awaits' | 'mustStop'> & {
    onEnded: CaptureOptions['onEnded'];
    /** It is over, in whatever way. */
    over: () => void;
  },
) {
  let running: Running | null = null;
  /** The archive of a recording that is being started, and how that ends. */
  let starting: { archive: OpenArchive; begun: Promise<void> } | null = null;
  /** A recording that has not heard its first sound yet. */
  let awaited: Session | null = null;
  /** Why a recording must stop that has not quite begun. */
  let early: MustStop | null = null;
  let free = Promise.withResolvers<void>();
  free.resolve();

  async function begin(archive: OpenArchive, request: CaptureRequest): Promise<void> {
    early = null;
    const awaits = (session: Session | null) => {
      awaited = session;
    };
    running = await beginRecording(archive, request, { ...options, awaits, mustStop });
    logStart(archive, running.session);
    if (early) mustStop(running.session.captureId, early);
  }

  /** A recording that cannot be ended well stays on the disk as it is: the next opening shows it first. */
  function end(of: Running, why: string): Promise<Recording> {
    of.ending ??= finish(of, why).finally(() => {
      running = null;
      of.release();
      options.over();
      free.resolve();
    });
    return of.ending;
  }

  function mustStop(captureId: string, why: MustStop): void {
    if (running?.session.captureId !== captureId) {
      early ??= why;
      return;
    }
    if (running.ending) return;
    if (why === 'disk') options.warn('disk-full', true);
    end(running, why).then(options.onEnded, (error: unknown) => options.onEnded?.(null, error));
  }

  /** @throws not-recording */
  function mustRun(): Running {
    if (running && !running.ending) return running;
    throw new KeptwordError('not-recording', 'No recording is running now. Nothing was changed.');
  }

  return {
    get running() {
      return running;
    },
    get awaited() {
      return awaited;
    },
    /** The archive that is recorded into, from the start on. */
    get holds() {
      return running?.archive ?? starting?.archive ?? null;
    },
    mustRun,
    whenFree: () => free.promise,
    /** @throws already-recording */
    mustBeFree(): void {
      if (running || starting) throw alreadyRecording();
    },
    /** Only when nothing runs. @throws what beginRecording throws */
    async start(archive: OpenArchive, request: CaptureRequest): Promise<void> {
      free = Promise.withResolvers<void>();
      const begun = begin(archive, request);
      starting = { archive, begun };
      try {
        await begun;
      } catch (error) {
        free.resolve();
        throw error;
      } finally {
        starting = null;
      }
    },
    /** Asked while it begins, it ends as soon as it has begun. @throws not-recording */
    async stop(): Promise<Recording> {
      await starting?.begun.catch(() => undefined);
      return end(running ?? mustRun(), 'asked');
    },
  };
}
