import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openImport() {
  const app = renderApp();
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'Add more' }));
  await app.user.click(await screen.findByRole('button', { name: 'Choose files' }));
  await screen.findByText('meeting-part-2.m4a');
  return app;
}

describe('Import', () => {
  it('asks whether the recording was announced before anything is put in', async () => {
    const { user, fake } = await openImport();
    await user.click(screen.getByRole('button', { name: 'Add 2 recordings' }));
    expect(await screen.findByText('Choose one. “I do not know” is fine.')).toBeTruthy();
    expect(fake.calls).not.toContain('recordings.import');
    expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'Yes' }));
  });

  it('brings what is asked next into sight and folds away what need not be answered', async () => {
    await openImport();
    const asked = screen.getByRole('heading', { name: 'About these recordings' });
    expect(document.activeElement).toBe(asked);
    expect(screen.queryByRole('textbox', { name: /Who recorded it/ })).toBeNull();
    // More files come after what is to be done with these.
    const more = screen.getByRole('button', { name: 'Choose more files' });
    expect(asked.compareDocumentPosition(more) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it('says of each file what became of it', async () => {
    const { user, fake } = await openImport();
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.click(screen.getByRole('button', { name: 'Add 2 recordings' }));
    expect(await screen.findByText(/^Added as R02/)).toBeTruthy();
    // What is not in comes first: of two hundred files it would stand at the end.
    const [first] = within(screen.getByRole('list', { name: 'What became of each file' })).getAllByRole(
      'listitem',
    );
    expect(first?.textContent).toMatch(/This file has no sound/);
    expect(fake.world.recordings.at(-1)).toMatchObject({ announced: 'yes', source: 'parent' });
    expect(screen.getByRole('button', { name: 'Listen and mark' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add more' }));
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Choose files' }));
  });

  it('says how many sound tracks a file holds, which one is heard, and that none is lost', async () => {
    const { user, fake } = await openImport();
    const [pattern] = fake.world.recordings;
    if (!pattern) throw new Error('the sample has a recording');
    const trackNames = [
      { language: 'eng', title: 'Desktop' },
      { language: 'spa', title: null },
    ];
    fake.world.recordings[0] = { ...pattern, soundTracks: 2, trackNames };
    await user.click(screen.getByRole('radio', { name: 'Yes' }));
    await user.click(screen.getByRole('button', { name: 'Add 2 recordings' }));
    expect(
      await screen.findByText(
        'It holds 2 sound tracks. You hear the first one. The original keeps them all, so nothing is lost. The file names them: 1: Desktop (English), 2: (Spanish).',
      ),
    ).toBeTruthy();
  });

  it('refuses a file that is not whole, and keeps what is there when it is the only one', async () => {
    const { user, fake } = await openImport();
    fake.world.notWhole = ['file-1'];
    await user.click(screen.getByRole('radio', { name: 'No' }));
    await user.click(screen.getByRole('button', { name: 'Add 2 recordings' }));
    expect(
      await screen.findByText(/^This file is not whole: its end is missing\. Copy it again/),
    ).toBeTruthy();
    const before = fake.world.recordings.length;
    const [keep, ...others] = screen.getAllByRole('button', { name: /It is the only one I have/ });
    // A letter is no recording, whole or not.
    expect(others).toEqual([]);
    if (!keep) throw new Error('no second choice');
    await user.click(keep);
    expect(await screen.findByText('R02 is cut short.')).toBeTruthy();
    expect(screen.getByText(/You can hear 3 min of 5 min\.$/)).toBeTruthy();
    expect(fake.world.recordings).toHaveLength(before + 1);
    // What was said of the files at first holds of this one, and the other answers stand as they were.
    expect(fake.world.recordings.at(-1)).toMatchObject({ announced: 'no', originalName: 'file-1.m4a' });
    expect(screen.getByText(/This file has no sound/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /It is the only one I have/ })).toBeNull();
    expect(document.activeElement?.textContent).toBe('1 added. One file could not be added.');
  });

  it('does not put in a file that was taken off the list', async () => {
    const { user } = await openImport();
    await user.click(screen.getByRole('button', { name: 'Do not add letter.pdf' }));
    expect(screen.queryByText('letter.pdf')).toBeNull();
    expect(screen.getByRole('button', { name: 'Add this recording' })).toBeTruthy();
  });
});
