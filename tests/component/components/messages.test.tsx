import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { MessagesProvider, useMessages } from '../../../renderer/components/index.ts';
import { renderWith } from '../../support/bridge/index.ts';

function Says({ text, stays = false }: { text: string; stays?: boolean }) {
  const { say } = useMessages();
  return (
    <button type="button" onClick={() => say({ text: `${text}.`, stays })}>
      {text}
    </button>
  );
}

it('of three messages the first one is over; it does not come back when the newer ones are closed', async () => {
  const { user } = renderWith(
    <MessagesProvider>
      <Says text="One" />
      <Says text="Two" />
      <Says text="Three" />
      <Says text="This stays" stays />
    </MessagesProvider>,
  );
  const press = (name: string) => user.click(screen.getByRole('button', { name }));
  for (const name of ['This stays', 'One', 'Two', 'Three']) await press(name);
  await waitFor(() => expect(screen.queryByText('One.')).toBeNull());
  for (let left = 2; left > 0; left -= 1) {
    const [close] = screen.getAllByRole('button', { name: 'Close this message' });
    if (close) await user.click(close);
  }
  await waitFor(() => expect(screen.getByText('This stays.')).toBeTruthy());
  expect(screen.queryByText('One.')).toBeNull();
  expect(screen.queryByText('Two.')).toBeNull();
});
