import { fireEvent, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { SelectAmong } from '../../../renderer/components/index.ts';
import { renderWith } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

type ShownProps = { count: number; start?: string | null; error?: string; isDisabled?: boolean };

/** Moments that are one minute apart, and "None". */
function Shown({ count, start = null, ...rest }: ShownProps) {
  const [value, setValue] = useState<string | null>(start);
  const options = Array.from({ length: count }, (_, at) => ({
    value: `m${at}`,
    label: `${at}:00 · Señal ${at}`,
  }));
  return (
    <>
      <SelectAmong label="Moment" none="None" options={options} value={value} onChange={setValue} {...rest} />
      <output data-testid="chosen">{String(value)}</output>
    </>
  );
}

const button = (name: RegExp) => screen.getByRole('button', { name });
const rows = () => screen.getAllByRole('option').map(({ textContent }) => textContent);
const chosen = () => screen.getByTestId('chosen').textContent;

it('a choice among twelve is a list without a box', async () => {
  const { user } = renderWith(<Shown count={12} />);
  await user.click(button(/^None Moment$/));
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(rows()).toHaveLength(13);
});

it('a choice among thirteen has a box that finds, by the keys alone', async () => {
  const { user } = renderWith(<Shown count={13} error="Choose a moment." />);
  expect(screen.getByText('Choose a moment.')).toBeTruthy();
  await user.tab();
  await user.keyboard('{Enter}');
  const box = await screen.findByRole('combobox', { name: 'Find by words' });
  expect(document.activeElement).toBe(box);
  expect(rows()).toHaveLength(14);
  expect(screen.queryByText(/not shown/)).toBeNull();
  fireEvent.change(box, { target: { value: 'SENAL 11' } });
  await waitFor(() => expect(rows()).toEqual(['11:00 · Señal 11']));
  expect(screen.getByText('1 found.')).toBeTruthy();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(chosen()).toBe('m11');
  await waitFor(() => expect(document.activeElement).toBe(button(/11:00 · Señal 11 Moment$/)));
});

it('a choice among hundreds shows some, says how many more, and keeps what was chosen in its list', async () => {
  const { user } = renderWith(<Shown count={500} start="m321" />);
  await user.click(button(/^321:00 · Señal 321 Moment$/));
  const box = await screen.findByRole('combobox');
  expect(rows().slice(0, 3)).toEqual(['None', '321:00 · Señal 321', '0:00 · Señal 0']);
  expect(rows()).toHaveLength(52);
  expect(screen.getByText('449 more are not shown. Type to find one.')).toBeTruthy();
  fireEvent.change(box, { target: { value: 'señal 4' } });
  expect(await screen.findByText('61 more were found. Type more to narrow it down.')).toBeTruthy();
  fireEvent.change(box, { target: { value: 'nobody' } });
  expect(await screen.findByText(/^Nothing found\./)).toBeTruthy();
  fireEvent.change(box, { target: { value: '' } });
  await user.click(await screen.findByRole('option', { name: 'None' }));
  expect(chosen()).toBe('null');
});

it('a choice that cannot be made, or whose thing was taken out, says so', async () => {
  renderWith(<Shown count={20} start="gone" isDisabled />);
  expect(button(/^Choose one Moment$/)).toHaveProperty('disabled', true);
});
