import { useEffect, useState } from 'react';
import { type Palette, RANGE_TONES, type RangeTone } from './draw-waveform.ts';

/**
 * The canvas cannot use CSS variables, so the tokens are read through an element that does. Reading `color` gives the
 * resolved colour whatever the token is made of (`var()`, `light-dark()`, `color-mix()`).
 */
export function readPalette(probe: HTMLElement): Palette {
  const style = getComputedStyle(probe);
  const before = probe.style.color;
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return style.color;
  };
  const tone = (name: RangeTone) => ({
    fill: colour(`--wave-${name}-fill`),
    edge: colour(`--wave-${name}-edge`),
    text: colour(`--wave-${name}-text`),
  });
  const palette: Palette = {
    wave: colour('--wave-sound'),
    line: colour('--wave-line'),
    text: colour('--wave-ruler'),
    selection: colour('--wave-selection'),
    gap: colour('--wave-gap'),
    ground: colour('--wave-ground'),
    tones: Object.fromEntries(RANGE_TONES.map((name) => [name, tone(name)])) as Palette['tones'],
  };
  probe.style.color = before;
  return palette;
}

/** A number that grows whenever the colours or the text size may have changed, so that the canvas is painted again. */
export function useThemeVersion(): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    const changed = () => setVersion((before) => before + 1);
    const watcher = new MutationObserver(changed);
    watcher.observe(document.documentElement, { attributes: true });
    const queries = [
      '(prefers-color-scheme: dark)',
      '(prefers-contrast: more)',
      '(forced-colors: active)',
    ].map((query) => matchMedia(query));
    for (const query of queries) query.addEventListener('change', changed);
    return () => {
      watcher.disconnect();
      for (const query of queries) query.removeEventListener('change', changed);
    };
  }, []);
  return version;
}
