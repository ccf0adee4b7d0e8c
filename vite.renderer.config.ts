import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The screens. No inlined assets and no module preload script: the page's policy allows files of our own only. */
export default defineConfig({
  root: 'renderer',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
