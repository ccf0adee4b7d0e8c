import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Goal } from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const AT = '2026-10-20T21:05:00.000Z';

/** A seat of which two things were promised, speech of which one; and a moment of each that stays out. */
function world() {
  const made = sampleWorld();
  const [studentId = ''] = made.students.map(({ id }) => id);
  const part = (id: string, kind: Goal['kind'], howDone: string | null): Goal => ({
    ...{ id, studentId, kind, area: null, text: id, baseline: null, target: null, howDone },
    ...{ schoolYear: '2026-27', howMomentId: null, continuesId: null, createdAt: AT },
  });
  made.goals = [
    part('Words', 'goal', null),
    part('Seat', 'accommodation', 'In the first row.'),
    part('Speech', 'service', null),
  ];
  made.decisions = [];
  const [first] = made.moments;
  if (!first) throw new Error('the sample has a moment');
  let next = 0;
  /** Each has its own minute: what is private keeps its sound to itself, under another mark too. */
  const said = (text: string, goalId: string, change: object = {}) => {
    const plain = { dispute: null, private: false, mark: null, outcome: null, decisionId: null, goalId };
    const startMs = ms(60_000 * next++);
    const sound = { startMs, endMs: ms(startMs + 20_000) };
    return { ...first, ...plain, ...sound, id: text, text, type: 'promise' as const, ...change };
  };
  made.moments = [
    said('In front', 'Seat'),
    said('By the window', 'Seat'),
    said('He likes it', 'Seat', { type: 'statement' }),
    said('About her mother', 'Seat', { private: true }),
    said('Twice a week', 'Speech'),
  ];
  return made;
}

async function openNew(made = world()) {
  const app = renderApp({ world: made });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('button', { name: 'For someone new' }));
  await app.user.click(await screen.findByRole('button', { name: 'New selection' }));
  return app;
}

async function takingOver(made = world()) {
  const app = await openNew(made);
  const { user } = app;
  await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'New staff');
  await user.type(screen.getByRole('textbox', { name: /^For whom/ }), 'New aide');
  await user.click(screen.getByRole('radio', { name: /Someone takes over/ }));
  await user.click(screen.getByRole('button', { name: 'Make the selection' }));
  await screen.findByRole('heading', { level: 1, name: 'New staff' });
  return app;
}

const ticks = () => within(screen.getByRole('list', { name: 'Chosen: Seat' })).getAllByRole('checkbox');
const names = () => ticks().map((one) => one.closest('label')?.textContent);

