import type { Player, Track } from '../../audio/index.ts';
import { useMessages } from '../../components/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import type { Line } from './lines.ts';
import type { LineChanges } from './use-lines.ts';

type PartsInput = {
  track: Track;
  player: Player;
  changes: LineChanges;
  /** What keeps lines out of sight: a line that is joined, or that comes, must be seen. */
  narrowedBy: 'words' | 'check' | null;
};

export type LineParts = {
  /** Two lines of one, at a place in its words as they are typed. Null: not done, and why was said. */
  split(line: Line, words: { text: string; at: number }): Promise<{ first: Line; second: Line } | null>;
  /** One line of this and the next; `text` is what stands in its field, null: what is saved. */
  join(line: Line, text: string | null): Promise<{ line: Line; seam: number } | null>;
};

/** Splitting a line and joining two, with a sentence about what the ear must do again. Rejects with a `WireError`. */
export function useLineParts({ track, player, changes, narrowedBy }: PartsInput): LineParts {
  const { t } = useTranslation('transcript');
  const format = useFormat();
  const messages = useMessages();
  const say = (done: string, wasChecked: boolean) =>
    wasChecked ? messages.say({ text: `${done} ${t('parts.listenAgain')}` }) : messages.announce(done);
  const isHidden = (hides: boolean) => {
    if (hides) messages.say({ text: t('parts.narrowed') });
    return hides;
  };
  return {
    async split(line, words) {
      if (isHidden(narrowedBy === 'words')) return null;
      const isHere = player.state().track?.recordingId === track.recordingId;
      const soundMs = isHere ? player.now() : null;
      const { lines, cut, wasChecked } = await changes.split({ id: line.id, ...words, soundMs });
      const [first, second] = lines;
      say(t(`parts.split.${cut}`, { at: format.timecode(second.startMs) }), wasChecked);
      return { first, second };
    },
    async join(line, text) {
      if (isHidden(narrowedBy !== null)) return null;
      const joined = await changes.join({ id: line.id, text });
      say(t('parts.joined'), joined.wasChecked);
      return joined;
    },
  };
}
