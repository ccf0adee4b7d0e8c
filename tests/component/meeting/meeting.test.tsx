import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { emptyWorld, renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const place = (name: string | RegExp) => screen.findByRole('button', { name });

describe('Meetings', () => {
  it('teaches with one sentence and one button while there is none', async () => {
    const { user } = renderApp({ world: emptyWorld() });
    await user.click(await place('Meetings'));
    expect(await screen.findByText('No meetings yet.')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Add a meeting' })).toHaveLength(1);
  });

  it('asks for a name and a day before it adds one', async () => {
    const { user, fake } = renderApp({ world: emptyWorld() });
    await user.click(await place('Meetings'));
    await user.click(await place('Add a meeting'));
    await user.click(await place('Add the meeting'));
    expect(await screen.findByText('Give the meeting a name.')).toBeTruthy();
    expect(screen.getByText('Choose the day of the meeting.')).toBeTruthy();
    expect(fake.world.meetings).toHaveLength(0);
  });

  it('says what went wrong and offers to try again', async () => {
    const failing = { 'meetings.list': { code: 'file-system' as const, message: 'x' } };
    const { user } = renderApp({ failing });
    await user.click(await place('Meetings'));
    expect((await screen.findAllByRole('alert')).length).toBeGreaterThan(0);
    expect(screen.getAllByRole('button', { name: 'Try again' }).length).toBeGreaterThan(0);
  });

  it('says whose it is as soon as there are two children', async () => {
    const world = sampleWorld();
    const alone = renderApp({ world });
    await alone.user.click(await place('Meetings'));
    expect((await place(/Annual IEP meeting/)).textContent).not.toContain('J.R.');
    alone.unmount();
    const [first] = world.students;
    if (!first) throw new Error('the sample has no child');
    world.students.push({ ...first, id: 'another', initials: 'M.K.' });
    const { user } = renderApp({ world });
    await user.click(await place('Meetings'));
    expect((await place(/Annual IEP meeting/)).textContent).toContain('J.R. · ');
  });

  it('keeps recordings out of a mediation and says why', async () => {
    const world = sampleWorld();
    const meeting = world.meetings[0];
    if (!meeting) throw new Error('the sample has no meeting');
    world.meetings[0] = { ...meeting, kind: 'mediation' };
    const { user } = renderApp({ world });
    await user.click(await place('Meetings'));
    await user.click(await screen.findByRole('button', { name: new RegExp(meeting.title) }));
    expect(await screen.findByText('A mediation holds no recordings.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add more' })).toBeNull();
  });

  it('offers first what brings the sound of a day that is over, and only then to record', async () => {
    const world = sampleWorld();
    const meeting = world.meetings[0];
    if (!meeting) throw new Error('the sample has no meeting');
    world.meetings[0] = { ...meeting, date: '2024-05-01' };
    world.recordings = [];
    const { user } = renderApp({ world });
    await user.click(await place('Meetings'));
    await user.click(await screen.findByRole('button', { name: new RegExp(meeting.title) }));
    const record = await place('Record this meeting');
    const add = await place('Add a recording');
    expect(add.compareDocumentPosition(record) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });

  it.each([
    ['a meeting that is still to come is invited', '2099-05-01', 'invited'],
    ['one that has been was there', '2024-05-01', 'present'],
  ] as const)('who is added to %s', async (_what, date, attendance) => {
    const world = sampleWorld();
    const meeting = world.meetings[0];
    const known = world.people[0];
    if (!meeting || !known) throw new Error('the sample has no meeting, or nobody');
    world.meetings[0] = { ...meeting, date };
    world.attendees = [];
    const { user, fake } = renderApp({ world });
    await user.click(await place('Meetings'));
    await user.click(await screen.findByRole('button', { name: new RegExp(meeting.title) }));
    await user.click(await place('Add a person'));
    await user.type(screen.getByRole('textbox', { name: /Name, or what/ }), 'Ms. New');
    await user.click(screen.getByRole('button', { name: /Role/ }));
    await user.click(await screen.findByRole('option', { name: 'Other' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(fake.world.attendees).toHaveLength(1));
    await user.click(await screen.findByRole('button', { name: /Someone from another meeting/ }));
    await user.click(await screen.findByRole('option', { name: new RegExp(known.label) }));
    await waitFor(() => expect(fake.world.attendees).toHaveLength(2));
    expect(fake.world.attendees.map((one) => one.attendance)).toEqual([attendance, attendance]);
  });

  it('keeps who sat where when the field is left', async () => {
    const { user, fake } = renderApp();
    await user.click(await place('Meetings'));
    await user.click(await place(/Annual IEP meeting/));
    const field = await screen.findByRole('textbox', { name: 'Who sits where' });
    await user.type(field, 'Left to right: the principal, me.');
    await user.tab();
    await waitFor(() =>
      expect(fake.world.meetings.some((one) => one.seating === 'Left to right: the principal, me.')).toBe(
        true,
      ),
    );
  });

  it('asks once, after the day, whether who was invited came; one press says so of all', async () => {
    const world = sampleWorld();
    const [meeting] = world.meetings;
    if (!meeting) throw new Error('the sample has no meeting');
    world.meetings[0] = { ...meeting, date: '2024-05-01' };
    world.attendees = world.people.slice(0, 2).map(({ id }) => ({
      ...{ meetingId: meeting.id, personId: id, attendance: 'invited' as const },
    }));
    const { user, fake } = renderApp({ world });
    await user.click(await place('Meetings'));
    await user.click(await screen.findByRole('button', { name: new RegExp(meeting.title) }));
    expect(await screen.findByText(/2 people were invited. Did they come\?/)).toBeTruthy();
    expect(screen.getAllByRole('button', { name: /^Was invited/ })).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'They all came' }));
    await waitFor(() =>
      expect(fake.world.attendees.map(({ attendance }) => attendance)).toEqual(['present', 'present']),
    );
    await waitFor(() => expect(screen.queryByText(/Did they come/)).toBeNull());
  });

  it('deletes a recording only with its code and a reason', async () => {
    const { user, fake } = renderApp();
    await user.click(await place('Meetings'));
    await user.click(await screen.findByRole('button', { name: /Annual IEP meeting/ }));
    await user.click(await place('Proof of no change'));
    await user.click(await place('Delete for good'));
    const count = fake.world.recordings.length;
    const submit = () => screen.getAllByRole('button', { name: 'Delete for good' }).at(-1);
    const button = submit();
    if (!button) throw new Error('no button to delete with');
    await user.click(button);
    expect(await screen.findByText('Type R01 here.')).toBeTruthy();
    expect(fake.world.recordings).toHaveLength(count);
    await user.type(screen.getByRole('textbox', { name: /Why is it deleted/ }), 'wrong file');
    await user.type(screen.getByRole('textbox', { name: /Type R01 to confirm/ }), 'r01');
    await user.click(button);
    await waitFor(() => expect(fake.world.recordings).toHaveLength(count - 1));
  });
});
