import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { CONTENT_POLICY } from '../../../../main/window/headers.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const outDir = fileURLToPath(new URL('../../../../.cache/design', import.meta.url));

/** The design page: the real screens over a made-up bridge, under the real content security policy. */
export default defineConfig({
  root: here,
  publicDir: fileURLToPath(new URL('../../../../renderer/public', import.meta.url)),
  plugins: [react()],
  build: {
    outDir,
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  preview: { port: 4391, strictPort: true, headers: { 'Content-Security-Policy': CONTENT_POLICY } },
});
