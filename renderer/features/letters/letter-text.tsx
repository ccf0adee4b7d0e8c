import { Item, Items } from '../../components/index.ts';
import { type Language, useTranslation } from '../../i18n/index.ts';
import { piecesOf, type Step } from './letter.ts';

/** A paragraph's usual height with the gap below it, and as many as are simply drawn. */
const PARAGRAPH_PX = 120;
const WHOLE = 20;

type LetterTextProps = { label: string; steps: readonly Step[]; sent: Language; own: Language };

/** The letter, and where she has another language what each paragraph says, beside it and in step. */
export function LetterText({ label, steps, sent, own }: LetterTextProps) {
  const { t } = useTranslation('letters');
  const isBoth = sent !== own;
  return (
    <div className="letter" data-both={isBoth || undefined}>
      {isBoth ? (
        <div className="letter-step letter-heads">
          <h3>{t('sent', { language: t(`names.${sent}`) })}</h3>
          <h3 className="letter-says">{t('says', { language: t(`names.${own}`) })}</h3>
        </div>
      ) : null}
      <Items label={label} itemPx={PARAGRAPH_PX} whole={WHOLE} isOrdered>
        {numbered(steps).map(({ key, step }) => (
          <Item key={key}>
            <div className="letter-step">
              <Paragraph text={step.sent} language={sent} />
              {isBoth ? (
                <div className="letter-says">
                  {step.says === null ? (
                    <p className="quiet">{t('notTranslated')}</p>
                  ) : (
                    <Paragraph text={step.says} language={own} />
                  )}
                </div>
              ) : null}
            </div>
          </Item>
        ))}
      </Items>
    </div>
  );
}

/** Two paragraphs may be the same words. */
function numbered(steps: readonly Step[]): { key: string; step: Step }[] {
  return steps.map((step, at) => ({ key: String(at), step }));
}

/** What was typed is in no language that the app knows: a voice keeps to the one of the person. */
function Paragraph({ text, language }: { text: string; language: Language }) {
  const pieces = piecesOf(text);
  return (
    <p lang={language}>
      {numberedPieces(pieces).map(({ key, piece }) =>
        piece.isTyped ? (
          <span key={key} lang="">
            {piece.text}
          </span>
        ) : (
          piece.text
        ),
      )}
    </p>
  );
}

function numberedPieces(pieces: ReturnType<typeof piecesOf>) {
  return pieces.map((piece, at) => ({ key: String(at), piece }));
}
