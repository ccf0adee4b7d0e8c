import { LetterButton, type LetterProps, LetterSheet, PrintButtons } from '../letters/index.ts';

type HandOverProps = LetterProps & {
  copy: string;
  print: string;
  /** False: there is nothing in it. */
  isFull: boolean;
  /** True where handing it over is what the page is for. */
  isMain?: boolean;
};

/** Shows a text and copies it, or prints it: a sheet that may lie on the district's table. */
export function HandOver({ copy, print, isFull, isMain = false, ...letter }: HandOverProps) {
  return (
    <div className="row agenda-buttons">
      <LetterButton {...letter} label={copy} isMain={isMain} isDisabled={!isFull} />
      <PrintButtons
        label={print}
        isDisabled={!isFull}
        sheet={(onDone) => <LetterSheet write={letter.write} onDone={onDone} />}
      />
    </div>
  );
}
