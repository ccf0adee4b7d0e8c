import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { evaluation, need, presentLevel } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

// jsdom scrolls nothing.
Element.prototype.scrollIntoView = () => undefined;

const AT = '2026-10-01T10:00:00.000Z';
const OF = { studentId: 'student-1', createdAt: AT };

/** The sample with an evaluation, a need that a goal and a service meet, one that nothing meets, and two levels. */
function prepared() {
  const world = sampleWorld();
  const found = {
    title: 'Speech evaluation',
    evaluator: 'Dr. Öz',
    date: '2026-09-09',
    findings: 'Two words',
  };
  world.evaluations.push(evaluation.parse({ ...OF, id: 'e1', ...found, findingsIn: 'report' }));
  const speech = { text: 'Longer sentences', evaluationIds: ['e1'], goalIds: ['g1', 'service-1'] };
  world.needs.push(need.parse({ ...OF, id: 'n1', ...speech }));
  world.needs.push(need.parse({ ...OF, id: 'n2', text: 'A friend at lunch' }));
  const level = (id: string, date: string, text: string) =>
    presentLevel.parse({ ...OF, id, area: 'Speech', date, text, measure: 'Counted by the teacher' });
  world.levels.push(level('l1', '2026-10-12', '3 of 10 tries'), level('l2', '2026-09-01', '1 of 10 tries'));
  return world;
}

async function openNeeds(world = prepared()) {
  const app = renderApp({ world });
  await app.user.click(await screen.findByRole('button', { name: 'Goals' }));
  await app.user.click(await screen.findByRole('tab', { name: 'Needs' }));
  return app;
}
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }));

it('a need is met by what is ticked among hundreds, also when that is out of sight', async () => {
  const world = prepared();
  const [pattern] = world.goals;
  if (!pattern) throw new Error('the sample has a goal');
  for (let n = 0; n < 300; n += 1)
    world.goals.push({ ...pattern, id: `more-${n}`, kind: 'goal', text: `Goal number ${n}` });
  const { user, fake } = await openNeeds(world);
  press('Add a need');
  type(/What does your child need/, 'Shorter days');
  const goals = within(await screen.findByRole('list', { name: /What meets it/ }));
  const boxes = await goals.findAllByRole('checkbox');
  expect(boxes.length).toBeLessThan(40);
  await user.click(goals.getByRole('checkbox', { name: /Goal number 1\b/ }));
  document.documentElement.scrollTop = 15_000;
  fireEvent.scroll(document);
  await waitFor(() => expect(goals.queryByRole('checkbox', { name: /Goal number 3\b/ })).toBeNull());
  press('Save');
  await waitFor(() => expect(fake.world.needs).toHaveLength(3));
  expect(fake.world.needs.at(-1)).toMatchObject({ text: 'Shorter days', goalIds: ['more-1'] });
});

