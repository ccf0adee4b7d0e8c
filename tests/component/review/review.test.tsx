import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openReview(options: Parameters<typeof renderApp>[0] = {}) {
  const app = renderApp(options);
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
    // One more key says who it was (D34).
    const [, second] = fake.world.people;
    await screen.findAllByText(second?.label ?? '');
    await user.keyboard('2');
    await waitFor(() => expect(fake.world.moments.at(-1)?.speakerId).toBe(second?.id));
  });

  it('has a key for each of twelve of the staff and a parent', async () => {
    const world = sampleWorld();
    const [model] = world.people;
    if (!model) throw new Error('the sample has people');
    world.people = Array.from({ length: 13 }, (_, at) => ({
      ...model,
      id: `p${at + 1}`,
      label: `Nr ${at + 1}`,
    }));
    world.attendees = [];
    const { user, fake } = await openReview({ world });
    await user.keyboard('d');
    await screen.findAllByText('Nr 13');
    fireEvent.keyDown(document.body, { key: '#', code: 'Digit3', shiftKey: true });
    await waitFor(() => expect(fake.world.moments.at(-1)?.speakerId).toBe('p13'));
    await user.keyboard('3');
    await waitFor(() => expect(fake.world.moments.at(-1)?.speakerId).toBe('p3'));
  });

  it('makes one moment of a mark that is pressed twice, by key or mouse, and two of two marks', async () => {
    const { user, fake } = await openReview();
    const before = fake.world.moments.length;
    const marked = () => fake.world.moments.slice(before).map(({ mark }) => mark);
    const disputed = screen.getByRole('button', { name: /^Disputed/ });
    await waitFor(() => expect(disputed).not.toHaveProperty('disabled', true));
    // Two presses at one instant: a busy computer would put more than half a second between them.
    const clock = vi.spyOn(performance, 'now').mockReturnValue(performance.now());
    await user.dblClick(disputed);
    await user.keyboard('aa');
    clock.mockRestore();
    await waitFor(() => expect(marked()).toEqual(['disputed', 'agreed']));
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

  it('keeps a draft of every pause, and makes it a change before a lock', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('a');
    await user.type(await screen.findByRole('textbox', { name: /What was said/ }), 'sixty');
    await vi.waitFor(() => expect(fake.calls).toContain('review.saveDraft'));
    await user.keyboard('{Control>}l{/Control}');
    await waitFor(() => expect(fake.world.moments.at(-1)?.text).toBe('sixty'));
    expect(fake.calls.lastIndexOf('review.change')).toBeLessThan(fake.calls.indexOf('archive.lock'));
  });

  it('is where the person is after a lock, and nothing else of what was on the page', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('a');
    await screen.findByRole('textbox', { name: /What was said/ });
    await user.keyboard('{Control>}l{/Control}');
    await user.type(await screen.findByLabelText('Passphrase'), `${fake.passphrase}{Enter}`);
    await screen.findByRole('slider', { name: 'Place in the sound' });
    expect(screen.getByText('No moment is chosen.')).toBeTruthy();
  });

  it('is left for Home by another archive, also one of the same name', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('{Control>}l{/Control}');
    await screen.findByLabelText('Passphrase');
    act(() => {
      fake.become({ state: 'open', id: 'another', name: 'Family papers', readOnly: false });
    });
    expect(await screen.findByRole('heading', { name: 'Home', level: 1 })).toBeTruthy();
  });

  it('goes from listening to writing with W, and back with Escape', async () => {
    const { user } = await openReview();
    await user.keyboard('p');
    const text = await screen.findByRole('textbox', { name: /What was said/ });
    await user.keyboard('w');
    expect(document.activeElement).toBe(text);
    await user.keyboard('{Escape}');
    expect(document.activeElement?.textContent).toMatch(/^Play/);
  });

  it('says what a key marked where the moment itself is out of sight, and leads to its words', async () => {
    const { user } = await openReview();
    const below = { top: 5_000, bottom: 5_400 } as DOMRect;
    const place = vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue(below);
    await user.keyboard('d');
    expect(await screen.findByText(/^Marked: Disputed,/, { selector: '.toast *' })).toBeTruthy();
    place.mockRestore();
    await user.click(screen.getByRole('button', { name: 'Write what was said' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /What was said/ }));
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
    expect(document.activeElement?.textContent).toMatch(/^Play/);
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

  it('needs one row for the filter where the window is low, and puts the ends of a span into the player', async () => {
    const tall = window.innerHeight;
    Object.defineProperty(window, 'innerHeight', { value: 600, configurable: true });
    onTestFinished(() => {
      Object.defineProperty(window, 'innerHeight', { value: tall, configurable: true });
    });
    const { user, fake } = await openReview();
    const disputed = fake.world.moments.filter((one) => one.dispute).length;
    expect(screen.queryByRole('radiogroup', { name: 'Which moments to show' })).toBeNull();
    const player = screen.getByRole('region', { name: 'Player' });
    expect(within(player).getByRole('button', { name: /^Starts here/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Which moments to show/ }));
    await user.click(await screen.findByRole('option', { name: `Disputed (${disputed})` }));
    expect(
      await screen.findByRole('button', { name: `Disputed (${disputed}) Which moments to show` }),
    ).toBeTruthy();
  });
});
