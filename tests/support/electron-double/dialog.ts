import { existsSync } from 'node:fs';
import { browser } from './browser.ts';
import { NotInTheDouble, onlyOptions } from './strict.ts';

const PROPERTIES = ['openFile', 'openDirectory', 'multiSelections', 'createDirectory'];
type Filter = { name: string; extensions: string[] };
type OpenOptions = { properties?: string[]; filters?: Filter[]; defaultPath?: string };
type SaveOptions = { defaultPath?: string; filters?: Filter[] };

/** Titles by which a test finds the page. */
export const OPEN_TITLE = 'Choose (Electron double)';
export const SAVE_TITLE = 'Save (Electron double)';
export const MESSAGE_TITLE = 'Message (Electron double)';

const MESSAGE_TYPES = ['none', 'info', 'error', 'question', 'warning'];
export type MessageOptions = {
  message: string;
  type?: string;
  buttons?: string[];
  defaultId?: number;
  cancelId?: number;
  title?: string;
  detail?: string;
  noLink?: boolean;
};

/** What is wrong with the options of a message box, by Electron's own list of them; throws. */
export function checkMessage(
  options: MessageOptions,
): Required<Pick<MessageOptions, 'buttons' | 'cancelId'>> {
  onlyOptions('showMessageBox', options, [
    'message',
    'type',
    'buttons',
    'defaultId',
    'cancelId',
    'title',
    'detail',
    'noLink',
  ]);
  if (typeof options.message !== 'string') throw new TypeError('Message must be a string');
  if (options.type !== undefined && !MESSAGE_TYPES.includes(options.type))
    throw new TypeError('Invalid message box type');
  const { buttons, cancelId, defaultId } = options;
  if (buttons !== undefined && !Array.isArray(buttons)) throw new TypeError('Buttons must be an array');
  // What Electron guesses from labels such as "Cancel" is not imitated: both must be said, and exist.
  if (buttons === undefined || buttons.length === 0)
    throw new NotInTheDouble('a message box without buttons');
  if (cancelId === undefined) throw new NotInTheDouble('a message box without cancelId');
  for (const at of [cancelId, defaultId ?? 0]) {
    if (buttons[at] === undefined) throw new NotInTheDouble(`a message box without its button ${at}`);
  }
  return { buttons, cancelId };
}

/** The system's pickers as a small page of its own, with a field for paths: a person can use it, and so can a test. */
export const dialog = {
  async showOpenDialog(
    _window: object,
    options: OpenOptions,
  ): Promise<{ canceled: boolean; filePaths: string[] }> {
    onlyOptions('showOpenDialog', options, ['properties', 'filters', 'defaultPath']);
    const wanted = options.properties ?? ['openFile'];
    onlyOptions(
      'showOpenDialog.properties',
      Object.fromEntries(wanted.map((one) => [one, true])),
      PROPERTIES,
    );
    const filePaths = await ask(OPEN_TITLE, describe(wanted), options.defaultPath ?? '', existsSync);
    return { canceled: filePaths.length === 0, filePaths };
  },
  async showSaveDialog(
    _window: object,
    options: SaveOptions,
  ): Promise<{ canceled: boolean; filePath: string }> {
    onlyOptions('showSaveDialog', options, ['defaultPath', 'filters']);
    const [filePath = ''] = await ask(
      SAVE_TITLE,
      'Where should it go?',
      options.defaultPath ?? '',
      () => true,
    );
    return { canceled: filePath === '', filePath };
  },
  /** With or without the window that it belongs to. Closing the box answers with `cancelId`. */
  async showMessageBox(
    ...given: [object, MessageOptions] | [MessageOptions]
  ): Promise<{ response: number; checkboxChecked: boolean }> {
    const [first, second] = given;
    if (second !== undefined && (first as { isDestroyed?(): boolean }).isDestroyed?.())
      throw new TypeError('Object has been destroyed');
    const options = second ?? (first as MessageOptions);
    const { buttons, cancelId } = checkMessage(options);
    const response = await answerTo(options, buttons);
    return { response: response ?? cancelId, checkboxChecked: false };
  },
};

