import { screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';

async function openEvidence(world = sampleWorld()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Evidence' }));
  await screen.findByRole('heading', { name: 'Who gets it' });
  return app;
}

async function choose(
  user: Awaited<ReturnType<typeof openEvidence>>['user'],
  select: RegExp,
  option: string,
) {
  await user.click(screen.getByRole('button', { name: select }));
  await user.click(await screen.findByRole('option', { name: option }));
}

/** A world from which sound was copied out. */
function worldThatLeft() {
  const world = sampleWorld();
  const [pattern] = world.custody;
  if (!pattern) throw new Error('the sample has no log');
  world.custody.push({ ...pattern, seq: 5, event: 'sound-extracted', facts: { code: 'R01', sha256: 'ab' } });
  return world;
}

describe('before a bundle is made', () => {
  it('asks for nothing: without an answer it is her own keeping', async () => {
    const { api, user } = await openEvidence();
    const made = vi.spyOn(api.evidence, 'export');
    expect(screen.queryByRole('textbox', { name: /^To whom/ })).toBeNull();
    await user.click(await screen.findByRole('button', { name: /^Make the bundle with/ }));
    await screen.findByText('The bundle was checked. Every file is as it should be.');
    expect(made.mock.lastCall?.[0].share).toEqual({ to: null, why: 'own' });
  });

  it('takes along to whom and why', async () => {
    const { api, user } = await openEvidence();
    const made = vi.spyOn(api.evidence, 'export');
    await choose(user, /Why does it leave this computer/, 'For my attorney');
    await user.type(screen.getByRole('textbox', { name: /^To whom/ }), 'Ms. Rivera');
    await user.click(await screen.findByRole('button', { name: /^Make the bundle with/ }));
    await screen.findByText('The bundle was checked. Every file is as it should be.');
    expect(made.mock.lastCall?.[0].share).toEqual({ to: 'Ms. Rivera', why: 'attorney' });
  });

  it('tells who agrees, lets it be written down, and asks the question for the attorney', async () => {
    const { user } = await openEvidence();
    expect(await screen.findByText('0 of 5 people agreed in writing that you pass it on.')).toBeTruthy();
    expect(screen.getByText('0 said yes · 0 refused · 5 not asked')).toBeTruthy();
    expect(await screen.findByText(/^The law of Missouri says that the recording is yours/)).toBeTruthy();
    expect(screen.getByText(/^Ask your attorney: May I give this/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Who agrees to passing it on' }));
    await choose(user, /School psychologist/, 'Refused');
    expect(await screen.findByText('0 said yes · 1 refused · 4 not asked')).toBeTruthy();
    await choose(user, /Speech therapist/, 'Agreed in writing');
    expect(await screen.findByText('1 of 5 people agreed in writing that you pass it on.')).toBeTruthy();
  });

  it('calls the recording hers in no state of which that is not known', async () => {
    const world = sampleWorld();
    world.meetings = world.meetings.map((one) => ({ ...one, state: 'CA' }));
    await openEvidence(world);
    await screen.findByText('0 of 5 people agreed in writing that you pass it on.');
    expect(screen.queryByText(/that the recording is yours/)).toBeNull();
  });
});

describe('what left this computer', () => {
  it('is listed with to whom and why, also when that is written down afterwards', async () => {
    const { user } = await openEvidence(worldThatLeft());
    const list = within(await screen.findByRole('list', { name: 'What left this computer' }));
    expect(list.getByText(/To whom is not written down/)).toBeTruthy();
    await user.click(list.getByRole('button', { name: /^Write down to whom: Sound: R01/ }));
    const dialog = within(await screen.findByRole('dialog'));
    await choose(user, /Why does it leave this computer/, 'For an advocate');
    await user.type(dialog.getByRole('textbox', { name: /^To whom/ }), 'Mr. Cole');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await list.findByText(/For an advocate: Mr\. Cole/)).toBeTruthy();
    // The name is offered again for the next bundle, with its reason.
    await user.click(await screen.findByRole('button', { name: 'Again: Mr. Cole' }));
    expect(screen.getByRole('textbox', { name: /^To whom/ })).toHaveProperty('value', 'Mr. Cole');
    expect(screen.getByRole('button', { name: /For an advocate.*Why does it leave/s })).toBeTruthy();
  });

  it('is not there while nothing left', async () => {
    await openEvidence();
    expect(screen.queryByText('What left this computer')).toBeNull();
  });
});
