import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { LeftField } from '../../../renderer/drafts/index.ts';
import { RequestDialog } from '../../../renderer/features/disputes/request-dialog.tsx';
import { ProgressDialog } from '../../../renderer/features/goals/progress-dialog.tsx';
import type { FormKey } from '../../../shared/domain/index.ts';
import type { FakeKeptword, FakeOptions } from '../../support/bridge/fake.ts';
import { begun, keyOf } from '../../support/bridge/fake-drafts.ts';
import { renderApp, renderWith } from '../../support/bridge/index.ts';

const KEY: FormKey = { form: 'progress', of: { kind: 'goal', id: 'g1' } };
const LINE: FormKey = { form: 'moment-line', of: { kind: 'moment', id: 'm1' }, part: 'owner' };

function openDialog(options: FakeOptions = {}) {
  const onClose = vi.fn();
  return { ...renderWith(<ProgressDialog goalId="g1" onClose={onClose} />, options), onClose };
}
const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: /What was reported/ });
const put = (box: HTMLElement, value: string) => fireEvent.change(box, { target: { value } });
const stored = (fake: FakeKeptword, key = KEY) => fake.drafts.get(keyOf(key))?.fields;

describe('a form', () => {
  it('keeps what is typed; Escape closes it and the words stay', async () => {
    const { fake, unmount, onClose } = openDialog();
    put(await field(), 'He read 40 words');
    await waitFor(() => expect(stored(fake)).toMatchObject({ text: 'He read 40 words' }));
    expect(await screen.findByText('Kept as you type')).toBeTruthy();
    put(await field(), 'He read 40 words today');
    fireEvent.keyDown(await field(), { key: 'Escape' });
    expect(onClose).toHaveBeenCalled();
    unmount();
    await waitFor(() => expect(stored(fake)).toMatchObject({ text: 'He read 40 words today' }));
  });

  it('that is being saved is neither sent twice nor closed, so that a refusal is told in it', async () => {
    const failing = { 'progress.add': { code: 'disk-full', message: '' } } as const;
    // Long enough for all three presses, on any computer.
    const { fake, onClose } = openDialog({ delayMs: 500, failing });
    const input = await field();
    put(input, 'He read');
    const form = input.closest('form');
    if (!form) throw new Error('no form');
    fireEvent.submit(form);
    const save = screen.getByRole('button', { name: /Save/ });
    await waitFor(() => expect(save.getAttribute('data-pending')).toBe('true'));
    fireEvent.submit(form);
    fireEvent.keyDown(input, { key: 'Escape' });
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).not.toHaveBeenCalled();
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(fake.calls.filter((call) => call === 'progress.add')).toHaveLength(1);
    fireEvent.keyDown(await field(), { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it.each(['Cancel', 'Save'])('"%s" ends it, and nothing waits', async (name) => {
    const { fake, user, unmount, onClose } = openDialog();
    put(await field(), 'He read');
    await waitFor(() => expect(stored(fake)).toBeTruthy());
    await user.click(screen.getByRole('button', { name }));
    await waitFor(() => expect(onClose).toHaveBeenCalled());
    unmount();
    await waitFor(() => expect(fake.drafts.size).toBe(0));
  });

  it('has the words in it again, says so, and throws them away when asked', async () => {
    const { fake, user } = openDialog({ drafts: [begun(KEY, { text: 'He read', noData: true })] });
    await screen.findByText(/You had begun to write this on November 21, 2026/);
    expect((await field()).value).toBe('He read');
    expect(screen.getByRole('checkbox', { name: /No data shown/ })).toHaveProperty('checked', true);
    await user.click(screen.getByRole('button', { name: 'Throw it away' }));
    expect((await field()).value).toBe('');
    expect(document.activeElement).toBe(await field());
    expect(screen.queryByText(/You had begun/)).toBeNull();
    await waitFor(() => expect(fake.drafts.size).toBe(0));
  });

  it('that begins with a day hands the focus on to its first part', async () => {
    const of = { kind: 'moment', id: 'm1' } as const;
    const drafts = [begun({ form: 'dispute-request', of }, { text: 'Please add it' })];
    const dialog = <RequestDialog momentId="m1" onClose={() => undefined} />;
    const { user } = renderWith(dialog, { drafts });
    await user.click(await screen.findByRole('button', { name: 'Keep it' }));
    expect(document.activeElement?.getAttribute('role')).toBe('spinbutton');
  });

  it('says aloud when nothing of it can be kept', async () => {
    openDialog({ failing: { 'drafts.keep': { code: 'drafts-full', message: '' } } });
    put(await field(), 'He read');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toMatch(/only in this window.*Too many things were begun/);
  });
});

describe('a field that is saved when it is left', () => {
  /** `refuses`: the archive takes nothing that it is given. */
  function open(drafts: FakeOptions['drafts'] = [], refuses = false) {
    const onSave = vi.fn();
    function Line() {
      const [value, setValue] = useState<string | null>('Ms. Rivera');
      const save = (next: string | null) => {
        onSave(next);
        if (!refuses) setValue(next);
      };
      return <LeftField draft={LINE} label="Who does it" value={value} onSave={save} />;
    }
    return {
      ...renderWith(<Line />, { drafts }),
      onSave,
      box: screen.getByRole<HTMLInputElement>('textbox'),
    };
  }

  it('is kept meanwhile, and saved when it is closed over', async () => {
    const { box, fake, onSave, unmount } = open();
    put(box, 'Mr. Lee');
    await waitFor(() => expect(stored(fake, LINE)).toEqual({ typed: 'Mr. Lee' }));
    expect(onSave).not.toHaveBeenCalled();
    unmount();
    expect(onSave.mock.calls).toEqual([['Mr. Lee']]);
    await waitFor(() => expect(fake.drafts.size).toBe(0));
  });

  it('offers what was lost, and does not save it before she says so', async () => {
    const { box, fake, onSave, user } = open([begun(LINE, { typed: 'Mr. Lee' })]);
    await screen.findByText(/You had begun/);
    expect(box.value).toBe('Mr. Lee');
    fireEvent.focus(box);
    fireEvent.blur(box);
    expect(onSave).not.toHaveBeenCalled();
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(onSave.mock.calls).toEqual([['Mr. Lee']]);
    await waitFor(() => expect(fake.drafts.size).toBe(0));
  });

  it('leaves the words where they are, and kept, when the archive refuses them', async () => {
    const { box, fake, onSave } = open([], true);
    await waitFor(() => expect(fake.calls).toContain('drafts.get'));
    fireEvent.focus(box);
    put(box, 'Mr. Lee');
    fireEvent.blur(box);
    expect(onSave.mock.calls).toEqual([['Mr. Lee']]);
    expect(box.value).toBe('Mr. Lee');
    await waitFor(() => expect(stored(fake, LINE)).toEqual({ typed: 'Mr. Lee' }));
  });
});

describe('the window', () => {
  it('lists on Home what was begun; it leads there, and what was thrown away can be brought back', async () => {
    const drafts = [
      begun(KEY, { text: 'He read 40 words', source: 'Report' }),
      begun({ form: 'meeting' }, { title: 'Spring' }),
      begun({ form: 'person', of: { kind: 'meeting', id: 'meeting-1' } }, { label: 'Ms. Ortiz' }),
      begun({ form: 'playlist' }, { title: 'Well said' }),
    ];
    const { user, fake } = renderApp({ drafts });
    const list = within(await screen.findByRole('list', { name: '4 things that you had begun to write' }));
    expect(list.getAllByRole('listitem')).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: 'Show all 4' }));
    await user.click(list.getByRole('button', { name: 'Throw away: Spring' }));
    await waitFor(() => expect(fake.drafts.size).toBe(3));
    await waitFor(() => expect(document.activeElement?.textContent).toMatch(/^He read 40 words/));
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }));
    await waitFor(() => expect(fake.drafts.size).toBe(4));
    await user.click(await screen.findByRole('button', { name: /^He read 40 words · Report/ }));
    await user.click(await screen.findByRole('button', { name: 'Add progress' }));
    expect((await field()).value).toBe('He read 40 words');
  });

  it('hands over the last letters before it is locked', async () => {
    const { user, fake } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Meetings' }));
    await user.click(await screen.findByRole('button', { name: 'Add a meeting' }));
    const title = await screen.findByRole('textbox', { name: /Name of the meeting|Title/ });
    await waitFor(() => expect(fake.calls).toContain('drafts.get'));
    put(title, 'Spring');
    await user.keyboard('{Control>}l{/Control}');
    await waitFor(() => expect(fake.archive.state).toBe('locked'));
    expect(fake.calls.indexOf('drafts.keep')).toBeGreaterThan(0);
    expect(fake.calls.indexOf('drafts.keep')).toBeLessThan(fake.calls.indexOf('archive.lock'));
    expect(stored(fake, { form: 'meeting' })).toEqual({ title: 'Spring' });
  });
});
