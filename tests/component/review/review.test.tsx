import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openReview() {
  const app = renderApp();
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await screen.findByRole('slider', { name: 'Place in the sound' });
  return app;
}

describe('Review', () => {
  it('speaks the place in the sound in whole words', async () => {
    await openReview();
    const slider = screen.getByRole('slider', { name: 'Place in the sound' });
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^0 seconds of 3 minutes/);
  });

  it('makes a moment with one key, saved at once', async () => {
    const { user, fake } = await openReview();
    const before = fake.world.moments.length;
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /^Disputed/ })).not.toHaveProperty('disabled', true),
    );
    await user.keyboard('d');
    await waitFor(() => expect(fake.world.moments).toHaveLength(before + 1));
    expect(fake.world.moments.at(-1)).toMatchObject({ mark: 'disputed', dispute: { claim: '' } });
    expect(await screen.findByRole('textbox', { name: /What was later claimed/ })).toBeTruthy();
  });

  it('never takes a letter for a key while somebody types it', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('p');
    const text = await screen.findByRole('textbox', { name: /What was said/ });
    const before = fake.world.moments.length;
    await user.type(text, 'and a plan');
    await user.tab();
    expect(fake.world.moments).toHaveLength(before);
    await waitFor(() => expect(fake.world.moments.at(-1)?.text).toBe('and a plan'));
  });

  it('keeps a draft of every pause', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('a');
    await user.type(await screen.findByRole('textbox', { name: /What was said/ }), 'sixty');
    await vi.waitFor(() => expect(fake.calls).toContain('review.saveDraft'));
  });

  it('takes a moment out, and brings it back', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('a');
    const made = await waitFor(() => {
      const last = fake.world.moments.at(-1);
      expect(last?.mark).toBe('agreed');
      return last;
    });
    await user.click(await screen.findByRole('button', { name: 'Take this moment out' }));
    await waitFor(() => expect(fake.world.moments.some((one) => one.id === made?.id)).toBe(false));
    await user.click(await screen.findByRole('button', { name: /^Take back:/ }));
    await waitFor(() => expect(fake.world.moments.some((one) => one.id === made?.id)).toBe(true));
  });

  it('filters the list in words, with counts', async () => {
    const { user, fake } = await openReview();
    const disputed = fake.world.moments.filter((one) => one.dispute).length;
    const filters = screen.getByRole('radiogroup', { name: 'Which moments to show' });
    const choice = within(filters).getByRole('radio', { name: `Disputed (${disputed})` });
    await user.click(choice);
    expect(choice.getAttribute('aria-checked')).toBe('true');
  });
});
