import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BrowserWindow, dialog, shell } from 'electron';
import type { Pickers } from '../ipc/index.ts';

/** What ffmpeg is most often given by phones and recorders. "All files" is always there too: any of them may be tried. */
const SOUND_AND_VIDEO = [
  'm4a',
  'mp3',
  'wav',
  'ogg',
  'opus',
  'oga',
  'flac',
  'aac',
  'amr',
  '3gp',
  'caf',
  'aif',
  'aiff',
  'wma',
  'mp4',
  'm4v',
  'mov',
  'mkv',
  'webm',
  'avi',
  'mpg',
  'mts',
  'dss',
  'ds2',
];

/** What is kept of documents; the bytes decide, not the ending, so any file may be tried. */
const DOCUMENTS = ['pdf', 'docx', 'jpg', 'jpeg', 'png', 'webp', 'heic'];

/**
 * Windows and Linux have no picker for a file or a folder, so the person picks the ZIP, or any file at the top of the
 * folder, such as START-HERE.html.
 */
const BUNDLE_FILES = [{ name: 'zip, START-HERE.html', extensions: ['zip', 'html', 'txt'] }];

const TRANSCRIPTS = {
  name: 'vtt, srt, sbv, txt, docx, json, otr',
  extensions: ['vtt', 'srt', 'sbv', 'txt', 'docx', 'json', 'otr', 'md', 'tsv'],
};

/** The system's pickers. They run here, so that no path comes from the page. Null or empty means: cancelled. */
export function systemPickers(window: () => BrowserWindow): Pickers {
  const ask = async (options: Electron.OpenDialogOptions) => {
    const { canceled, filePaths } = await dialog.showOpenDialog(window(), options);
    return canceled ? [] : filePaths;
  };
  const asSave = async (defaultPath: string, extensions: string[]) => {
    const filters = extensions.length > 0 ? [{ name: extensions.join(', '), extensions }] : [];
    const { canceled, filePath } = await dialog.showSaveDialog(window(), { defaultPath, filters });
    return canceled || filePath === '' ? null : filePath;
  };
  return {
    folder: async () => (await ask({ properties: ['openDirectory', 'createDirectory'] }))[0] ?? null,
    sounds: () =>
      ask({
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: SOUND_AND_VIDEO.slice(0, 5).join(', '), extensions: SOUND_AND_VIDEO },
          { name: '*', extensions: ['*'] },
        ],
      }),
    documents: () =>
      ask({
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: DOCUMENTS.join(', '), extensions: DOCUMENTS },
          { name: '*', extensions: ['*'] },
        ],
      }),
    async bundle() {
      const [picked] = await ask({ properties: ['openFile'], filters: BUNDLE_FILES });
      if (picked === undefined) return null;
      const isPart = !picked.toLowerCase().endsWith('.zip') && existsSync(join(dirname(picked), 'bagit.txt'));
      return isPart ? dirname(picked) : picked;
    },
    saveText: (name) => asSave(name, ['txt']),
    transcript: async () =>
      (
        await ask({ properties: ['openFile'], filters: [TRANSCRIPTS, { name: '*', extensions: ['*'] }] })
      )[0] ?? null,
    saveTranscript: (name, extension) => asSave(name, [extension]),
    show: (path) => shell.showItemInFolder(path),
  };
}
