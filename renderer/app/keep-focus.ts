/** Where the keyboard stands, as it is remembered for the time when what has the focus is taken away. */
type Place = {
  readonly element: HTMLElement;
  /** The dialog or menu it stands in; null on the page itself. */
  readonly layer: Element | null;
  /** Its row, and the how-manyeth it was in its list. */
  readonly row: { element: Element; list: Element; index: number } | null;
  /** The parts of the page it stands in, from near to far. */
  readonly parts: readonly Element[];
  /** Where the person was before this dialog or menu opened. */
  readonly before: Place | null;
};

const LAYERS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';
const ROWS = 'li, tr';
const PARTS = 'li, fieldset, section, [role="tabpanel"], .page';
const STOPS = 'a[href], button, input, select, textarea, [tabindex]:not([tabindex="-1"])';

/**
 * Keeps the keyboard where it was when what had the focus goes away: a row that was taken out, a dialog whose opener
 * went with its row, a button that cannot be pressed any more. The browser puts the focus on nothing then, and the next
 * Tab begins at the top of the window. In its place comes the next row, else the heading of the part it stood in, else
 * the title of the page. Whoever put the focus elsewhere, or clicked beside everything, is left alone (decision 214).
 * Returns what ends it.
 */
export function keepFocus(): () => void {
  let now: Place | null = null;
  let frame = 0;
  const soon = (run: () => void) => {
    cancelAnimationFrame(frame);
    // Dialogs and pages that come put the focus themselves, within a frame.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(run);
    });
  };
  const mend = () => {
    if (!now || !isGone(now.element) || !isNowhere()) return;
    const next = standIn(now) ?? document.querySelector<HTMLElement>('main h1');
    if (next) give(next);
  };
  const came = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === document.body) return;
    const layer = target.closest(LAYERS);
    const opened = layer === now?.layer ? now?.before : now;
    now = placeOf(target, layer, layer ? (opened ?? null) : null);
  };
  const went = () =>
    soon(() => {
      if (now && !isGone(now.element) && isNowhere()) now = null;
      else mend();
    });
  const watch = new MutationObserver(() => {
    if (now && isGone(now.element)) soon(mend);
  });
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', came);
  document.addEventListener('focusout', went);
  return () => {
    cancelAnimationFrame(frame);
    watch.disconnect();
    document.removeEventListener('focusin', came);
    document.removeEventListener('focusout', went);
  };
}

function placeOf(element: HTMLElement, layer: Element | null, before: Place | null): Place {
  const row = element.closest(ROWS);
  const list = row?.parentElement;
  const parts: Element[] = [];
  for (let part = element.closest(PARTS); part; part = part.parentElement?.closest(PARTS) ?? null) {
    parts.push(part);
  }
  return {
    element,
    layer,
    row: row && list ? { element: row, list, index: [...list.children].indexOf(row) } : null,
    parts,
    before,
  };
}

function standIn(place: Place): HTMLElement | null {
  if (!isGone(place.element)) return place.element;
  const row = rowOf(place);
  const inRow = row ? stopIn(row, place.element) : null;
  if (inRow) return inRow;
  const part = place.parts.find((one) => one.isConnected);
  const inPart = part?.querySelector<HTMLElement>('h1, h2, h3, h4') ?? (part ? stopIn(part) : null);
  return inPart ?? (place.before ? standIn(place.before) : null);
}

/** The row itself when it is still there; else the one that took its place, or the last one. */
function rowOf({ row }: Place): Element | null {
  if (!row || row.element.isConnected) return row?.element ?? null;
  if (!row.list.isConnected) return null;
  const rows = [...row.list.children].filter((one) => one.matches(ROWS));
  return rows[Math.min(row.index, rows.length - 1)] ?? null;
}

/** What can have the focus in there: the first after `after` when that is still there, else the first of all. */
function stopIn(box: Element, after?: Element): HTMLElement | null {
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)].filter((one) => !isGone(one));
  const next = after?.isConnected
    ? stops.find((one) => after.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING)
    : undefined;
  return next ?? stops[0] ?? null;
}

function give(element: HTMLElement): void {
  if (!element.matches(STOPS) && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  // Who works with the mouse keeps the page as it lies.
  if (element.matches(':focus-visible')) element.scrollIntoView?.({ block: 'nearest' });
}

const isGone = (element: Element) => !element.isConnected || element.matches(':disabled');

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
