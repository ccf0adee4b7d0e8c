import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openOutcomes(world = sampleWorld()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Meetings' }));
  await app.user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
  await app.user.click(await screen.findByRole('button', { name: 'What was agreed' }));
  await screen.findByRole('heading', { level: 1, name: 'Agreed and not agreed' });
  return app;
}

const agreed = (world: ReturnType<typeof sampleWorld>) =>
  world.moments.filter((one) => one.outcome === 'agreed');

describe('Agreed and not agreed', () => {
  it('counts all five, plays each and all of one, and prints', async () => {
    const world = sampleWorld();
    const { user } = await openOutcomes(world);
    const counts = within(await screen.findByRole('list', { name: 'How many of each' }));
    expect(counts.getAllByRole('listitem')).toHaveLength(5);
    expect(counts.getByText(`Agreed: ${agreed(world).length}`)).toBeTruthy();
    const list = within(screen.getByRole('list', { name: 'Agreed' }));
    expect(list.getAllByRole('listitem')).toHaveLength(agreed(world).length);
    const [first] = list.getAllByRole('button', { name: /^Listen: / });
    if (!first) throw new Error('nothing to hear');
    await user.click(first);
    expect(await list.findByRole('button', { name: /^Stop: / })).toBeTruthy();

    window.print = () => undefined;
    await user.click(screen.getByRole('button', { name: 'Print' }));
    const [sheet] = screen.getAllByRole('table');
    expect(sheet && within(sheet).getAllByText(/R01 at/)).toHaveLength(agreed(world).length);
  });

  it('makes the letter after the meeting of it, with what was said and nothing about her', async () => {
    const world = sampleWorld();
    const [hidden] = agreed(world);
    const told = world.moments.find((one) => one !== hidden && one.recordingId === hidden?.recordingId);
    if (!hidden || !told) throw new Error('the sample has too few moments');
    Object.assign(hidden, { private: true, text: 'Only for me' });
    Object.assign(told, { outcome: 'not-agreed', text: 'No aide on the bus', reason: 'no staff' });
    const { user } = await openOutcomes(world);
    await user.click(await screen.findByRole('button', { name: 'Write to the school' }));
    const letter = within(await screen.findByRole('dialog', { name: 'The letter after the meeting' }));
    expect(await letter.findByText(/^Thank you for the meeting on /)).toBeTruthy();
    expect(letter.queryByText(/Only for me/)).toBeNull();
    const words = screen.getByRole('dialog').textContent;
    expect(words).toMatch(/No aide on the bus\s*The reason given: “no staff”/);
    expect(letter.getByText(/please write to me/)).toBeTruthy();
  });

  it('shows what is private only when asked, and prints nothing of a mediation', async () => {
    const world = sampleWorld();
    const [hidden] = agreed(world);
    if (hidden) hidden.private = true;
    world.meetings = world.meetings.map((one) =>
      one.id === 'meeting-1' ? { ...one, kind: 'mediation' } : one,
    );
    const { user } = await openOutcomes(world);
    expect((await screen.findAllByText(`Agreed: ${agreed(world).length - 1}`)).length).toBe(2);
    expect(screen.getByText('This was a mediation. Nothing of it is printed.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Print' })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /private/ }));
    expect((await screen.findAllByText(`Agreed: ${agreed(world).length}`)).length).toBeGreaterThan(0);
  });

  it('says how an outcome gets here when there is none', async () => {
    const world = sampleWorld();
    for (const one of world.moments) one.outcome = null;
    for (const one of world.decisions) one.outcome = null;
    await openOutcomes(world);
    expect(await screen.findByText('Nothing has an outcome yet')).toBeTruthy();
  });
});
