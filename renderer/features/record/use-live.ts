import { useEffect, useMemo, useRef, useState } from 'react';
import type { CaptureMark, WireError } from '../../../shared/contract/index.ts';
import { isTemplate } from '../../../shared/domain/index.ts';
import { toWireError, useKeptword } from '../../bridge/index.ts';
import { useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';

/** What was kept last, for the quiet line under the marks. `count` makes two equal ones two. */
type Kept = { text: string; count: number };

/**
 * Marks, notes, break and end of the recording that runs: straight through the bridge, since they must reach main at
 * this second and change nothing else on the screen.
 */
export function useLive() {
  const { t } = useTranslation(['record', 'vocabulary', 'concerns']);
  const api = useKeptword();
  const format = useFormat();
  const messages = useMessages();
  const [kept, setKept] = useState<Kept | null>(null);
  const [problem, setProblem] = useState<WireError | null>(null);
  const words = (mark: CaptureMark) => (isTemplate(mark) ? t(`vocabulary:firstWords.${mark}`) : '');
  const said = useRef({ t, format, messages, words });
  useEffect(() => {
    said.current = { t, format, messages, words };
  });
  return useMemo(() => {
    const done = (text: string) => {
      setKept((before) => ({ text, count: (before?.count ?? 0) + 1 }));
      said.current.messages.announce(text);
    };
    const tried = async <T>(work: Promise<T>, words?: (answer: T) => string): Promise<boolean> => {
      try {
        const answer = await work;
        setProblem(null);
        if (words) done(words(answer));
        return true;
      } catch (thrown) {
        setProblem(toWireError(thrown));
        return false;
      }
    };
    const at = (ms: number) => said.current.format.timecode(ms);
    return {
      mark: (mark: CaptureMark) =>
        // The first words are in the language of the screen, which main does not know.
        tried(api.capture.mark({ mark, text: said.current.words(mark) }), ({ atMs }) =>
          mark === 'announced'
            ? said.current.t('record:late.kept', { at: at(atMs) })
            : said.current.t('record:marks.kept', {
                what: said.current.t(`vocabulary:mark.${mark}`),
                at: at(atMs),
              }),
        ),
      raise: (concernId: string, text: string) =>
        tried(
          api.capture.raise({ concernId, text: said.current.t('concerns:live.words', { text }) }),
          ({ atMs }) => said.current.t('concerns:live.kept', { at: at(atMs), text }),
        ),
      note: (text: string, begunMsAgo: number) =>
        tried(api.capture.note({ text, begunMsAgo: Math.max(0, Math.round(begunMsAgo)) }), ({ atMs }) =>
          said.current.t('record:note.kept', { at: at(atMs) }),
        ),
      announced: (answer: 'yes' | 'no') =>
        tried(api.capture.announced({ answer }), ({ running }) =>
          said.current.t('record:announce.kept', { at: at(running?.announced.atMs ?? 0) }),
        ),
      pause: () => tried(api.capture.pause()),
      resume: () => tried(api.capture.resume()),
      kept,
      problem,
    };
  }, [api, kept, problem]);
}
export type Live = ReturnType<typeof useLive>;