describe('Needs', () => {
  it('say at a glance what has no goal or service, and lead to what found them and what meets them', async () => {
    const { user } = await openNeeds();
    expect(
      await screen.findByText(
        /^2 needs\. 1 has no goal\. 1 has no service or accommodation\. Counted for 2026-\u206027\.$/,
      ),
    ).toBeTruthy();
    const list = within(screen.getByRole('list', { name: 'Needs' }));
    const [met, unmet] = list.getAllByRole('listitem').map((item) => within(item));
    expect(met?.getByText(/^Found by: Speech evaluation/)).toBeTruthy();
    expect(met?.queryByText('No goal')).toBeNull();
    expect(unmet?.getByText('No goal')).toBeTruthy();
    expect(unmet?.getByText('No service or accommodation')).toBeTruthy();
    const evaluations = within(screen.getByRole('list', { name: 'Evaluations' }));
    expect(evaluations.getByText(/1 need rests on it/)).toBeTruthy();
    expect(evaluations.getByText('“Two words”')).toBeTruthy();

    // The need is heard where its goal was talked about; from the goal the way leads back.
    await user.click(list.getByRole('button', { name: /Longer sentences/ }));
    expect(await screen.findByRole('button', { name: /^Play all/ })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /^Goal · .*four-word sentences/ }));
    expect(await screen.findByText('Needs it meets')).toBeTruthy();
    await user.click(await screen.findByRole('button', { name: 'Longer sentences' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Longer sentences' })).toBeTruthy();
  });

  it('begin with an evaluation; a need is tied to it and to what meets it, and taken out with undo', async () => {
    const { user, fake } = await openNeeds(sampleWorld());
    await user.click(await screen.findByRole('button', { name: 'Add an evaluation' }));
    press('Save');
    expect(await screen.findByText('Write at least a few words.')).toBeTruthy();
    type(/What was it/, 'Reading test');
    type(/What it found/, 'He reads at grade 2.');
    await user.click(screen.getByText('from the report'));
    press('Save');
    await waitFor(() => expect(fake.world.evaluations).toMatchObject([{ findingsIn: 'report' }]));
    await user.click(await screen.findByRole('button', { name: 'Add a need' }));
    type(/What does your child need/, 'Help with reading');
    await user.click(await screen.findByRole('checkbox', { name: /Reading test/ }));
    await user.click(await screen.findByRole('checkbox', { name: /A quiet place for tests/ }));
    press('Save');
    await waitFor(() => expect(fake.world.needs).toMatchObject([{ goalIds: ['accommodation-1'] }]));
    const list = within(await screen.findByRole('list', { name: 'Needs' }));
    await user.click(list.getByRole('button', { name: /Help with reading/ }));
    await user.click(await screen.findByRole('button', { name: 'Edit' }));
    await user.click(await screen.findByRole('button', { name: 'Take this out' }));
    await waitFor(() => expect(fake.world.needs).toEqual([]));
    fireEvent.keyDown(document.body, { key: 'z', ctrlKey: true });
    await waitFor(() => expect(fake.world.needs).toHaveLength(1));
    expect(await screen.findByRole('button', { name: /^Help with reading/ })).toBeTruthy();
  });
});

describe('How the child does', () => {
  it('stands with the goals of the year, and is offered where a goal begins', async () => {
    const { user, fake } = renderApp({ world: prepared() });
    await user.click(await screen.findByRole('button', { name: 'Goals' }));
    const levels = within(await screen.findByRole('list', { name: 'How the child does' }));
    expect(levels.getByText('Speech: 3 of 10 tries')).toBeTruthy();
    expect(levels.getByText(/measured by: Counted by the teacher/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add how the child does' }));
    type(/^Area/, 'Reading');
    type(/How did the child do/, '42 words a minute');
    press('Save');
    expect(await screen.findByText('Reading: 42 words a minute')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add to the plan' }));
    type(/Words of the plan/, 'Reads 60 words a minute');
    type(/^Area/, 'reading');
    await user.click(await screen.findByRole('button', { name: /^Use as the start: Reading/ }));
    press('Save');
    await waitFor(() => expect(fake.world.goals.at(-1)?.baseline).toBe('42 words a minute'));
  });

  it('is tied to where it was said, among hundreds of moments: the newest, or one that is found by its words', async () => {
    const world = prepared();
    const [pattern] = world.moments;
    if (!pattern) throw new Error('the sample has a moment');
    for (let n = 0; n < 300; n += 1)
      world.moments.push({ ...pattern, id: `data-${n}`, text: `Counted ${n} words` });
    const { user, fake } = renderApp({ world });
    await user.click(await screen.findByRole('button', { name: 'Goals' }));
    await user.click(await screen.findByRole('button', { name: 'Add how the child does' }));
    type(/^Area/, 'Reading');
    type(/How did the child do/, '42 words a minute');
    const said = () => screen.findByRole('button', { name: /Where it was said$/ });
    await user.click(await said());
    const find = await screen.findByRole('combobox', { name: 'Find by words' });
    expect(screen.getAllByRole('option')).toHaveLength(21);
    fireEvent.change(find, { target: { value: 'counted 234' } });
    await waitFor(() => expect(screen.getAllByRole('option')).toHaveLength(1));
    await user.click(screen.getByRole('option'));
    expect((await said()).textContent).toMatch(/Counted 234 words$/);
    press('Save');
    await waitFor(() => expect(fake.world.levels.at(-1)).toMatchObject({ momentId: 'data-234' }));
    // Far from the newest, and data no more: it is told by its words.
    const taken = fake.world.moments.findIndex(({ id }) => id === 'data-234');
    fake.world.moments.splice(taken, 1, {
      ...pattern,
      id: 'data-234',
      text: 'Counted 234 words',
      type: 'question',
    });
    await user.click(await screen.findByRole('button', { name: /^Change: Reading/ }));
    expect((await said()).textContent).toMatch(/\d: Counted 234 words$/);
  });

  it('fills the agenda of a yearly review, which also names the need that nothing meets', async () => {
    const { user } = renderApp({ world: prepared() });
    await user.click(await screen.findByRole('button', { name: 'Goals' }));
    await user.click(await screen.findByRole('tab', { name: 'Promises' }));
    await user.click(await screen.findByRole('button', { name: 'Agenda for the next meeting' }));
    expect(await screen.findByRole('checkbox', { name: /^A friend at lunch/ })).toBeTruthy();
    expect(screen.queryByRole('checkbox', { name: /Longer sentences/ })).toBeNull();
    expect(screen.queryByRole('checkbox', { name: /^Grades/ })).toBeNull();
    await user.click(screen.getByRole('checkbox', { name: /This is for the yearly review/ }));
    expect(await screen.findByText(/^Speech, .*: 3 of 10 tries, measured by/)).toBeTruthy();
    expect(screen.getByText(/^Speech evaluation, by Dr\. Öz/)).toBeTruthy();
    expect(screen.getByRole('checkbox', { name: /^Grades/ })).toBeTruthy();
  });

  it('is made from the page of a yearly review that is to come, with its points at once', async () => {
    const world = prepared();
    const [meeting] = world.meetings;
    if (meeting) world.meetings.push({ ...meeting, id: 'next', title: 'Next review', date: '2099-01-12' });
    const { user } = renderApp({ world });
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: /Next review/ }));
    await user.click(await screen.findByRole('button', { name: 'Make the agenda' }));
    expect(await screen.findByRole('checkbox', { name: /^Grades/ })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Next review' })).toBeTruthy();
  });
});
