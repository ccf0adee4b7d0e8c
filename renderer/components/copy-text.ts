/**
 * Puts a text where Ctrl+V finds it. Written through the page's own "copy", which a press of a button may do: the
 * clipboard's newer door asks for a permission, and the window is given none but the microphone (SAFETY 3, point 8).
 * Throws when it was not taken.
 */
export async function copyText(text: string): Promise<void> {
  // Where a browser knows no commands any more, only the newer door is left.
  if (typeof document.execCommand !== 'function') return navigator.clipboard.writeText(text);
  let taken = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    taken = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true });
  try {
    if (!document.execCommand('copy') || !taken) throw new Error('the copy was not taken');
  } finally {
    document.removeEventListener('copy', give, { capture: true });
  }
}