describe('For someone new', () => {
  it('asks for a title, and for the day where all since a day is wanted', async () => {
    const { user } = await openNew();
    await user.click(await screen.findByRole('button', { name: 'Make the selection' }));
    expect(await screen.findByText('Give it a title, so that you find it again.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Which meeting/ }));
    await user.click(await screen.findByRole('option', { name: 'All meetings since a day' }));
    await user.type(screen.getByRole('textbox', { name: /^Title/ }), 'x');
    await user.click(screen.getByRole('button', { name: 'Make the selection' }));
    expect(await screen.findByText('Choose the day from which it counts.')).toBeTruthy();
  });

  it('proposes by accommodation and service, with how it will be done; says how many stay out, not which', async () => {
    await takingOver();
    expect(await screen.findByText(/In the first row/)).toBeTruthy();
    expect(names()).toEqual(['By the window', 'In front']);
    expect(screen.getByText('1 moment stays out')).toBeTruthy();
    expect(screen.queryByText('About her mother')).toBeNull();
    expect(screen.getByText(/For: New aide/)).toBeTruthy();
  });

  it('is unticked, ticked again, put in order and added to, by buttons alone', async () => {
    const { user } = await takingOver();
    await screen.findByText(/In the first row/);
    await user.click(screen.getByRole('button', { name: 'Move “In front” up' }));
    await waitFor(() => expect(names()).toEqual(['In front', 'By the window']));
    await user.click(screen.getByRole('checkbox', { name: 'In front' }));
    const offered = await screen.findByRole('list', { name: 'Offered, not chosen: Seat' });
    await user.click(within(offered).getByRole('checkbox', { name: 'In front' }));
    await waitFor(() => expect(names()).toEqual(['By the window', 'In front']));
    await user.click(screen.getByRole('button', { name: 'Add what was said: Seat' }));
    const thread = await screen.findByRole('dialog');
    expect(within(thread).queryByText('About her mother')).toBeNull();
    await user.click(await within(thread).findByRole('button', { name: 'Add “He likes it”' }));
    expect(await within(thread).findByText('There is nothing more to add here.')).toBeTruthy();
    await user.click(within(thread).getByRole('button', { name: 'Done' }));
    await waitFor(() => expect(names()).toEqual(['By the window', 'In front', 'He likes it']));
  });

  it('takes parts of the plan in and out, and itself out with a way back', async () => {
    const { api, user } = await takingOver();
    await user.click(await screen.findByRole('button', { name: 'Take “Speech” out of the selection' }));
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Speech' })).toBeNull());
    await user.click(screen.getByRole('button', { name: 'Add a part of the plan' }));
    const { change } = api.briefings;
    const full = { code: 'disk-full', message: 'The disk is full.' };
    Object.assign(api.briefings, { change: () => Promise.reject(full) });
    await user.click(await screen.findByRole('button', { name: 'Add “Words”' }));
    expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeTruthy();
    Object.assign(api.briefings, { change });
    await user.click(await screen.findByRole('button', { name: 'Add “Words”' }));
    await user.click(screen.getByRole('button', { name: 'Done' }));
    expect(await screen.findByRole('heading', { name: 'Words' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take this selection out' }));
    expect(await screen.findByText('The selection was taken out: New staff')).toBeTruthy();
    expect(await screen.findByText('Nothing chosen for anyone yet')).toBeTruthy();
  });

  it('leaves only when it is said to whom and why; for whom it is stands there already', async () => {
    const { api, user } = await takingOver();
    const made = vi.spyOn(api.briefings, 'export');
    await user.click(await screen.findByRole('button', { name: 'Make the folder' }));
    expect(await screen.findByText(/^Say why it leaves/)).toBeTruthy();
    const why = screen.getByRole('button', { name: /Why does it leave this computer/ });
    await waitFor(() => expect(document.activeElement).toBe(why));
    await user.click(why);
    await user.click(await screen.findByRole('option', { name: 'For the school or district' }));
    const to = screen.getByRole('textbox', { name: /^To whom/ });
    expect(to).toHaveProperty('value', 'New aide');
    await user.clear(to);
    await user.click(screen.getByRole('button', { name: 'Make the folder' }));
    expect(await screen.findByText('Say to whom it goes. A role is enough.')).toBeTruthy();
    expect(made).not.toHaveBeenCalled();
    await user.type(to, 'Ms. Ortiz');
    await user.click(screen.getByRole('button', { name: 'Make the folder' }));
    expect(await screen.findByRole('heading', { name: 'The folder is ready' })).toBeTruthy();
    expect(made.mock.lastCall?.[0].share).toEqual({ to: 'Ms. Ortiz', why: 'district' });
    expect(screen.getByText('For-someone-new_J.R._2026-10-21')).toBeTruthy();
  });

  it('may be kept by her: nothing else is asked then', async () => {
    const { api, user } = await takingOver();
    const made = vi.spyOn(api.briefings, 'export');
    await user.click(await screen.findByRole('button', { name: /Why does it leave this computer/ }));
    await user.click(await screen.findByRole('option', { name: 'To keep it myself' }));
    expect(screen.queryByRole('textbox', { name: /^To whom/ })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Make the folder' }));
    await screen.findByRole('heading', { name: 'The folder is ready' });
    expect(made.mock.lastCall?.[0].share).toEqual({ to: null, why: 'own' });
  });
});
