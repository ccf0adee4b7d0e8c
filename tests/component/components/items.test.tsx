import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Button, Dialog, Item, Items, Select, TextField } from '../../../renderer/components/index.ts';
import { renderWith } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

/** In jsdom every item is 400 px high, and so is the window. */
const ITEM_PX = 400;

const list = () => screen.getByRole('list', { name: 'Things', hidden: true });
const drawn = () => [...list().children].map((one) => one.getAttribute('aria-label'));
const scrollTo = (px: number) => {
  document.documentElement.scrollTop = px;
  fireEvent.scroll(document);
};

function Thing({ name }: { name: string }) {
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  return (
    <Item label={name}>
      <TextField label={`Words of ${name}`} value={words} onChange={setWords} />
      <Button onPress={() => setOpen(true)}>Open {name}</Button>
      <Dialog title={`About ${name}`} isOpen={open} onClose={() => setOpen(false)}>
        <TextField label="Note" value="" onChange={() => undefined} />
      </Dialog>
    </Item>
  );
}

const things = (names: readonly string[]) => (
  <Items label="Things" itemPx={ITEM_PX} whole={8}>
    {names.map((name) => (
      <Thing key={name} name={name} />
    ))}
  </Items>
);
const names = (count: number) => Array.from({ length: count }, (_, at) => `thing ${at + 1}`);

afterEach(() => {
  document.documentElement.scrollTop = 0;
});

describe('things of any height', () => {
  it('are plain while they are few', () => {
    renderWith(things(names(8)));
    expect(drawn()).toEqual(names(8));
    expect(list().firstElementChild?.hasAttribute('aria-setsize')).toBe(false);
  });

  it('are drawn where they are looked at, and say which of how many they are', async () => {
    renderWith(things(names(300)));
    expect(drawn().length).toBeLessThan(8);
    expect(list().firstElementChild?.getAttribute('aria-setsize')).toBe('300');
    await act(async () => undefined);
    scrollTo(299 * ITEM_PX);
    await waitFor(() => expect(drawn()).toContain('thing 300'));
    expect(drawn()).not.toContain('thing 1');
    expect(drawn().length).toBeLessThan(12);
    expect(list().lastElementChild?.getAttribute('aria-posinset')).toBe('300');
  });

  it('keep what is written in one of them, and its dialog, while others are looked at', async () => {
    const { user } = renderWith(things(names(300)));
    await user.type(screen.getByRole('textbox', { name: 'Words of thing 2' }), 'begun');
    scrollTo(100 * ITEM_PX);
    await waitFor(() => expect(drawn()).toContain('thing 101'));
    expect(drawn()[0]).toBe('thing 2');
    expect(screen.getByRole('textbox', { name: 'Words of thing 2' })).toHaveProperty('value', 'begun');

    // The next key goes on from where the focus is.
    await user.tab();
    await user.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: 'About thing 2' });
    await user.click(within(dialog).getByRole('textbox', { name: 'Note' }));
    scrollTo(200 * ITEM_PX);
    await waitFor(() => expect(drawn()).toContain('thing 201'));
    expect(screen.getByRole('dialog', { name: 'About thing 2' })).toBe(dialog);
  });

  it('keep the focus where it is when they come in another order', async () => {
    let turnRound: () => void = () => undefined;
    function Turning() {
      const [all, setAll] = useState(names(300));
      turnRound = () => setAll(all.toReversed());
      return things(all);
    }
    const { user } = renderWith(<Turning />);
    await user.click(screen.getByRole('textbox', { name: 'Words of thing 2' }));
    await user.tab();
    const button = screen.getByRole('button', { name: 'Open thing 2' });
    expect(document.activeElement).toBe(button);
    act(turnRound);
    await waitFor(() => expect(drawn()[0]).toBe('thing 300'));
    expect(document.activeElement).toBe(button);
  });
});

describe('a choice among many', () => {
  const options = Array.from({ length: 80 }, (_, at) => ({ value: `${at}`, label: `Choice ${at}` }));

  function Choosing() {
    const [value, setValue] = useState<string | null>('7');
    return <Select label="Which" options={options} value={value} onChange={setValue} />;
  }

  it('shows the chosen one, and has the others when it opens', async () => {
    const { user } = renderWith(<Choosing />);
    const button = screen.getByRole('button', { name: /Which/ });
    expect(button.textContent).toContain('Choice 7');
    button.focus();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: 'Choice 9' }));
    expect(button.textContent).toContain('Choice 9');
  });
});
