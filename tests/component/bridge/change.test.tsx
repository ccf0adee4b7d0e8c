import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { expect, it } from 'vitest';
import { useChange } from '../../../renderer/bridge/index.ts';
import { renderWith } from '../../support/bridge/index.ts';

const STUDENT = { initials: 'A.B.', schoolYear: null, grade: null, notes: null };

/** A form that is taken away as soon as it was sent, as a page does whose work is done. */
function Vanishing({ told }: { told: string[] }) {
  const [shown, setShown] = useState(true);
  return shown ? <Form told={told} onSent={() => setShown(false)} /> : <p>Gone</p>;
}

function Form({ told, onSent }: { told: string[]; onSent(): void }) {
  const add = useChange('students', 'add');
  const send = (initials: string) =>
    add.mutate({ ...STUDENT, initials }, { onSuccess: (student) => told.push(student.initials) });
  return (
    <button
      type="button"
      onClick={() => {
        send('A.B.');
        send('C.D.');
        onSent();
      }}
    >
      Add both
    </button>
  );
}

it('every change is answered, in its order, also when what asked has gone from the screen', async () => {
  const told: string[] = [];
  const { user } = renderWith(<Vanishing told={told} />);
  await user.click(screen.getByRole('button', { name: 'Add both' }));
  expect(await screen.findByText('Gone')).toBeTruthy();
  await waitFor(() => expect(told).toEqual(['A.B.', 'C.D.']));
});
