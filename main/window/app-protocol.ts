import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { SAFE_HEADERS } from './headers.ts';
import { answerMedia, type MediaSource } from './media-answer.ts';
import { isOurs } from './origin.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const MEDIA_PREFIX = '/media/';

export type AppProtocolOptions = {
  /** The built renderer. */
  readonly assets: string;
  /** What a media token plays; null once the token was revoked, or when it never was one. */
  readonly media: (token: string) => Promise<MediaSource | null>;
};

/**
 * Answers app://keptword/…: the files of the built renderer, and sound under /media/<token>. The files are listed once
 * at start, and an address is looked up in that list: no path is ever made from a request, so none can lead outside.
 */
export function appProtocol({ assets, media }: AppProtocolOptions): (request: Request) => Promise<Response> {
  const files = listFiles(assets);
  return async (request) => {
    if (!isOurs(request.url)) return refused(404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405);
    const { pathname } = new URL(request.url);
    if (pathname.startsWith(MEDIA_PREFIX)) {
      const source = await media(pathname.slice(MEDIA_PREFIX.length));
      return source === null ? refused(403) : answerMedia(request, source);
    }
    const file = files.get(pathname);
    if (file === undefined) return refused(404);
    const body = readFileSync(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const headers = { ...SAFE_HEADERS, 'Content-Type': type, 'Content-Length': String(body.length) };
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { status: 200, headers });
  };
}

function refused(status: 403 | 404 | 405): Response {
  return new Response(null, { status, headers: SAFE_HEADERS });
}

/** Address path → file, for every plain file below `root`; links are left out. */
function listFiles(root: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  const walk = (folder: string, address: string) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const below = `${address}/${encodeURIComponent(entry.name)}`;
      if (entry.isDirectory()) walk(join(folder, entry.name), below);
      else if (entry.isFile()) files.set(below, join(folder, entry.name));
    }
  };
  walk(root, '');
  return files;
}
