import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/time/index.ts';
import type { World } from '../../support/bridge/data.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const day = (offset: number) => addDays(new Date().toISOString().slice(0, 10), offset);

/** The sample's two promises, one of them late. */
function promised(): World {
  const world = sampleWorld();
  const schedule = world.moments.find((one) => one.text.startsWith('Sends the reading'));
  if (!schedule) throw new Error('the sample has a promise');
  schedule.due = day(-20);
  schedule.owner = 'Special education teacher';
  return world;
}

async function openPromises(world = promised()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Promises' }));
  await screen.findByRole('radiogroup', { name: 'Show' });
  return app;
}

const rows = (name: string) => within(screen.getByRole('list', { name })).getAllByRole('listitem');

describe('promises', () => {
  it('are one line on Home when one is due, and lead to the list', async () => {
    const { user } = renderApp({ world: promised() });
    expect(
      await screen.findByText('One promise is due: “Sends the reading schedule by Friday”'),
    ).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'See the promises' }));
    expect(await screen.findByRole('tab', { name: 'Promises', selected: true })).toBeTruthy();
  });

  it('say nothing on Home and on the child’s page when none is due', async () => {
    const { user } = renderApp({ world: sampleWorld() });
    await screen.findByText('Last meetings');
    expect(screen.queryByRole('button', { name: 'See the promises' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Goals' }));
    await screen.findByRole('list', { name: 'Services' });
    expect(screen.queryByRole('list', { name: 'Due now' })).toBeNull();
  });

  it('late ones stand first, and on the child’s page', async () => {
    const { user } = await openPromises();
    const [first, second] = rows('Open');
    expect(first?.textContent).toMatch(/Sends the reading schedule.*Was due on/s);
    expect(first?.textContent).toContain('By Special education teacher');
    expect(second?.textContent).toContain('60 minutes a week since November 2, 2026');
    await user.click(screen.getByRole('tab', { name: 'Goals' }));
    expect(rows('Due now')).toHaveLength(1);
  });

  it('what came of one is written down, counted in words, changed and taken back', async () => {
    const { user, fake } = await openPromises();
    await user.click(screen.getByRole('button', { name: /^What came of it\? 60 minutes/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Choose one.')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Done in part' }));
    await user.type(screen.getByRole('textbox', { name: /Minutes/ }), '30');
    await user.type(screen.getByRole('textbox', { name: /How do you know/ }), 'He told me');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.deliveries).toHaveLength(1));
    expect(fake.world.deliveries[0]).toMatchObject({
      momentId: 'moment-2',
      delivered: 'partly',
      minutes: 30,
    });
    expect(await screen.findByText(/1 in part; 30 minutes in all\.$/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^What came of it\? 60 minutes/ }));
    await user.click(await screen.findByRole('button', { name: /^Change the entry of/ }));
    await user.click(await screen.findByRole('radio', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.deliveries[0]?.delivered).toBe('yes'));
  });

  it('a kept one leaves the open ones and is found under done', async () => {
    const { user } = await openPromises();
    await user.click(screen.getByRole('button', { name: /^What came of it\? Sends/ }));
    await user.click(screen.getByRole('radio', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(rows('Open')).toHaveLength(1));
    await user.click(screen.getByRole('radio', { name: 'Done' }));
    await waitFor(() => expect(rows('Done')).toHaveLength(1));
  });

  it('gets an owner and a day from its own window', async () => {
    const { user, fake } = await openPromises();
    await user.click(screen.getByRole('button', { name: /^What came of it\? 60 minutes/ }));
    await user.click(await screen.findByRole('button', { name: 'Who and by when' }));
    await user.type(await screen.findByRole('textbox', { name: /Who does it/ }), 'Speech therapist');
    await user.tab();
    await waitFor(() =>
      expect(fake.world.moments.find((one) => one.id === 'moment-2')?.owner).toBe('Speech therapist'),
    );
  });

  it('none at all: one sentence and one button', async () => {
    const world = sampleWorld();
    world.moments = [];
    const app = renderApp({ world });
    await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
    await app.user.click(await screen.findByRole('tab', { name: 'Promises' }));
    expect(await screen.findByText('No promise is written down yet')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Go to the meetings' })).toBeTruthy();
  });
});

describe('the agenda of the next meeting', () => {
  it('holds what is open, is copied as plain text, and leaves out what is unticked and what is private', async () => {
    const world = promised();
    const cutOff = world.moments.find((one) => one.text.startsWith('No aide'));
    if (cutOff) cutOff.private = true;
    const { user } = await openPromises(world);
    await user.click(screen.getByRole('button', { name: 'Agenda for the next meeting' }));
    await screen.findByRole('heading', { name: 'Agenda for the next meeting', level: 1 });
    const open = await screen.findByRole('group', { name: 'Promised or decided, and still open' });
    expect(within(open).getAllByRole('checkbox')).toHaveLength(2);
    expect(screen.queryByText(/No aide/)).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /Sends the reading schedule/ }));
    await user.click(screen.getByRole('button', { name: /^See and copy \d+ points/ }));
    await user.click(await screen.findByRole('button', { name: 'Copy the letter' }));
    const text = await navigator.clipboard.readText();
    expect(text).toContain('To talk about at the next meeting (J.R.)');
    expect(text).toMatch(/1\. 60 minutes of speech therapy/);
    expect(text).not.toContain('Sends the reading schedule');
    expect(text).not.toContain('No aide');
    expect(text).toContain('No progress is written down yet.');
    expect(await screen.findByText(/^Copied\./)).toBeTruthy();
  });

  it('has nothing to say when nothing is open', async () => {
    const world = sampleWorld();
    world.moments = world.moments.filter((one) => one.type === 'promise').slice(1, 2);
    world.goals = [];
    const { user } = await openPromises(world);
    await user.click(screen.getByRole('button', { name: /^What came of it/ }));
    await user.click(screen.getByRole('radio', { name: 'Done' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText('Nothing is open.');
    await user.click(screen.getByRole('button', { name: 'Agenda for the next meeting' }));
    expect(await screen.findByText('Nothing is open now')).toBeTruthy();
  });
});
