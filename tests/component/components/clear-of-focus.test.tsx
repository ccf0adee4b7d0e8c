import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { MessagesProvider, TextField, useMessages } from '../../../renderer/components/index.ts';
import { renderWith } from '../../support/bridge/index.ts';

const TALL = 600;

/** jsdom lays nothing out: each element says itself where it lies; a message lies where its class says. */
function laidOut() {
  Object.defineProperty(window, 'innerHeight', { value: TALL, configurable: true });
  return vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    const isTop = this.closest('.toasts')?.matches('.toasts-at-top');
    const top = this.matches('.toast') ? (isTop ? 10 : 540) : Number(this.getAttribute('name') ?? 0);
    return new DOMRect(100, top, 400, 50);
  });
}

function Form() {
  const { say } = useMessages();
  return (
    <>
      <TextField label="High" name="5" />
      <TextField label="Middle" name="300" />
      <TextField label="Low" name="545" />
      <button type="button" onClick={() => say({ text: 'It is saved.' })}>
        Say
      </button>
    </>
  );
}

const region = () => screen.getByText('It is saved.').closest('.toasts');

describe('a message at the foot', () => {
  afterEach(() => vi.restoreAllMocks());

  it('goes to the top while it would cover what has the focus, and back when that is at the top', async () => {
    laidOut();
    const { user } = renderWith(
      <MessagesProvider>
        <Form />
      </MessagesProvider>,
    );
    const focus = (name: string) => act(async () => screen.getByRole('textbox', { name }).focus());
    await user.click(screen.getByRole('button', { name: 'Say' }));
    await focus('Middle');
    expect(region()?.className).toBe('toasts');
    await focus('Low');
    await waitFor(() => expect(region()?.className).toBe('toasts toasts-at-top'));
    await focus('Middle');
    expect(region()?.className).toBe('toasts toasts-at-top');
    await focus('High');
    await waitFor(() => expect(region()?.className).toBe('toasts'));
  });

  it('goes to the top while a dialog has its buttons there, for the mouse too', async () => {
    laidOut();
    const { user } = renderWith(
      <MessagesProvider>
        <Form />
        <footer className="dialog-actions" {...{ name: '545' }} />
      </MessagesProvider>,
    );
    await user.click(screen.getByRole('button', { name: 'Say' }));
    await waitFor(() => expect(region()?.className).toBe('toasts toasts-at-top'));
    // The keyboard goes before them.
    await act(async () => screen.getByRole('textbox', { name: 'High' }).focus());
    await waitFor(() => expect(region()?.className).toBe('toasts'));
  });

  it('comes at the top where the focus is at the foot already', async () => {
    laidOut();
    const { user } = renderWith(
      <MessagesProvider>
        <Form />
      </MessagesProvider>,
    );
    await user.click(screen.getByRole('textbox', { name: 'Low' }));
    act(() => screen.getByRole('button', { name: 'Say' }).click());
    await waitFor(() => expect(region()?.className).toBe('toasts toasts-at-top'));
  });
});
