import { useMemo } from 'react';
import { type Clips, useTurns } from '../../audio/index.ts';
import { useCall } from '../../bridge/index.ts';
import { ErrorNotice, Loading } from '../../components/index.ts';
import { useDisputeWords } from '../disputes/index.ts';
import { Answer } from './answer.tsx';

/** The answer of one question, for the moment's own form. `onSound`: called before it plays; two players never sound. */
export function AnswerOfMoment({ momentId, onSound }: { momentId: string; onSound(): void }) {
  const view = useCall('questions', 'ofMoment', { momentId });
  const words = useDisputeWords();
  const turns = useTurns();
  const clips = useMemo<Clips>(
    () => ({
      isPlaying: turns.isPlaying,
      toggle: (clip) => {
        onSound();
        turns.toggle(clip);
      },
    }),
    [turns, onSound],
  );
  if (view.error) return <ErrorNotice error={view.error} onRetry={() => void view.refetch()} />;
  return view.data ? <Answer view={view.data} clips={clips} words={words} /> : <Loading />;
}
