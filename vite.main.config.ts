import { defineConfig } from 'vite';

/**
 * Main as one ES module beside its packages: everything that is not ours is loaded from node_modules. Mode `e2e` builds
 * the entry that the end-to-end tests start instead; it goes to a folder that no package contains.
 */
export default defineConfig(({ mode }) => ({
  build: {
    outDir: mode === 'e2e' ? 'dist/e2e' : 'dist/main',
    emptyOutDir: true,
    target: 'node24',
    ssr: true,
    minify: false,
    rolldownOptions: {
      input: {
        index: mode === 'e2e' ? 'tests/support/app/entry.ts' : 'main/index.ts',
        // Started as a thread by its file, so it is a file of its own (decision 128).
        'alignment-worker': 'main/alignment/worker.ts',
        'document-thread': 'main/documents/thread/document-thread.ts',
        'transcript-thread': 'main/transcripts/thread/transcript-thread.ts',
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}));
