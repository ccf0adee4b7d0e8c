import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { GlossaryButton } from '../../../renderer/features/glossary/index.ts';
import { renderWith } from '../../support/bridge/index.ts';

it('the glossary has the terms of the page first, and finds one by its Spanish name without accents', async () => {
  const { user } = renderWith(<GlossaryButton text="Prior Written Notice" />, { language: 'es' });
  await user.click(screen.getByRole('button', { name: '¿Qué significan estas letras?' }));
  const dialog = within(await screen.findByRole('dialog'));
  const names = () => dialog.getAllByRole('term').map((term) => term.textContent);
  expect(names()[0]).toBe('PWN Prior Written Notice');
  await user.type(dialog.getByRole('searchbox'), 'educacion publica');
  expect(names()).toEqual(['FAPE Free Appropriate Public Education']);
});
