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
const PARTS = 'li, fieldset, section, aside, [data-part], [role="tabpanel"], .page, [role="dialog"]';
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
    // A dialog that keeps the focus inside gives it to its first button: the one that closes it.
    const caught = layer && layer === now?.layer && isGone(now.element) && target.closest('.dialog-head');
    const better = caught && now ? standIn(now) : null;
    // Its own title may be that place; from there on every step is the person's.
    if (better && better !== target) return give(better);
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
  for (const row of rowsNear(place)) {
    const stop = stopIn(row, place.element);
    if (stop) return stop;
  }
  for (const part of place.parts.filter((one) => one.isConnected)) {
    const stop = part.querySelector<HTMLElement>('h1, h2, h3, h4') ?? stopIn(part);
    if (stop) return stop;
  }
  return place.before ? standIn(place.before) : null;
}

/** The row itself while it is there, or the one that took its place; then those behind it, then those before it. */
function rowsNear({ row }: Place): readonly Element[] {
  if (!row?.list.isConnected) return [];
  const rows = [...row.list.children].filter((one) => one.matches(ROWS));
  const still = rows.indexOf(row.element);
  const at = still >= 0 ? still : Math.min(row.index, rows.length - 1);
  return [...rows.slice(at), ...rows.slice(0, Math.max(at, 0)).reverse()];
}

/** What can have the focus in there: right before `beside`, since behind it waits what takes out; else the first. */
function stopIn(box: Element, beside?: Element): HTMLElement | null {
  const stops = [...box.querySelectorAll<HTMLElement>(STOPS)].filter((one) => !isGone(one));
  const before = beside?.isConnected
    ? stops.filter((one) => beside.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_PRECEDING).at(-1)
    : undefined;
  return before ?? stops[0] ?? null;
}

function give(element: HTMLElement): void {
  if (!element.matches(STOPS) && !element.hasAttribute('tabindex')) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  // Who works with the mouse keeps the page as it lies.
  if (element.matches(':focus-visible')) element.scrollIntoView?.({ block: 'nearest' });
}

const isGone = (element: Element) => !element.isConnected || element.matches(':disabled');

const isNowhere = () => document.activeElement === null || document.activeElement === document.body;
