import { defineConfig } from 'vite';

/** Main as one ES module beside its packages: everything that is not ours is loaded from node_modules. */
export default defineConfig({
  build: {
    outDir: 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    ssr: true,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { index: 'main/index.ts' },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
