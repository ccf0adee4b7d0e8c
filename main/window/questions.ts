import { type BrowserWindow, dialog } from 'electron';
import { SHELL_WORDS, type ShellWords } from './words.ts';

/** `smaller`: the window stays in sight in the task bar. There is no recording without a window (D28). */
export type ClosingAnswer = 'stay' | 'smaller' | 'end';
/** `end`: the recording, if one runs, and the program. */
export type GoneAnswer = 'again' | 'end';
export type HangsAnswer = 'wait' | 'again';

/** What the shell asks by itself, in a box of the system: it needs no page, and can be read aloud. */
export type Questions = {
  closing(window: BrowserWindow): Promise<ClosingAnswer>;
  notEnded(): Promise<void>;
  gone(recording: boolean): Promise<GoneAnswer>;
  hangs(window: BrowserWindow): Promise<HangsAnswer>;
};

export function systemQuestions(language: () => Promise<'en' | 'es'>): Questions {
  const words = async () => SHELL_WORDS[await language()];

  /** The first answer is the harmless one: Enter, Escape and closing the box mean it. */
  async function ask<A extends string>(
    window: BrowserWindow | null,
    question: (said: ShellWords) => { message: string; detail: string; answers: [A, string][] },
  ): Promise<A | null> {
    const { message, detail, answers } = question(await words());
    const options = {
      type: 'question' as const,
      title: 'Keptword',
      message,
      detail,
      buttons: answers.map(([, label]) => label),
      defaultId: 0,
      cancelId: 0,
      noLink: true,
    };
    const { response } = await (window && !window.isDestroyed()
      ? dialog.showMessageBox(window, options)
      : dialog.showMessageBox(options));
    return answers[response]?.[0] ?? null;
  }

  return {
    closing: async (window) =>
      (await ask<ClosingAnswer>(window, ({ closing: { message, detail, stay, smaller, end } }) => ({
        message,
        detail,
        answers: [
          ['stay', stay],
          ['smaller', smaller],
          ['end', end],
        ],
      }))) ?? 'stay',
    async notEnded() {
      await ask(null, ({ notEnded: { message, detail, close } }) => ({
        message,
        detail,
        answers: [['close', close]],
      }));
    },
    gone: async (recording) =>
      (await ask<GoneAnswer>(null, ({ gone }) => ({
        message: gone.message,
        detail: recording ? gone.recording : gone.detail,
        answers: [
          ['again', gone.again],
          ['end', recording ? gone.end : gone.close],
        ],
      }))) ?? 'again',
    hangs: async (window) =>
      (await ask<HangsAnswer>(window, ({ hangs: { message, detail, wait, again } }) => ({
        message,
        detail,
        answers: [
          ['wait', wait],
          ['again', again],
        ],
      }))) ?? 'wait',
  };
}
