import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { Details, List, Row } from '../../../renderer/components/index.ts';
import { renderWith } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

const things = (count: number) =>
  Array.from({ length: count }, (_, at) => (
    <Row key={at} title={`Thing ${at + 1}`} onPress={() => undefined} />
  ));

/** Twenty things, then three hundred, then nine. */
function Growing() {
  const [count, setCount] = useState(20);
  return (
    <>
      <List label="Things">{things(count)}</List>
      <button type="button" onClick={() => setCount(count === 20 ? 300 : 9)}>
        Next
      </button>
    </>
  );
}

const list = () => screen.getByRole('list', { name: 'Things' });
const drawn = () => [...list().children].map((row) => row.textContent);

afterEach(() => {
  document.documentElement.scrollTop = 0;
});

it('a fold draws what is in it when it is first opened, and keeps what was typed there', async () => {
  const { user } = renderWith(
    <Details label="More">
      <input aria-label="Inside" />
    </Details>,
  );
  expect(document.querySelector('input')).toBeNull();
  await user.click(screen.getByRole('button', { name: 'More' }));
  await user.type(screen.getByRole('textbox', { name: 'Inside' }), 'a');
  await user.click(screen.getByRole('button', { name: 'More' }));
  expect(document.querySelector('input')?.value).toBe('a');
});

describe('a list', () => {
  it('that is short is plain', () => {
    renderWith(<List label="Things">{things(20)}</List>);
    expect(drawn()).toHaveLength(20);
    expect(list().firstElementChild?.hasAttribute('aria-setsize')).toBe(false);
  });

  it('that is long draws what is in sight and keeps the row with the focus', async () => {
    const { user } = renderWith(<List label="Things">{things(500)}</List>);
    expect(drawn().length).toBeLessThan(30);
    const first = list().firstElementChild;
    expect(first?.getAttribute('aria-setsize')).toBe('500');
    expect(first?.getAttribute('aria-posinset')).toBe('1');
    await user.tab();
    await user.tab();
    const second = within(list()).getByRole('button', { name: 'Thing 2' });
    expect(document.activeElement).toBe(second);

    document.documentElement.scrollTop = 20_000;
    // As a browser tells of it where the whole window scrolls.
    fireEvent.scroll(document);
    await waitFor(() => expect(drawn()).not.toContain('Thing 1'));
    expect(drawn()[0]).toBe('Thing 2');
    expect(document.activeElement).toBe(second);
    expect(drawn().length).toBeLessThan(40);
  });

  it('that grows long keeps its rows and the focus in them', async () => {
    const { user } = renderWith(<Growing />);
    await user.tab();
    const first = within(list()).getByRole('button', { name: 'Thing 1' });
    expect(document.activeElement).toBe(first);
    fireEvent.click(screen.getByText('Next'));
    expect(drawn().length).toBeLessThan(30);
    expect(document.activeElement).toBe(first);
    expect(list().firstElementChild?.getAttribute('aria-setsize')).toBe('300');
    fireEvent.click(screen.getByText('Next'));
    expect(drawn()).toHaveLength(9);
    expect(document.activeElement).toBe(first);
  });

  it('in the dialog of a row of a long list is a list of its own', () => {
    const inner = <List label="Things">{things(2)}</List>;
    renderWith(
      <List label="Outer">
        {Array.from({ length: 100 }, (_, at) => (
          <Row key={String(at)} title={`Outer ${at}`} after={at === 0 ? inner : undefined} />
        ))}
      </List>,
    );
    expect(list().firstElementChild?.hasAttribute('aria-setsize')).toBe(false);
  });
});
