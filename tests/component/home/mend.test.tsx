import { fireEvent, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { renderApp } from '../../support/bridge/index.ts';

it('a damaged beginning of a file is told, and mended by one button; then all is whole', async () => {
  const { api, fake } = renderApp();
  const whole = await api.archive.lastCheck();
  if (!whole) throw new Error('the sample has a report');
  const problem = 'The original: the beginning of its file is damaged.';
  api.archive.check = async () => ({
    ...whole,
    ok: false,
    mendable: 1,
    findings: [{ subject: 'R01 of Annual review', problem }],
  });
  fireEvent.click(await screen.findByRole('button', { name: 'Check now' }));
  expect(
    await screen.findByText(/The start of one file is damaged. All of it can still be read/),
  ).toBeTruthy();
  expect(screen.queryByText(/show the details to someone/)).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: 'Mend it' }));
  expect(await screen.findByText(/Your recording is whole and unchanged/)).toBeTruthy();
  expect(fake.calls).toContain('archive.mend');
  expect(screen.queryByRole('button', { name: 'Mend it' })).toBeNull();
});
