import { useSyncExternalStore } from 'react';

/** 700 px at 100 % text. A media query would not count the text size: at 150 % a window of 768 px is a low one. */
const LOW_REM = 700 / 18;
const USUAL_REM_PX = 18;

/** Whether the window is low for the text in it. */
export function useLow(): boolean {
  return useSyncExternalStore(watch, isLow);
}

function isLow(): boolean {
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return window.innerHeight < LOW_REM * (remPx || USUAL_REM_PX);
}

/** The text size changes on another page; the height here. */
function watch(onChange: () => void): () => void {
  addEventListener('resize', onChange);
  return () => removeEventListener('resize', onChange);
}
