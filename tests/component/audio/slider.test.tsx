import { act } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { layTimeline, type Player, useWaveView, Waveform } from '../../../renderer/audio/index.ts';
import { createPlayer } from '../../../renderer/audio/player/player.ts';
import { ms } from '../../../shared/time/index.ts';
import { renderWith } from '../../support/bridge/render.tsx';
import '../../support/bridge/review.ts';
import { FakeAudio } from './fake-audio.ts';

const TIMELINE = layTimeline([
  { recordingId: 'first', code: 'R01', durationMs: ms(60_500) },
  { recordingId: 'second', code: 'R02', durationMs: ms(30_000) },
]);
const NOTHING = () => undefined;
const noPeaks = async () => new Uint8Array();

function Picture({ player }: { player: Player }) {
  const wave = useWaveView(TIMELINE.totalMs);
  return (
    <Waveform
      player={player}
      timeline={TIMELINE}
      wave={wave}
      readPeaks={noPeaks}
      ranges={[]}
      selectedId={null}
      selection={null}
      onPickRange={NOTHING}
      onSelectSpan={NOTHING}
      onSpeed={NOTHING}
    />
  );
}

describe('the picture as a slider', () => {
  it('says the second in which the sound stopped, and no other one after a jump by whole seconds', async () => {
    const element = new FakeAudio();
    const player = createPlayer(
      { address: async (id) => `/media/${id}`, place: async () => 0, keepPlace: async () => undefined },
      () => element as unknown as HTMLAudioElement,
    );
    const detach = player.attach();
    const { getByRole } = renderWith(<Picture player={player} />);
    const slider = getByRole('slider');
    const said = () => [slider.getAttribute('aria-valuenow'), slider.getAttribute('aria-valuetext')];
    await act(() => player.open({ recordingId: 'first', durationMs: ms(60_500) }, { play: true }));
    act(() => element.reach(20.2));
    expect(said()).toEqual(['20', expect.stringMatching(/^R01.* 20 seconds/)]);
    // Stopped late in the same second: nothing has to be drawn anew, so nothing else may be true by now.
    act(() => {
      element.reach(20.8);
      player.pause();
    });
    expect(said()).toEqual(['20', expect.stringMatching(/^R01.* 20 seconds/)]);
    act(() => player.skip(15_000));
    expect(said()).toEqual(['35', expect.stringMatching(/^R01.* 35 seconds/)]);
    // The second recording begins at 60.5 s.
    await act(() => player.open({ recordingId: 'second', durationMs: ms(30_000) }, { atMs: ms(700) }));
    expect(said()).toEqual(['61', expect.stringMatching(/^R02.* 0 seconds/)]);
    act(() => player.seek(10_400));
    expect(said()).toEqual(['70', expect.stringMatching(/^R02.* 10 seconds/)]);
    detach();
  });
});
