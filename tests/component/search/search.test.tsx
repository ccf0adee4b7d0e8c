import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { partsOf } from '../../../renderer/features/search/highlight.tsx';
import { renderApp } from '../../support/bridge/index.ts';

describe('Search', () => {
  it('finds while typing, from the first key', async () => {
    const { user } = renderApp();
    await screen.findByRole('heading', { name: 'Home' });
    await user.keyboard('/');
    const box = await screen.findByLabelText('What are you looking for?');
    await waitFor(() => expect(document.activeElement).toBe(box));
    await user.keyboard('speech');
    expect(await screen.findByRole('button', { name: /^Listen to: 60 minutes of speech/ })).toBeTruthy();
    expect(await screen.findByText(/^\d places found\.$/)).toBeTruthy();
    await user.keyboard(' zzz');
    expect(await screen.findByText('Nothing found for “speech zzz”')).toBeTruthy();
  });

  it('keeps the words when the person comes back', async () => {
    const { user } = renderApp();
    await user.click(await screen.findByRole('button', { name: 'Search' }));
    await user.type(await screen.findByLabelText('What are you looking for?'), 'speech');
    await user.click(await screen.findByRole('button', { name: /Speech therapy, 30/ }));
    await screen.findByRole('heading', { name: /Speech therapy, 30/ });
    await user.keyboard('{Alt>}{ArrowLeft}{/Alt}');
    const box = await screen.findByLabelText('What are you looking for?');
    expect((box as HTMLInputElement).value).toBe('speech');
  });
});

describe('marking what was found', () => {
  const hits = (snippet: string, query: string) =>
    partsOf(snippet, query)
      .filter((part) => part.hit)
      .map((part) => part.text);

  it('marks words that begin so, without minding accents and capitals', () => {
    expect(hits('Reunión anual: la reunion', 'REUNI')).toEqual(['Reunión', 'reunion']);
    expect(hits('No aide on the bus', 'bus aide')).toEqual(['aide', 'bus']);
    expect(hits('speechless', 'less')).toEqual([]);
  });

  it('loses no sign of the snippet', () => {
    const snippet = 'He said: “60 min”, maybe…';
    expect(
      partsOf(snippet, '60')
        .map((part) => part.text)
        .join(''),
    ).toBe(snippet);
  });
});
