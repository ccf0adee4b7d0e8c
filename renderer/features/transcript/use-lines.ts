import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeptwordApi, WireError } from '../../../shared/contract/index.ts';
import { toWireError, useCall, useKeptword } from '../../bridge/index.ts';
import { type Line, withLines } from './lines.ts';
import { type Opened, readLines } from './read-lines.ts';

export type TranscriptLines = {
  /** Null while it is read. */
  opened: Opened | null;
  error: WireError | null;
  retry(): void;
  changes: LineChanges;
};

type Api = KeptwordApi['transcripts'];
/** Changes of lines. Each shows on the screen when main has it on disk, and rejects with a `WireError`. */
export type LineChanges = {
  change(id: string, change: Parameters<Api['changeLine']>[0]['change']): Promise<void>;
  add(line: Parameters<Api['addLine']>[0]): Promise<Line>;
  remove(id: string): Promise<void>;
  split(input: Parameters<Api['splitLine']>[0]): Promise<Awaited<ReturnType<Api['splitLine']>>>;
  join(input: Parameters<Api['joinLine']>[0]): Promise<Awaited<ReturnType<Api['joinLine']>>>;
  setSpeaker(input: Parameters<Api['setSpeaker']>[0]): Promise<void>;
  renameLabel(input: Parameters<Api['renameLabel']>[0]): Promise<void>;
  check(lineIds: string[], by: string): Promise<void>;
  uncheck(lineIds: string[]): Promise<void>;
  saveDraft(lineId: string, text: string | null): Promise<void>;
};

/**
 * All lines of a transcript. They are read once: 20,000 lines are not asked for again after each change, only when the
 * list says that something else changed them, as undo does.
 */
export function useTranscriptLines(id: string, recordingId: string): TranscriptLines {
  const api = useKeptword();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const list = useCall('transcripts', 'list', { recordingId });
  const listed = list.data?.find((one) => one.id === id)?.revision;
  /** What the screen shows, in main's count: its own changes are counted along. */
  const shown = useRef(-1);

  const read = useCallback(() => {
    let current = true;
    readLines(api.transcripts.open, id, () => current).then(
      (answer) => {
        if (answer === null || !current) return;
        shown.current = answer.revision;
        setOpened(answer);
        setError(null);
      },
      (thrown) => {
        if (current) setError(toWireError(thrown));
      },
    );
    return () => {
      current = false;
    };
  }, [api, id]);

  useEffect(() => read(), [read]);
  useEffect(() => {
    if (listed === undefined || shown.current < 0 || listed === shown.current) return;
    return read();
  }, [listed, read]);

  const changes = useLineChanges(setOpened, shown, read);
  return { opened, error, retry: read, changes };
}

function useLineChanges(
  setOpened: (next: (now: Opened | null) => Opened | null) => void,
  shown: { current: number },
  read: () => void,
): LineChanges {
  const api = useKeptword();
  const client = useQueryClient();
  return useMemo(() => {
    const put = (change: (lines: readonly Line[]) => Line[]) =>
      setOpened((now) => now && { ...now, lines: change(now.lines) });
    /** The counts of the list and the words of "Undo" may be other ones now; nothing else is asked again. */
    const done = async <T>(work: Promise<T>, steps = 1): Promise<T> => {
      try {
        const answer = await work;
        shown.current += steps;
        return answer;
      } catch (thrown) {
        throw toWireError(thrown);
      } finally {
        await Promise.all(
          [['transcripts', 'list'], ['review', 'undoState'], ['search']].map((queryKey) =>
            client.invalidateQueries({ queryKey }),
          ),
        );
      }
    };
    /** Where lines stand that have no time, or one time, is main's to say when one comes or goes among them. */
    const placed = (line: Line, next?: Line) => {
      if (line.timing === 'placed' || line.startMs === next?.startMs) read();
    };
    const many = async (work: Promise<Line[]>) => {
      const lines = await done(work);
      put((now) => withLines(now, lines));
    };
    return {
      async change(id, change) {
        const line = await done(api.transcripts.changeLine({ id, change }));
        put((now) => withLines(now, [line]));
        // A time that is set moves the lines beside it that have none.
        if (change.time) read();
      },
      async add(line) {
        const added = await done(api.transcripts.addLine(line));
        put((now) => withLines(now, [added]));
        return added;
      },
      async remove(id) {
        await done(api.transcripts.removeLine({ id }));
        put((now) => now.filter((line) => line.id !== id));
      },
      async split(input) {
        const answer = await done(api.transcripts.splitLine(input), 2);
        put((now) => withLines(now, answer.lines));
        placed(...answer.lines);
        return answer;
      },
      async join(input) {
        const answer = await done(api.transcripts.joinLine(input), 2);
        put((now) =>
          withLines(
            now.filter((line) => line.id !== answer.goneId),
            [answer.line],
          ),
        );
        placed(answer.line);
        return answer;
      },
      setSpeaker: (input) => many(api.transcripts.setSpeaker(input)),
      renameLabel: (input) => many(api.transcripts.renameLabel(input)),
      check: (lineIds, by) => many(api.transcripts.check({ lineIds, by })),
      uncheck: (lineIds) => many(api.transcripts.uncheck({ lineIds })),
      saveDraft: (lineId, text) => api.transcripts.saveDraft({ lineId, text }),
    };
  }, [api, client, read, setOpened, shown]);
}
