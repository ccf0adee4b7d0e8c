import { defineConfig } from 'vite';
import { wires } from './main/ipc/channels.ts';

/** One CommonJS file: a sandboxed preload can load nothing else. The contract comes in as two lists of names. */
export default defineConfig({
  define: { __WIRES__: JSON.stringify(wires) },
  build: {
    outDir: 'dist/preload',
    emptyOutDir: true,
    target: 'chrome140',
    minify: false,
    lib: { entry: 'main/preload/index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
