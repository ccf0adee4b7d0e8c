import { useEffect, useState } from 'react';
import { useKeptword } from '../../../bridge/index.ts';
import { type OpenPdf, openPdf } from './open-pdf.ts';

/** The PDF of a document, open as long as this is on the screen. `failed`: it cannot be drawn; its text can be read. */
export function usePdf(id: string, bytes: number): { open: OpenPdf | null; failed: boolean } {
  const api = useKeptword();
  const [state, setState] = useState<{ open: OpenPdf | null; failed: boolean }>({
    open: null,
    failed: false,
  });
  useEffect(() => {
    let gone = false;
    let mine: OpenPdf | null = null;
    const read = (offset: number, length: number) => api.documents.bytes({ id, offset, length });
    api.documents
      .password({ id })
      .then(({ password }) => openPdf(bytes, read, password))
      .then((open) => {
        if (gone) return open.close();
        mine = open;
        setState({ open, failed: false });
      })
      .catch(() => {
        if (!gone) setState({ open: null, failed: true });
      });
    return () => {
      gone = true;
      mine?.close();
    };
  }, [api, id, bytes]);
  return state;
}
