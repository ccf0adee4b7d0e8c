/*
 * The few words that the shell says by itself, when no page can: over a window that is being closed, or one that is
 * gone. The same rule as for the screens: plain, at most 20 words a sentence.
 */

const en = {
  closing: {
    message: 'Your recording has not ended yet.',
    detail: 'Closing this window does not end it. What do you want to do?',
    stay: 'Go on recording',
    smaller: 'Go on, and make the window small',
    end: 'End it and keep it',
  },
  notEnded: {
    message: 'The recording could not be put away just now.',
    detail: 'What was recorded is on the disk. Keptword shows it first at the next start.',
    close: 'Close',
  },
  gone: {
    message: 'The window has closed by itself several times.',
    detail: 'Nothing that was kept is lost.',
    recording: 'Your recording goes on. Nothing that was kept is lost.',
    again: 'Open it again',
    end: 'End the recording and close',
    close: 'Close Keptword',
  },
  hangs: {
    message: 'The window does not answer.',
    detail: 'You can wait, or open it again. Words that you are typing may be lost.',
    wait: 'Wait',
    again: 'Open it again',
  },
};
export type ShellWords = typeof en;

const es: ShellWords = {
  closing: {
    message: 'Su grabación no ha terminado todavía.',
    detail: 'Cerrar esta ventana no la termina. ¿Qué quiere hacer?',
    stay: 'Seguir grabando',
    smaller: 'Seguir, y achicar la ventana',
    end: 'Terminarla y guardarla',
  },
  notEnded: {
    message: 'La grabación no se pudo guardar en su reunión ahora.',
    detail: 'Lo grabado está en el disco. Keptword lo muestra primero al abrir otra vez.',
    close: 'Cerrar',
  },
  gone: {
    message: 'La ventana se ha cerrado sola varias veces.',
    detail: 'No se perdió nada de lo guardado.',
    recording: 'Su grabación sigue. No se perdió nada de lo guardado.',
    again: 'Abrirla otra vez',
    end: 'Terminar la grabación y cerrar',
    close: 'Cerrar Keptword',
  },
  hangs: {
    message: 'La ventana no responde.',
    detail: 'Puede esperar, o abrirla otra vez. Lo que está escribiendo se puede perder.',
    wait: 'Esperar',
    again: 'Abrirla otra vez',
  },
};

export const SHELL_WORDS: Readonly<Record<'en' | 'es', ShellWords>> = { en, es };
