import { screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../../renderer/app/error-boundary.tsx';
import { later } from '../../../renderer/app/later.tsx';
import { renderWith } from '../../support/bridge/index.ts';

const Page = ({ name }: { name: string }) => <h1>{name}</h1>;

describe('a page in a file of its own', () => {
  it('that is here already is drawn at once: no empty window in between', async () => {
    const View = later(async () => Page);
    await View.bring();
    renderWith(<View name="Goals" />);
    expect(screen.getByRole('heading', { name: 'Goals' })).toBeTruthy();
  });

  it('is fetched when it is gone to, once, and says so meanwhile', async () => {
    const from = vi.fn(async () => Page);
    const View = later(from);
    renderWith(
      <>
        <View name="Goals" />
        <View name="Search" />
      </>,
    );
    expect(screen.getAllByRole('status')).toHaveLength(2);
    expect(await screen.findByRole('heading', { name: 'Goals' })).toBeTruthy();
    expect(await screen.findByRole('heading', { name: 'Search' })).toBeTruthy();
    expect(from).toHaveBeenCalledTimes(1);
  });

  it('that could not be fetched says so, and is fetched anew on the next try', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const from = vi.fn(async () => Page);
    from.mockRejectedValueOnce(new Error('not there'));
    const View = later(from);
    const { user } = renderWith(
      <ErrorBoundary>
        <View name="Goals" />
      </ErrorBoundary>,
    );
    await user.click(await screen.findByRole('button', { name: /again/i }));
    expect(await screen.findByRole('heading', { name: 'Goals' })).toBeTruthy();
    quiet.mockRestore();
  });
});
