import { afterEach, expect, it, vi } from 'vitest';
import { useFormat } from '../../../renderer/i18n/index.ts';
import { renderWith } from '../../support/bridge/render.tsx';

function Row({ n }: { n: number }) {
  const format = useFormat();
  return (
    <li>
      {format.day('2026-10-20')}, {format.number(n + 0.25)}
    </li>
  );
}
const Rows = () => (
  <ol>
    {Array.from({ length: 100 }, (_, n) => (
      <Row key={`row ${n + 1}`} n={n} />
    ))}
  </ol>
);

afterEach(() => vi.restoreAllMocks());

it('a hundred rows share one set of formatters, and another language has its own', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const english = renderWith(<Rows />);
  expect(english.getAllByRole('listitem')[3]?.textContent).toBe('October 20, 2026, 3.25');
  expect(made.mock.calls.length).toBe(6);
  english.unmount();
  const spanish = renderWith(<Rows />, { language: 'es' });
  expect(spanish.getAllByRole('listitem')[3]?.textContent).toBe('20 de octubre de 2026, 3.25');
  expect(made.mock.calls.length).toBe(12);
});
