/**
 * The page's policy lets no text become markup (`require-trusted-types-for 'script'`). One library of ours empties its
 * announcement area with `innerHTML = ''`; this allows the empty text and refuses every other (decision 044). The
 * policy can be made once, so a script that came later could not loosen it.
 */
type Policy = { createHTML: (text: string) => string };
type Factory = { createPolicy: (name: 'default', policy: Policy) => unknown };

const { trustedTypes } = globalThis as { trustedTypes?: Factory };

trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (text === '') return text;
    throw new TypeError('text does not become markup here');
  },
});
