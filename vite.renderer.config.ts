import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Decoders of scanned pages that pdf.js loads by name beside its engine: plain scripts, no WebAssembly (decision 109). */
const DECODERS = ['openjpeg_nowasm_fallback.js', 'jbig2_nowasm_fallback.js'];

function pdfDecoders(): Plugin {
  return {
    name: 'pdf-decoders',
    generateBundle() {
      for (const name of DECODERS) {
        const file = fileURLToPath(new URL(`node_modules/pdfjs-dist/wasm/${name}`, import.meta.url));
        this.emitFile({ type: 'asset', fileName: `pdf/${name}`, source: readFileSync(file) });
      }
    },
  };
}

/** The screens. No inlined assets and no module preload script: the page's policy allows files of our own only. */
export default defineConfig({
  root: 'renderer',
  plugins: [react(), pdfDecoders()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
