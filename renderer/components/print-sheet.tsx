import { type ReactNode, useEffect } from 'react';
import { createPortal } from 'react-dom';
import { useLanguage } from '../i18n/index.ts';
import './print-sheet.css';

/**
 * A page for paper, and nothing else of the window on it. It is there only while it is printed: mount it to print,
 * take it away when `onDone` is called.
 */
export function PrintSheet({ onDone, children }: { onDone: () => void; children: ReactNode }) {
  const language = useLanguage();
  useEffect(() => {
    const done = () => onDone();
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [onDone]);
  return createPortal(
    <div className="print-sheet" lang={language}>
      {children}
    </div>,
    document.body,
  );
}
