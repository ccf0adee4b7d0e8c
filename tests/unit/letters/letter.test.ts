import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inStep, piecesOf, plainOf, typed } from '../../../renderer/features/letters/letter.ts';

const letters = (own: string) => ({
  sent: [`I ask for this: “${typed(own)}”.`, 'Please answer.'],
  says: [`Pido esto: «${typed(own)}».`, 'Por favor, respondan.'],
});

describe('a letter in two languages', () => {
  it('holds nothing but its words when it leaves, and knows which of them were typed', () => {
    const { sent } = letters('letra grande');
    expect(plainOf(sent)).toBe('I ask for this: “letra grande”.\n\nPlease answer.\n');
    expect(piecesOf(sent[0] ?? '')).toEqual([
      { text: 'I ask for this: “', isTyped: false },
      { text: 'letra grande', isTyped: true },
      { text: '”.', isTyped: false },
    ]);
  });

  it('stays in step, whatever was typed into it, and says all of it in both', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '\n', ' ', '\uE000', '\uE001', 'ñ') }), (own) => {
        const { sent, says } = letters(own);
        const steps = inStep(null, sent, says);
        expect(steps.every((step) => step.says !== null && step.sent !== '')).toBe(true);
        expect(steps.at(-1)).toEqual({ sent: 'Please answer.', says: 'Por favor, respondan.' });
        expect(plainOf(steps.map((step) => step.sent))).toBe(
          plainOf(sent)
            .replaceAll(/\n\s*\n\s*/g, '\n\n')
            .replace(/\s*$/, '\n'),
        );
        expect(
          steps.flatMap((step) => piecesOf(step.sent)).every(({ text }) => !/[\uE000\uE001]/.test(text)),
        ).toBe(true);
      }),
    );
  });

  it('keeps the other language of a paragraph that she left, and has none for hers', () => {
    const { sent, says } = letters('letra grande');
    const edited = `Dear Ms. Lee,\n\n${plainOf(sent).trimEnd()}\n\nThank you.\n`;
    expect(inStep(edited, sent, says)).toEqual([
      { sent: 'Dear Ms. Lee,', says: null },
      { sent: sent[0], says: says[0] },
      { sent: 'Please answer.', says: 'Por favor, respondan.' },
      { sent: 'Thank you.', says: null },
    ]);
    expect(inStep(plainOf(sent).replace('grande', 'muy grande'), sent, says)[0]?.says).toBeNull();
  });
});
