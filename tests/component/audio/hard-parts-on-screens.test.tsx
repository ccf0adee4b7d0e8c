import { screen, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import { KeysProvider } from '../../../renderer/app/keys.tsx';
import { NavigationProvider } from '../../../renderer/app/navigation.tsx';
import { SettingsProvider } from '../../../renderer/app/settings.tsx';
import { MessagesProvider } from '../../../renderer/components/index.ts';
import { TogetherScreen } from '../../../renderer/features/together/index.ts';
import { TranscriptScreen } from '../../../renderer/features/transcript/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aMoment } from '../../support/archive/index.ts';
import { renderWith, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

/** Two recordings of the meeting; in the first one nearly all is hard to hear. */
function world() {
  const made = sampleWorld();
  const [mine] = made.recordings;
  if (!mine) throw new Error('the sample has a recording');
  made.recordings.push({ ...mine, id: 'district', ordinal: 2, source: 'district' });
  const hard = { startMs: ms(0), endMs: ms(mine.durationMs - 1_000), mark: 'hard-part' as const };
  made.moments.push(aMoment(mine, { ...hard, private: true, createdAt: '2026-10-21T10:00:00.000Z' }));
  return { made, mine };
}

const around = (shown: ReactNode) => (
  <SettingsProvider>
    <MessagesProvider>
      <KeysProvider>
        <NavigationProvider>{shown}</NavigationProvider>
      </KeysProvider>
    </MessagesProvider>
  </SettingsProvider>
);
const HERE = 'You marked this part as hard to hear again.';

it('a hard part is said while a transcript is typed or checked, with the key that leaves it out', async () => {
  const { made, mine } = world();
  const route = { at: 'transcript' as const, recordingId: mine.id, transcriptId: 't', atMs: 5_000 };
  const { user } = renderWith(around(<TranscriptScreen route={route} />), { world: made });
  expect(await screen.findByText(HERE)).toBeTruthy();
  await user.keyboard('h');
  await waitFor(() => expect(screen.queryByText(HERE)).toBeNull());
});

it('a part that is hard in one of two recordings is so in the other, too', async () => {
  const { made, mine } = world();
  const route = { at: 'together' as const, meetingId: mine.meetingId };
  const { user } = renderWith(around(<TogetherScreen route={route} />), { world: made });
  await user.click(await screen.findByRole('button', { name: 'Compare by their sound' }));
  await screen.findByText(/^You hear R01/);
  expect(await screen.findByText(HERE)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Hear R02 instead/ }));
  await screen.findByText(/^You hear R02/);
  expect(await screen.findByText(HERE)).toBeTruthy();
});
