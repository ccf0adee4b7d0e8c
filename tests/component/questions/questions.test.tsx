import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

async function openQuestions(world = sampleWorld()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Questions' }));
  return app;
}

const asked = (world: ReturnType<typeof sampleWorld>) => {
  const moment = world.moments.find((one) => one.type === 'question');
  if (!moment) throw new Error('no question in the sample');
  return moment;
};

describe('Questions', () => {
  it('finds the answer by a word, keeps it, and takes it back', async () => {
    const { user, fake } = await openQuestions();
    await user.click(
      await screen.findByRole('button', { name: /^Was this answered\? Which reading program/ }),
    );
    const dialog = within(screen.getByRole('dialog', { name: 'Was this answered?' }));
    expect(dialog.getByText('Marked soon after the question')).toBeTruthy();
    await user.type(dialog.getByRole('searchbox', { name: /Words of the answer/ }), 'speech');
    const found = within(await dialog.findByRole('list', { name: 'Found in all meetings' }));
    const [first] = await found.findAllByRole('button', { name: /^This is the answer: / });
    if (!first) throw new Error('nothing was found');
    await user.click(first);
    await waitFor(() => expect(asked(fake.world).answeredById).not.toBeNull());
    expect(await screen.findByText('Every question has its answer.')).toBeTruthy();

    await user.click(screen.getByRole('radio', { name: 'Answered (1)' }));
    const card = within(await screen.findByRole('listitem', { name: /Which reading program/ }));
    expect(card.getAllByRole('button', { name: /^Listen: / })).toHaveLength(2);
    await user.click(card.getByRole('button', { name: 'Take the answer back' }));
    await waitFor(() => expect(asked(fake.world).answeredById).toBeNull());
    expect(await screen.findByText('The question is open again.')).toBeTruthy();
  });

  it('copies the open ones as a letter that asks for an explanation', async () => {
    const { user } = await openQuestions();
    await user.click(await screen.findByRole('button', { name: 'Letter to the school' }));
    await user.click(await screen.findByRole('button', { name: 'Copy the letter' }));
    await screen.findByText('Copied. You can paste it into an email.');
    const text = await navigator.clipboard.readText();
    expect(text).toMatch(/^I asked these questions and still need an answer\./);
    expect(text).toContain('1. I did not understand this: “Which reading program');
    expect(text).toContain('Heard in R01 at');
  });

  it('teaches how a question gets here when there is none', async () => {
    const world = sampleWorld();
    world.moments = world.moments.filter((one) => one.type !== 'question' && one.mark === null);
    await openQuestions(world);
    expect(await screen.findByText('No questions here yet')).toBeTruthy();
  });

  it('is asked of a question in the review, and of nothing else', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
    await user.click(await screen.findByRole('button', { name: 'Listen and mark' }));
    await user.click(await screen.findByRole('button', { name: /Which reading program/ }));
    expect(await screen.findByRole('button', { name: /^Was this answered\? Which/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /60 minutes of speech therapy a week/ }));
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Was this answered\? / })).toBeNull());
  });
});
