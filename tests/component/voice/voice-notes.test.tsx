import { screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openMoment() {
  const app = renderApp();
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await app.user.click(
    await screen.findByRole('button', { name: /60 minutes of speech/ }, { timeout: 15_000 }),
  );
  await screen.findByRole('button', { name: 'Speak a note' });
  return app;
}

/** jsdom has no microphone: it is asked, and says why not. */
function microphone(refusal: DOMException): void {
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: { getUserMedia: () => Promise.reject(refusal) },
  });
}
afterEach(() => vi.restoreAllMocks());

describe('speaking a note', () => {
  it('says why the microphone is not heard, and that nothing was kept of nothing', async () => {
    microphone(new DOMException('', 'NotAllowedError'));
    const { user, fake } = await openMoment();
    await user.click(screen.getByRole('button', { name: 'Speak a note' }));
    expect(await screen.findByText(/does not let Keptword use the microphone/)).toBeTruthy();
    expect(screen.queryByText('Listening to you')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Stop and keep' }));
    expect(await screen.findByText(/^Nothing was heard/)).toBeTruthy();
    // Who spoke with the keyboard goes on where she was.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Speak a note' }));
    expect(fake.calls).toContain('app.cancelJob');
  });

  it('begins and ends with one key, and ends when another moment is chosen', async () => {
    microphone(new DOMException('', 'NotFoundError'));
    const { user, fake } = await openMoment();
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard('v');
    expect(await screen.findByText(/No microphone was found/)).toBeTruthy();
    await user.keyboard('v');
    expect(await screen.findByText(/^Nothing was heard/)).toBeTruthy();
    await user.keyboard('v');
    await screen.findByRole('button', { name: 'Stop and keep' });
    const ended = fake.cancelled.size;
    await user.click(screen.getByRole('button', { name: /Recording announced/ }));
    await waitFor(() => expect(fake.cancelled.size).toBe(ended + 1));
    expect(screen.queryByRole('button', { name: 'Stop and keep' })).toBeNull();
  });
});
