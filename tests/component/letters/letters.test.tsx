import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Settings } from '../../../shared/contract/index.ts';
import { ask } from '../../../shared/domain/index.ts';
import { renderApp, sampleWorld } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

/** A request that was typed in Spanish, with the reason that came back in English. */
function withAsk() {
  const world = sampleWorld();
  world.asks.push(
    ask.parse({
      ...{ id: 'a1', about: 'accommodation', what: 'Papeles en letra grande', meetingId: 'meeting-1' },
      ...{
        askedOn: '2026-03-02',
        how: 'email',
        askedOf: 'Representante del distrito',
        text: 'Veo mal.\n\nGracias.',
      },
      ...{ answer: 'reason-only', answerText: 'No money for it', answeredOn: '2026-03-09' },
      createdAt: '2026-03-02T04:10:00.000Z',
    }),
  );
  return world;
}

async function openLetter(settings: Partial<Settings>, world = withAsk()) {
  const app = renderApp({ world, settings });
  const isSpanish = settings.language === 'es';
  await app.user.click(await screen.findByRole('button', { name: isSpanish ? 'Reuniones' : 'Meetings' }));
  await app.user.click(
    await screen.findByRole('button', {
      name: isSpanish ? /^Lo que pedí a la escuela/ : /^Asked of the school/,
    }),
  );
  await app.user.click(
    await screen.findByRole('button', { name: isSpanish ? 'Carta a la escuela' : 'Letter to the school' }),
  );
  return { ...app, dialog: within(await screen.findByRole('dialog')) };
}

/** The paragraph with these words, whichever of its pieces they are in. */
const paragraph = (words: RegExp) =>
  [...document.querySelectorAll('.letter p')].find((one) => words.test(one.textContent ?? ''));

describe('a letter to the school, from a window in Spanish', () => {
  it('is in English, and beside each paragraph stands what it says', async () => {
    const { dialog, user } = await openLetter({ language: 'es' });
    expect(dialog.getByRole('heading', { name: 'La carta: inglés' })).toBeTruthy();
    const steps = within(dialog.getByRole('list', { name: 'La carta: inglés' })).getAllByRole('listitem');
    expect(steps[0]?.textContent).toBe(
      'I ask for this so that I can take part: “Papeles en letra grande”.Pido esto para poder participar: «Papeles en letra grande».',
    );
    for (const step of steps) {
      expect([...step.querySelectorAll('p')].map((one) => one.lang)).toEqual(['en', 'es']);
    }
    // What she typed is in neither: a voice is not told to read it as English.
    expect(steps[0]?.querySelector('p span')?.getAttribute('lang')).toBe('');
    expect(paragraph(/^I asked for it before/)?.textContent).toContain(
      '1. March 2, 2026, by email, to District representative. Answer on March 9, 2026: A reason, but not the thing\n   “No money for it”',
    );
    expect(paragraph(/^Lo pedí antes/)?.textContent).toContain('1. 2 de marzo de 2026, por correo');

    await user.click(dialog.getByRole('button', { name: 'Copiar la carta (inglés)' }));
    const copied = await navigator.clipboard.readText();
    expect(copied).toMatch(
      /^I ask for this so that I can take part: “Papeles en letra grande”\.\n\nIt is about/,
    );
    expect(copied).toContain('In my own words: “Veo mal.\n\nGracias.”');
    expect(copied).not.toMatch(/[\uE000\uE001]|Pido|marzo/);
  });

  it('is printed in English, marked as English', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { dialog, user } = await openLetter({ language: 'es' });
    await user.click(dialog.getByRole('button', { name: 'Imprimir la carta (inglés)' }));
    await waitFor(() => expect(print).toHaveBeenCalled());
    const sheet = document.querySelector<HTMLElement>('.print-sheet');
    expect(sheet?.lang).toBe('en');
    expect(sheet?.textContent).toMatch(/^I ask for this so that/);
    expect(sheet?.textContent).not.toContain('Pido');
    window.dispatchEvent(new Event('afterprint'));
  });

  it('is read aloud by a voice of its language, and what it says by one of hers', async () => {
    const spoken: string[] = [];
    const voices = ['en-US', 'es-MX'].map((lang) => ({ lang, localService: true, name: lang }));
    vi.stubGlobal(
      'SpeechSynthesisUtterance',
      class {
        lang = '';
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      },
    );
    vi.stubGlobal('speechSynthesis', {
      getVoices: () => voices,
      cancel: () => undefined,
      speak: ({ lang, text }: SpeechSynthesisUtterance) => spoken.push(`${lang} ${text.slice(0, 10)}`),
    });
    const { dialog, user } = await openLetter({ language: 'es' });
    await user.click(dialog.getByRole('button', { name: 'Leer la carta en voz alta (inglés)' }));
    await user.click(dialog.getByRole('button', { name: 'Leer en voz alta lo que dice (español)' }));
    expect(spoken).toEqual(['en-US I ask for ', 'es-MX Pido esto ']);
    vi.unstubAllGlobals();
  });

  it('is hers to change: kept, sent as she wrote it, and nobody claims to have translated it', async () => {
    const { dialog, user, fake, client } = await openLetter({ language: 'es' });
    await user.click(dialog.getByRole('button', { name: 'Cambiar las palabras' }));
    const field = dialog.getByRole<HTMLTextAreaElement>('textbox', { name: 'La carta: inglés' });
    expect(field.lang).toBe('en');
    fireEvent.change(field, { target: { value: `Dear Ms. Lee,\n\n${field.value}` } });
    expect(
      dialog.getByText('Usted cambió esta carta a mano. Sus palabras se guardan. No se traducen.'),
    ).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Listo' }));
    const [first, second] = dialog.getAllByRole('listitem');
    expect(first?.textContent).toBe('Dear Ms. Lee,Esto lo escribió usted. No está traducido.');
    expect(second?.textContent).toContain('Pido esto para poder participar');
    await user.click(dialog.getByRole('button', { name: 'Copiar la carta (inglés)' }));
    expect(await navigator.clipboard.readText()).toMatch(/^Dear Ms\. Lee,\n\nI ask for this/);

    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect([...fake.drafts.values()]).toMatchObject([{ key: { form: 'letter', part: 'asks-en' } }]),
    );
    // A new answer is not in her words, and that is told.
    const only = fake.world.asks[0];
    if (only) fake.world.asks[0] = { ...only, answerText: 'Still no money' };
    await client.invalidateQueries();
    await screen.findByText('Still no money');
    await user.click(await screen.findByRole('button', { name: 'Carta a la escuela' }));
    const again = within(await screen.findByRole('dialog'));
    expect(await again.findByText('Dear Ms. Lee,')).toBeTruthy();
    expect(again.getByText(/^Sus notas han cambiado/)).toBeTruthy();
    await user.click(again.getByRole('button', { name: 'Usar otra vez las palabras de la aplicación' }));
    expect(again.queryByText('Dear Ms. Lee,')).toBeNull();
    expect(paragraph(/Still no money/)).toBeTruthy();
    // What she put away is still hers after the window was closed.
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Carta a la escuela' }));
    await user.click(await screen.findByRole('button', { name: 'Recuperar mis palabras' }));
    expect(await screen.findByText('Dear Ms. Lee,')).toBeTruthy();
  });
});

