import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

describe('what comes late', () => {
  it('the state of the archive, asked for again after a failure, opens the window', async () => {
    const failing = { 'archive.state': { code: 'file-system', message: '' } } as const;
    const { user, fake } = renderApp({ failing: { ...failing } });
    const again = await screen.findByRole('button', { name: 'Try again' });
    delete fake.options.failing?.['archive.state'];
    await user.click(again);
    expect(await screen.findByRole('heading', { name: 'Home' })).toBeTruthy();
  });

  it('an answer that comes after the lock is said to nobody', async () => {
    const { user, api } = renderApp();
    await screen.findByRole('heading', { name: 'Home' });
    let answer = () => undefined as unknown;
    const late = new Promise((resolve) => {
      answer = () => resolve({ what: 'goal', label: 'J.R. will use four-word sentences' });
    });
    Object.assign(api.review, { undo: () => late });
    await user.keyboard('{Control>}z{/Control}');
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByRole('heading', { name: /Open “Family papers”/ });
    await act(async () => void answer());
    await act(async () => late);
    expect(document.body.textContent).not.toContain('four-word');
  });

  it('a note that was closed does not open again on the way back', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Write down what happened' }));
    const text = await screen.findByRole('textbox', { name: /What happened/ });
    await waitFor(() => expect(document.activeElement).toBe(text));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(document.activeElement?.tagName).toBe('H1');
    await user.click(screen.getByRole('button', { name: 'Goals' }));
    await screen.findByRole('heading', { name: 'Goals', level: 1 });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    await screen.findByRole('heading', { name: 'What happened', level: 1 });
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
