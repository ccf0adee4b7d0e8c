import { fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { createPlayer } from '../../../renderer/audio/player/player.ts';
import { layTimeline } from '../../../renderer/audio/player/timeline.ts';
import { SpanFields } from '../../../renderer/features/review/form/span-fields.tsx';
import { ms } from '../../../shared/time/index.ts';
import { aMoment } from '../../support/archive/index.ts';
import { renderWith } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

it('an end behind the recording is told with its length, and nothing is kept until it fits', () => {
  const change = vi.fn();
  const part = { recordingId: 'r', code: 'R01', durationMs: ms(61_500) };
  const player = createPlayer({ address: async () => '', place: async () => 0, keepPlace: async () => null });
  const moment = aMoment({ id: 'r' }, { startMs: ms(1_000), endMs: ms(2_000) });
  const data = { timeline: layTimeline([part]) };
  renderWith(<SpanFields {...{ moment, data, change, player }} />);
  const end = screen.getByRole('textbox', { name: /^Ends at/ });
  fireEvent.change(end, { target: { value: '1:02' } });
  fireEvent.blur(end);
  expect(screen.getByText(/The recording is 0:01:01\.500 long\./)).toBeTruthy();
  expect(change).not.toHaveBeenCalled();
  fireEvent.change(end, { target: { value: '1:01' } });
  fireEvent.blur(end);
  expect(change).toHaveBeenCalledWith({ endMs: 61_000 });
});
