import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { moment } from '../../../shared/domain/index.ts';
import type { World } from '../../support/bridge/data.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;

/** The sample with a year before it: an older goal, its meeting, its sound, and what was reported since. */
function twoYears(): World {
  const world = sampleWorld();
  const [recording] = world.recordings;
  const [first] = world.moments;
  const goal = world.goals.find((one) => one.id === 'g1');
  if (!recording || !first || !goal) throw new Error('the sample has a recording, moments and goals');
  world.goals.push({ ...goal, id: 'g0', text: 'Three-word sentences', schoolYear: '2025-26' });
  goal.continuesId = 'g0';
  goal.howDone = 'Twice a week in a small group';
  world.sessions.push({
    id: 'session-0',
    meetingId: 'meeting-2',
    ordinal: 1,
    date: '2025-10-14',
    label: null,
  });
  world.recordings.push({ ...recording, id: 'recording-0', meetingId: 'meeting-2', sessionId: 'session-0' });
  const old = {
    ...first,
    id: 'old',
    recordingId: 'recording-0',
    goalId: 'g0',
    text: 'He uses three words now',
  };
  world.moments.push(moment.parse({ ...old, speakerId: 'slp', startMs: 5_000, endMs: 65_000 }));
  world.progress.push({
    ...{ id: 'p1', goalId: 'g0', date: '2026-03-02', text: '', source: 'Meeting in March', noData: true },
    createdAt: '2026-03-02T10:00:00.000Z',
  });
  return world;
}

async function openThread(world = twoYears()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('button', { name: /four-word sentences/ }));
  await screen.findByRole('heading', { name: 'When it was talked about' });
  return app;
}

const choose = async (
  user: Awaited<ReturnType<typeof openThread>>['user'],
  field: RegExp,
  option: string,
) => {
  await user.click(await screen.findByRole('button', { name: field }));
  await user.click(await screen.findByRole('option', { name: option }));
};

describe('the thread of a goal', () => {
  it('goes back over the years, with who spoke how long', async () => {
    await openThread();
    const years = await screen.findAllByRole('heading', { level: 3 });
    expect(years.map((one) => one.textContent)).toEqual([
      'School year 2025-\u206026',
      'School year 2026-\u206027',
    ]);
    const old = await screen.findByRole('list', { name: 'Yearly review 2025, October 14, 2025' });
    expect(within(old).getByText(/Speech therapist · Statement/)).toBeTruthy();
    expect(screen.getByText('Speech therapist: 1 min')).toBeTruthy();
    const between = screen.getByRole('list', { name: 'Between meetings' });
    expect(within(between).getByText(/Progress · March 2, 2026 · Meeting in March/)).toBeTruthy();
    expect(screen.getByText('Twice a week in a small group')).toBeTruthy();
    expect(screen.getByRole('button', { name: '2025-\u206026: Three-word sentences' })).toBeTruthy();
  });

  it('plays all of it in order from the keyboard, and lights the row that sounds', async () => {
    const { user } = await openThread();
    await screen.findByRole('button', { name: /^Play all/ });
    await user.keyboard(' ');
    const current = () => document.querySelector('.list-row[data-current]')?.textContent;
    await waitFor(() => expect(current()).toContain('He uses three words now'));
    expect(screen.getByText('1 of 2')).toBeTruthy();
    expect(await screen.findByRole('button', { name: 'Pause: He uses three words now' })).toBeTruthy();
    await user.keyboard('l');
    await waitFor(() => expect(current()).toContain('60 minutes of speech'));
    await user.keyboard('j');
    await waitFor(() => expect(current()).toContain('He uses three words now'));
    await user.keyboard(' ');
    expect(await screen.findByRole('button', { name: /^Go on/ })).toBeTruthy();
    await user.keyboard('{Escape}');
    expect(await screen.findByRole('button', { name: /^Play all/ })).toBeTruthy();
    expect(current()).toBeUndefined();
  });

  it('is narrowed by year, by kind and by who spoke; the queue follows', async () => {
    const { user } = await openThread();
    expect(await screen.findByText(/^2 clips/)).toBeTruthy();
    await choose(user, /Who spoke/, 'Speech therapist');
    expect(screen.getByText(/^1 clip/)).toBeTruthy();
    expect(screen.queryByText(/60 minutes of speech/)).toBeNull();
    await choose(user, /School year/, '2026-\u206027');
    expect(await screen.findByText('Nothing here fits these choices.')).toBeTruthy();
    await choose(user, /Who spoke/, 'Everyone');
    expect(await screen.findByText(/60 minutes of speech/)).toBeTruthy();
    await choose(user, /School year/, 'All years');
    await choose(user, /Everything/, 'Progress');
    expect(await screen.findByRole('list', { name: 'Between meetings' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^Play all/ })).toBeNull();
  });

  it('takes progress, also that no data was shown, and gives it back after taking it out', async () => {
    const { user, fake } = await openThread();
    await user.click(await screen.findByRole('button', { name: 'Add progress' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write what was reported, or tick the box below.')).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /No data shown/ }));
    await user.type(screen.getByRole('textbox', { name: /Where this comes from/ }), 'October meeting');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(fake.world.progress).toHaveLength(2));
    expect(fake.world.progress.at(-1)).toMatchObject({
      goalId: 'g1',
      noData: true,
      source: 'October meeting',
    });
    await user.click(
      (await screen.findAllByRole('button', { name: /^Change the progress of/ })).at(-1) as Element,
    );
    await user.click(await screen.findByRole('button', { name: 'Take this entry out' }));
    await waitFor(() => expect(fake.world.progress).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: 'Take back the last change' }));
    await waitFor(() => expect(fake.world.progress).toHaveLength(2));
  });

  it('of hundreds draws only what is in sight, and still plays all of it', async () => {
    const world = twoYears();
    const first = world.moments.find((one) => one.id === 'old');
    if (!first) throw new Error('the world has an old moment');
    for (let n = 0; n < 300; n += 1)
      world.moments.push({ ...first, id: `more-${n}`, text: `More of it, number ${n}` });
    const { user } = await openThread(world);
    const list = await screen.findByRole('list', { name: 'When it was talked about' });
    expect(await screen.findByText(/^302 clips/)).toBeTruthy();
    expect((await within(list).findAllByRole('listitem')).length).toBeLessThan(60);
    expect(within(list).getByRole('heading').textContent).toContain('Yearly review 2025, October 14, 2025');
    await user.click(screen.getByRole('button', { name: /^Play all/ }));
    expect(await screen.findByText('1 of 302')).toBeTruthy();
  });

  it('this year’s goal goes on from last year’s, and says how it will be done', async () => {
    const world = twoYears();
    const goal = world.goals.find((one) => one.id === 'g1');
    if (goal) goal.continuesId = null;
    const { user, fake } = await openThread(world);
    expect(screen.queryByText('School year 2025-\u206026')).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Edit' }));
    await choose(user, /Goes on from an older goal/, '2025-\u206026: Three-word sentences');
    await choose(
      user,
      /Where they said so/,
      'October 20, 2026: 60 minutes of speech therapy a week from November 2, and it will be in the plan',
    );
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('School year 2025-\u206026')).toBeTruthy();
    expect(fake.world.goals.find((one) => one.id === 'g1')).toMatchObject({
      continuesId: 'g0',
      howMomentId: 'moment-2',
    });
    expect(await screen.findByRole('button', { name: 'Hear it' })).toBeTruthy();
  });
});
