import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import { ChildProvider } from '../../../renderer/app/child.tsx';
import { MeetingField } from '../../../renderer/app/index.ts';
import type { Meeting } from '../../../shared/domain/index.ts';
import { type FakeOptions, renderWith, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

/** One a day of January 2026 and before, the newest is number 0. */
function worldOf(count: number) {
  const world = sampleWorld();
  const [model] = world.meetings;
  if (!model) throw new Error('the sample has no meeting');
  world.meetings = Array.from({ length: count }, (_, at): Meeting => {
    const date = new Date(Date.UTC(2026, 0, 30 - at)).toISOString().slice(0, 10);
    return { ...model, id: `meeting-${at}`, title: `Talk number ${at}`, date };
  });
  return world;
}

const SINCE = { value: 'since', label: 'All meetings since a day' };

function Field({ start, none }: { start: string | null; none?: string }) {
  const [value, setValue] = useState(start);
  return (
    <ChildProvider>
      <MeetingField
        label="Meeting"
        value={value}
        onChange={setValue}
        extras={[SINCE]}
        {...(none ? { none } : {})}
      />
      <output>{String(value)}</output>
    </ChildProvider>
  );
}

const shown = (props: Parameters<typeof Field>[0], options: FakeOptions) =>
  renderWith(<Field {...props} />, options);
const chosen = () => screen.getByRole('status', { name: '' }).textContent;
const button = (name: RegExp) => screen.findByRole('button', { name });
/** Not by `user.type`: it tells of a changed box once more when the list closes, in the midst of React's own work. */
const type = (value: string) => fireEvent.change(screen.getByRole('combobox'), { target: { value } });
const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent);

describe('choosing a meeting', () => {
  it('among few is a list', async () => {
    const { user } = shown({ start: 'meeting-1' }, { world: worldOf(3) });
    await user.click(await button(/January 29, 2026 · Talk number 1/));
    expect(rows()).toHaveLength(4);
    expect(screen.queryByRole('combobox')).toBeNull();
    await user.click(screen.getByRole('option', { name: /Talk number 2/ }));
    expect(chosen()).toBe('meeting-2');
  });

  it('among many shows the newest, and finds an older one by typing, with the keys alone', async () => {
    const { user } = shown({ start: 'meeting-0', none: 'None' }, { world: worldOf(1500) });
    await button(/Talk number 0/);
    await user.tab();
    await user.keyboard('{Enter}');
    const find = await screen.findByRole('combobox', { name: 'Find by words, a day or a school year' });
    expect(document.activeElement).toBe(find);
    expect(rows().slice(0, 3)).toEqual(['None', SINCE.label, 'January 30, 2026 · Talk number 0']);
    expect(rows()).toHaveLength(22);
    expect(screen.getByText('1,480 more are not shown. Type to find one.')).toBeTruthy();
    type('number 1234');
    await waitFor(() => expect(rows()).toEqual([expect.stringMatching(/Talk number 1234$/)]));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(chosen()).toBe('meeting-1234');
    // It is told by its name, though it is far from the newest; and the list opens with it, and without what was typed.
    const named = await button(/Talk number 1234/);
    await waitFor(() => expect(document.activeElement).toBe(named));
    await user.click(named);
    expect(await screen.findByRole('combobox')).toHaveProperty('value', '');
    expect(rows()).toHaveLength(23);
    expect(screen.getByRole('option', { selected: true }).textContent).toMatch(/Talk number 1234$/);
  });

  it('says that nothing was found, offers what else can be chosen, and takes the choice back', async () => {
    const { user } = shown({ start: 'meeting-700', none: 'None' }, { world: worldOf(800) });
    await user.click(await button(/Talk number 700/));
    await screen.findByRole('combobox');
    type('nobody');
    expect(await screen.findByText(/^Nothing found\./)).toBeTruthy();
    expect(screen.queryAllByRole('option')).toEqual([]);
    type('SINCE');
    await waitFor(() => expect(rows()).toEqual([SINCE.label]));
    await user.click(screen.getByRole('option'));
    expect(chosen()).toBe('since');
    await user.click(await button(/All meetings since a day/));
    await user.click(within(await screen.findByRole('listbox')).getByRole('option', { name: 'None' }));
    expect(chosen()).toBe('null');
  });

  it('tells of one that was taken out, and of a search that failed', async () => {
    const options: FakeOptions = { world: worldOf(30) };
    const { user } = shown({ start: 'meeting-99' }, options);
    expect(await button(/A meeting that cannot be chosen any more/)).toBeTruthy();
    options.failing = { 'meetings.choices': { code: 'file-system', message: 'x' } };
    await user.click(await button(/A meeting that cannot/));
    await screen.findByRole('combobox');
    type('talk');
    expect(await screen.findByText(/could not read or write a file/)).toBeTruthy();
  });

  it('tells of a list that could not be read, and reads it again', async () => {
    const failing = { 'meetings.choices': { code: 'file-system' as const, message: 'x' } };
    const options: FakeOptions = { world: worldOf(30), failing };
    const { user } = shown({ start: null }, options);
    const again = await screen.findByRole('button', { name: 'Try again' });
    options.failing = {};
    await user.click(again);
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
    await user.click(await button(/Meeting$/));
    expect(await screen.findByRole('combobox')).toBeTruthy();
  });
});
