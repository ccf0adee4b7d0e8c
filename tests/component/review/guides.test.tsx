import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { isParticipation } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openReview(options: Parameters<typeof renderApp>[0] = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
  await screen.findByRole('slider', { name: 'Place in the sound' });
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /^Disputed/ })).not.toHaveProperty('disabled', true),
  );
  return app;
}

describe('marks for how the meeting went', () => {
  it('are two keystrokes: the menu, then the number', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('m');
    expect(await screen.findByRole('menu', { name: 'More marks' })).toBeTruthy();
    await user.keyboard('2');
    await waitFor(() => expect(fake.world.moments.at(-1)?.mark).toBe('question-not-answered'));
    const made = fake.world.moments.at(-1);
    expect(made).toMatchObject({ type: 'question', text: 'I asked, and nobody answered: ', outcome: null });
    expect(screen.queryByRole('menu')).toBeNull();
    expect(await screen.findByRole('textbox', { name: /What was said/ })).toHaveProperty(
      'value',
      'I asked, and nobody answered: ',
    );
  });

  it('can be chosen with the pointer, and filtered for', async () => {
    const { user, fake } = await openReview();
    const before = fake.world.moments.filter(({ mark }) => mark !== null && isParticipation(mark)).length;
    await user.click(screen.getByRole('button', { name: 'More marks' }));
    await user.click(await screen.findByRole('menuitem', { name: /I was cut off/ }));
    await waitFor(() => expect(fake.world.moments.at(-1)?.mark).toBe('cut-off'));
    await user.click(await screen.findByRole('radio', { name: `How you were treated (${before + 1})` }));
    const rows = within(screen.getByRole('list', { name: 'Moments, by time' })).getAllByRole('listitem');
    expect(rows).toHaveLength(before + 1);
  });
});

describe('the left side of the review', () => {
  it('says where the disk has spoilt the sound, and plays from behind it', async () => {
    const world = sampleWorld();
    const [recording] = world.recordings;
    world.missing = [{ recordingId: recording?.id ?? '', startMs: ms(60_000), endMs: ms(76_400) }];
    const { user } = await openReview({ world });
    expect(await screen.findByText('A part of this recording is damaged')).toBeTruthy();
    const slider = screen.getByRole('slider', { name: 'Place in the sound' });
    await user.click(screen.getByRole('button', { name: 'Silent from 0:01:00 to 0:01:16. Listen after it' }));
    await waitFor(() =>
      expect(slider.getAttribute('aria-valuetext') ?? slider.textContent).toMatch(/1 minute/),
    );
  });

  it('says that a recording is cut short, here and at the meeting, with what shows it', async () => {
    const world = sampleWorld();
    const [recording] = world.recordings;
    if (!recording) throw new Error('the sample has a recording');
    const why = 'the header says 240000 ms, 180000 ms can be decoded';
    world.recordings[0] = { ...recording, cutShort: { why, bytesExpected: null, msExpected: null } };
    const { user } = await openReview({ world });
    expect(await screen.findByText('R01 is cut short.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Meeting of/ }));
    expect(await screen.findByText('R01 is cut short.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Proof of no change/ }));
    expect(
      await screen.findByText(`1.2 MB are here. The file does not say how much is missing. (${why})`),
    ).toBeTruthy();
  });

  it('shows who spoke and from how much of the sound, and remembers that', async () => {
    const { user, fake } = await openReview();
    await user.click(screen.getByRole('tab', { name: 'Who spoke' }));
    expect(await screen.findByText(/^Counted from .* of sound with a name, out of/)).toBeTruthy();
    expect(screen.getByRole('list', { name: /Talking time/ }).children.length).toBeGreaterThan(0);
    // In a low window it is longer than its box, and nothing in it takes the focus.
    expect(screen.getByRole('region', { name: 'Who spoke' }).tabIndex).toBe(0);
    await waitFor(() => expect(fake.settings.reviewGuide).toBe('speakers'));
  });

  it('passes over a guide that this program does not have', async () => {
    await openReview({ settings: { reviewGuide: 'gone' } });
    expect(screen.getByRole('tab', { name: 'Moments' }).getAttribute('aria-selected')).toBe('true');
  });
});

describe('a part of the chosen moment', () => {
  it('stays folded away for the next moment, until it is opened; G opens the one with the goal', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('a');
    const part = await screen.findByRole('button', { name: 'Goal, decision and reason' });
    expect(part.getAttribute('aria-expanded')).toBe('true');
    await user.click(part);
    await waitFor(() => expect(fake.settings.folded).toEqual(['review/about']));
    await user.keyboard('p');
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Goal, decision and reason' }).getAttribute('aria-expanded'),
      ).toBe('false'),
    );
    (document.activeElement as HTMLElement | null)?.blur();
    await user.keyboard('g');
    await waitFor(() => expect(fake.settings.folded).toEqual([]));
  });

  it('its history says in words what changed, and puts an old version back', async () => {
    const { user, fake } = await openReview();
    await user.keyboard('p');
    const made = await waitFor(() => {
      const last = fake.world.moments.at(-1);
      expect(last?.mark).toBe('promised');
      return last;
    });
    fake.history.set(made?.id ?? '', [
      {
        at: '2026-11-22T02:40:00.000Z',
        version: { ...(made as NonNullable<typeof made>) },
        because: 'redo',
      },
      {
        at: '2026-11-22T02:30:00.000Z',
        version: { ...(made as NonNullable<typeof made>) },
        because: 'undo',
      },
      {
        at: '2026-11-22T02:20:00.000Z',
        version: { ...(made as NonNullable<typeof made>) },
        because: null,
      },
      {
        at: '2026-11-22T02:10:00.000Z',
        because: null,
        version: { ...(made as NonNullable<typeof made>), type: 'statement', text: 'Thirty minutes' },
      },
    ]);
    await user.click(await screen.findByRole('button', { name: 'Earlier versions' }));
    const versions = await screen.findByRole('list', { name: 'Earlier versions' });
    expect(await within(versions).findByText('Kind:')).toBeTruthy();
    expect(
      within(versions)
        .getAllByText(/^You /)
        .map((one) => one.textContent?.replace(/ on .*/, '')),
    ).toEqual(['You made a change again', 'You took a change back', 'You changed it', 'You marked it']);
    expect(within(versions).getAllByText('As before: it had been taken out, and came back.')).toHaveLength(2);
    expect(versions.textContent).toContain('Statement');
    await user.click(within(versions).getByRole('button', { name: /^Put this version back: / }));
    expect(await screen.findByText(/^The version of .* is back\.$/)).toBeTruthy();
    await waitFor(() =>
      expect(fake.world.moments.find(({ id }) => id === made?.id)).toMatchObject({
        type: 'statement',
        text: 'Thirty minutes',
      }),
    );
  });
});
