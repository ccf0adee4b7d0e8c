import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { incident } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-03-04T04:10:00.000Z';

function withNote() {
  const world = sampleWorld();
  world.incidents.push(
    incident.parse({
      ...{ id: 'n1', date: '2026-03-03', time: '10:30', text: 'Two boys waited at the bus' },
      ...{ meetingId: 'meeting-1', createdAt: AT, updatedAt: AT },
    }),
  );
  return world;
}

const write = (name: RegExp | string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });

describe('What happened', () => {
  it('is written down from Home with its day, told how she knows, changed with its history, and taken out', async () => {
    const { user, fake } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Write down what happened' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write what happened.')).toBeTruthy();
    write(/What happened/, 'No speech today');
    write(/At what time/, '9:05');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write it like 2:05 PM.')).toBeTruthy();
    write(/At what time/, '9:05 am');
    expect(screen.queryByRole('textbox', { name: /Who told you/ })).toBeNull();
    await user.click(screen.getByRole('radio', { name: 'Somebody told me' }));
    write(/Who told you/, 'The aide');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() =>
      expect(fake.world.incidents).toMatchObject([
        {
          ...{ text: 'No speech today', time: '09:05', known: 'was-told', toldBy: 'The aide' },
          ...{ said: null, present: null, private: false },
        },
      ]),
    );

    await user.click(await screen.findByRole('button', { name: /No speech today/ }));
    expect(await screen.findByText(/^First written .*This can never be changed\.$/)).toBeTruthy();
    write(/What happened/, 'No speech again');
    await user.click(screen.getByRole('radio', { name: 'I was there, or on the call' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const row = await screen.findByRole('button', { name: /No speech again/ });
    expect(row.textContent).not.toMatch(/Told|The aide/i);
    expect(row.textContent).toMatch(/Happened on .* at 9:05\sAM · Written .* · Changed /);
    await user.click(row);
    await user.click(await screen.findByRole('button', { name: 'Earlier versions' }));
    const versions = within(await screen.findByRole('list', { name: 'Earlier versions' }));
    expect(versions.getByText('No speech again').tagName).toBe('INS');
    write(/What happened/, 'No speech a third time');
    await waitFor(() => expect(fake.drafts.size).toBe(1));
    await user.click(screen.getByRole('button', { name: 'Take out' }));
    await waitFor(() => expect(fake.world.incidents).toEqual([]));
    expect(await screen.findByText('The note was taken out.')).toBeTruthy();
    expect(fake.drafts.size, 'what was begun about it comes back with it').toBe(1);
  });

  it('stands on the page of its meeting, and goes into a bundle only when it is ticked', async () => {
    const { user, fake } = renderApp({ world: withNote() });
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
    const notes = within(await screen.findByRole('list', { name: 'Notes without sound' }));
    expect(notes.getByText('Two boys waited at the bus')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Evidence' }));
    const box = await screen.findByRole('checkbox', { name: 'Two boys waited at the bus' });
    expect((box as HTMLInputElement).checked).toBe(false);
    fake.calls.length = 0;
    await user.click(box);
    await waitFor(() => expect(fake.calls).toContain('evidence.preview'));
  });
});

describe('The word for the meeting', () => {
  it('is the one that is used where the family lives', async () => {
    renderApp({ settings: { meetingWord: 'ard' } });
    fireEvent.click(await screen.findByRole('button', { name: 'Meetings' }));
    const row = await screen.findByRole('button', { name: /Annual IEP meeting/ });
    expect(row.textContent).toContain('ARD meeting');
  });
});
