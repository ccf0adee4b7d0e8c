import { registerHooks } from 'node:module';

/** `node --import <this file> app.js`: every `import … from 'electron'` in the process gets the double. */
const double = new URL('electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: double, shortCircuit: true } : next(specifier, context);
  },
});
