import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyWorld, renderApp, sampleWorld } from '../../support/bridge/index.ts';

async function openGoals(options: Parameters<typeof renderApp>[0] = {}) {
  const app = renderApp(options);
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await screen.findByRole('heading', { name: 'Goals', level: 1 });
  return app;
}

describe('Goals', () => {
  it('shows the three kinds apart', async () => {
    await openGoals();
    expect(within(await screen.findByRole('list', { name: 'Goals' })).getAllByRole('listitem')).toHaveLength(
      3,
    );
    expect(within(screen.getByRole('list', { name: 'Services' })).getAllByRole('listitem')).toHaveLength(1);
    expect(
      within(screen.getByRole('list', { name: 'Accommodations' })).getAllByRole('listitem'),
    ).toHaveLength(1);
  });

  it('adds one, and asks for its words first', async () => {
    const { user, fake } = await openGoals();
    await user.click(await screen.findByRole('button', { name: 'Add to the plan' }));
    await user.click(screen.getByRole('radio', { name: 'Service' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Write at least a few words.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: /Words of the plan/ }), 'Bus with an aide');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Bus with an aide')).toBeTruthy();
    expect(fake.world.goals.at(-1)).toMatchObject({ kind: 'service', schoolYear: '2026-27', area: null });
  });

  it('changes one from its thread', async () => {
    const { user, fake } = await openGoals();
    await user.click(await screen.findByRole('button', { name: /four-word sentences/ }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    const target = screen.getByRole('textbox', { name: 'Where it should get to' });
    await user.clear(target);
    await user.type(target, '9 of 10{Enter}');
    expect(await screen.findByText(/9 of 10/)).toBeTruthy();
    expect(fake.world.goals.find((goal) => goal.id === 'g1')?.target).toBe('9 of 10');
  });

  it('shows the thread of a goal, each moment to be heard', async () => {
    const { user } = await openGoals();
    await user.click(await screen.findByRole('button', { name: /four-word sentences/ }));
    const thread = await screen.findByRole('list', { name: 'Annual IEP meeting, October 20, 2026' });
    expect(within(thread).getByRole('button', { name: /^Listen to: 60 minutes of speech/ })).toBeTruthy();
    expect(within(thread).getByText('In the IEP, but different')).toBeTruthy();
    expect(within(thread).getByText('Disputed: Not asked yet')).toBeTruthy();
  });

  it('takes one out and brings it back from the message', async () => {
    const { user, fake } = await openGoals();
    await user.click(await screen.findByRole('button', { name: /four-word sentences/ }));
    await user.click(await screen.findByRole('button', { name: 'Take out' }));
    expect(await screen.findByText(/^Taken out: J.R. will use/)).toBeTruthy();
    expect(fake.world.goals.some((goal) => goal.id === 'g1')).toBe(false);
    await user.click(screen.getByRole('button', { name: 'Take back the last change' }));
    expect(await screen.findByRole('button', { name: /four-word sentences/ })).toBeTruthy();
  });

  it('keeps the years apart', async () => {
    const world = sampleWorld();
    const [first] = world.goals;
    if (first) first.schoolYear = '2025-26';
    const { user } = await openGoals({ world });
    await user.click(await screen.findByRole('button', { name: /School year/ }));
    await user.click(await screen.findByRole('option', { name: '2025-\u206026' }));
    expect(within(await screen.findByRole('list', { name: 'Goals' })).getAllByRole('listitem')).toHaveLength(
      1,
    );
    expect(screen.queryByRole('list', { name: 'Services' })).toBeNull();
  });

  it('offers the school year that half of one may mean, and leaves words alone', async () => {
    const { user } = await openGoals({});
    await user.click(await screen.findByRole('button', { name: 'Add to the plan' }));
    const year = screen.getByRole<HTMLInputElement>('textbox', { name: 'School year' });
    await user.clear(year);
    await user.type(year, 'third grade');
    expect(screen.queryByRole('button', { name: /^Write/ })).toBeNull();
    await user.clear(year);
    await user.type(year, '2025');
    await user.click(screen.getByRole('button', { name: 'Write 2025-\u206026' }));
    expect(year.value).toBe('2025-26');
    expect(document.activeElement).toBe(year);
    expect(screen.queryByRole('button', { name: /^Write/ })).toBeNull();
  });

  it('asks for a child when there is none', async () => {
    await openGoals({ world: emptyWorld() });
    expect(await screen.findByText('Goals belong to a child. Add a child first.')).toBeTruthy();
  });
});