/** Resolves with the index of the pressed button; null when the box was closed. */
async function answerTo(options: MessageOptions, buttons: readonly string[]): Promise<number | null> {
  const page = await (await browser()).newPage({ viewport: { width: 560, height: 280 } });
  const answered = Promise.withResolvers<number | null>();
  page.on('close', () => answered.resolve(null));
  await page.exposeFunction('answerMessage', (at: number) => answered.resolve(at));
  await page.setContent('<!doctype html><meta charset="utf-8"><h1></h1><p></p>');
  await page.evaluate(
    ({ title, message, detail, labels, first }) => {
      const answer = (window as unknown as { answerMessage(at: number): Promise<void> }).answerMessage;
      const [head, text] = [document.querySelector('h1'), document.querySelector('p')];
      if (head) head.textContent = message;
      if (text) text.textContent = detail;
      labels.forEach((label, at) => {
        const button = document.createElement('button');
        button.textContent = label;
        button.addEventListener('click', () => void answer(at));
        document.body.append(button);
        if (at === first) button.focus();
      });
      document.title = title;
    },
    {
      title: MESSAGE_TITLE,
      message: options.message,
      detail: options.detail ?? '',
      labels: buttons,
      first: options.defaultId ?? 0,
    },
  );
  const response = await answered.promise;
  await page.close().catch(() => undefined);
  return response;
}

function describe(wanted: readonly string[]): string {
  const what = wanted.includes('openDirectory') ? 'a folder' : 'a file';
  return wanted.includes('multiSelections') ? 'Paths of files, one a line:' : `The path of ${what}:`;
}

const PAGE = `<!doctype html><meta charset="utf-8"><title></title>
<style>body{font:16px/1.4 system-ui;margin:24px;max-width:40em}textarea{width:100%;height:6em;font:inherit}
button{font:inherit;padding:8px 20px;margin:12px 12px 0 0}#problem{color:#a00;min-height:1.4em}</style>
<form><label><span id="label"></span><textarea id="paths" autofocus spellcheck="false"></textarea></label>
<p id="problem" role="alert"></p><button id="ok">OK</button><button id="cancel" type="button">Cancel</button></form>`;

/** Resolves with the lines typed, or with none when the page is cancelled or closed. */
async function ask(
  title: string,
  label: string,
  proposed: string,
  exists: (path: string) => boolean,
): Promise<string[]> {
  const page = await (await browser()).newPage({ viewport: { width: 640, height: 320 } });
  const answered = Promise.withResolvers<string[]>();
  page.on('close', () => answered.resolve([]));
  await page.exposeFunction('answerDialog', (paths: string[] | null) => {
    const missing = paths?.find((path) => !exists(path));
    if (missing !== undefined) return `There is nothing at ${missing}`;
    answered.resolve(paths ?? []);
    return '';
  });
  await page.setContent(PAGE);
  await page.evaluate(
    ([givenTitle, givenLabel, given]) => {
      type Answer = (paths: string[] | null) => Promise<string>;
      const answer = (window as unknown as { answerDialog: Answer }).answerDialog;
      const field = document.querySelector('textarea');
      const problem = document.querySelector('#problem');
      const span = document.querySelector('#label');
      if (!field || !problem || !span) return;
      field.value = given ?? '';
      span.textContent = givenLabel ?? '';
      document.querySelector('form')?.addEventListener('submit', async (event) => {
        event.preventDefault();
        const paths = field.value
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean);
        problem.textContent = paths.length === 0 ? 'Type a path, or cancel.' : await answer(paths);
      });
      document.querySelector('#cancel')?.addEventListener('click', () => void answer(null));
      document.title = givenTitle ?? '';
    },
    [title, label, proposed],
  );
  const paths = await answered.promise;
  await page.close().catch(() => undefined);
  return paths;
}