describe('the language of the letters', () => {
  it('is chosen once, in the letter or in the settings; when it is her own, one column is enough', async () => {
    const { dialog, user, fake } = await openLetter({ language: 'es' });
    await user.click(dialog.getByRole('radio', { name: 'Español' }));
    await waitFor(() => expect(fake.settings.letterLanguage).toBe('es'));
    expect(await dialog.findByRole('button', { name: 'Copiar la carta' })).toBeTruthy();
    expect(dialog.queryByRole('heading', { name: /^Lo que dice/ })).toBeNull();
    expect(dialog.getAllByRole('listitem')[0]?.textContent).toBe(
      'Pido esto para poder participar: «Papeles en letra grande».',
    );
    await user.keyboard('{Escape}');
    await user.click(await screen.findByRole('button', { name: 'Ajustes' }));
    const choice = within(await screen.findByRole('radiogroup', { name: /^Las cartas a la escuela/ }));
    expect(choice.getByRole<HTMLInputElement>('radio', { name: 'Español' }).checked).toBe(true);
  });

  it('is the only one in an English window', async () => {
    const { dialog } = await openLetter({});
    expect(dialog.queryByRole('heading', { name: /^What it says/ })).toBeNull();
    expect(dialog.getByRole('button', { name: 'Copy the letter' })).toBeTruthy();
    expect(document.querySelectorAll('.letter p[lang="es"]')).toHaveLength(0);
  });

  it('is that of the lists that are printed, and hers too where she reads another one', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    const { user } = renderApp({ settings: { language: 'es' } });
    await user.click(await screen.findByRole('button', { name: 'Metas' }));
    await user.click(await screen.findByRole('tab', { name: 'Preguntas' }));
    for (const [name, lang, says] of [
      ['Imprimir (inglés)', 'en', /^Questions and answers/],
      ['Imprimir (español)', 'es', /^Preguntas y respuestas/],
    ] as const) {
      print.mockClear();
      await user.click(await screen.findByRole('button', { name }));
      await waitFor(() => expect(print).toHaveBeenCalled());
      const sheet = document.querySelector<HTMLElement>('.print-sheet');
      expect(sheet?.lang).toBe(lang);
      expect(sheet?.textContent).toMatch(says);
      window.dispatchEvent(new Event('afterprint'));
      await waitFor(() => expect(document.querySelector('.print-sheet')).toBeNull());
    }
  });

  it('is that of a letter after a meeting and of one about a dispute', async () => {
    const { user } = renderApp({ settings: { language: 'es' } });
    await user.click(await screen.findByRole('button', { name: 'Metas' }));
    for (const [tab, sent, says] of [
      ['Dicho y escrito', /I have not compared it/, /Todavía no lo he comparado/],
      ['Disputas', /^1\. Said: /, /^1\. Se dijo: /],
    ] as const) {
      await user.click(await screen.findByRole('tab', { name: tab }));
      await user.click(await screen.findByRole('button', { name: 'Carta a la escuela' }));
      await screen.findByRole('dialog');
      await waitFor(() => expect(paragraph(sent)?.getAttribute('lang')).toBe('en'));
      expect(paragraph(says)?.getAttribute('lang')).toBe('es');
      await user.keyboard('{Escape}');
    }
  });

  it('is that of the lines that go with a bundle, and of the agenda', async () => {
    const { user } = renderApp({ settings: { language: 'es' } });
    await user.click(await screen.findByRole('button', { name: 'Evidencia' }));
    await user.click(await screen.findByRole('button', { name: /^Hacer el paquete/ }));
    expect((await screen.findByText(/^Bundle: /)).lang).toBe('en');
    expect(screen.getByText(/^Paquete: /)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Metas' }));
    await user.click(await screen.findByRole('tab', { name: 'Promesas' }));
    await user.click(await screen.findByRole('button', { name: 'Temas para la próxima reunión' }));
    await user.click(await screen.findByRole('button', { name: /^Ver y copiar/ }));
    await screen.findByRole('dialog');
    expect(paragraph(/^To talk about at the next meeting \(J\.R\.\)$/)?.getAttribute('lang')).toBe('en');
    expect(paragraph(/^Para hablar en la próxima reunión/)?.getAttribute('lang')).toBe('es');
  });
});
