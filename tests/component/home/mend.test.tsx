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
  const mend = screen.getByRole('button', { name: 'Mend it' });
  const next = screen.getByRole('heading', { name: 'What is next' });
  const isFirst = (one: Element) => next.compareDocumentPosition(one) === Node.DOCUMENT_POSITION_PRECEDING;
  expect(isFirst(mend)).toBe(true);
  fireEvent.click(mend);
  expect(isFirst(await screen.findByText(/Your recording is whole and unchanged/))).toBe(false);
  expect(fake.calls).toContain('archive.mend');
  expect(screen.queryByRole('button', { name: 'Mend it' })).toBeNull();
});
