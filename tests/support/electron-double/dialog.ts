import { existsSync } from 'node:fs';
import { browser } from './browser.ts';
import { onlyOptions } from './strict.ts';

const PROPERTIES = ['openFile', 'openDirectory', 'multiSelections', 'createDirectory'];
type Filter = { name: string; extensions: string[] };
type OpenOptions = { properties?: string[]; filters?: Filter[]; defaultPath?: string };
type SaveOptions = { defaultPath?: string; filters?: Filter[] };

/** Titles by which a test finds the page. */
export const OPEN_TITLE = 'Choose (Electron double)';
export const SAVE_TITLE = 'Save (Electron double)';

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
};

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
