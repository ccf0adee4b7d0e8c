import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { stays } from '../../../main/evidence/choose/left-out.ts';
import type { BundlePreview } from '../../../shared/contract/index.ts';
import { ms } from '../../../shared/time/index.ts';
import { aTranscript } from '../../support/archive/lines.ts';
import { renderApp } from '../../support/bridge/index.ts';
import '../../support/bridge/review.ts';

/** The evidence screen over a preview with one certified and one checked transcript. */
async function openEvidence(
  change: Partial<BundlePreview>,
  { place = 'Evidence', ...options }: Parameters<typeof renderApp>[0] & { place?: string } = {},
) {
  const app = renderApp(options);
  const real = app.api.evidence.preview;
  vi.spyOn(app.api.evidence, 'preview').mockImplementation(async (choice) => {
    const { papers: wanted = true } = choice;
    return { ...(await real(choice)), ...change, ...(wanted ? {} : { papers: [], transcripts: [] }) };
  });
  await app.user.click(await screen.findByRole('button', { name: place }));
  return app;
}

const transcripts: BundlePreview['transcripts'] = [
  { recordingCode: 'R01', transcript: aTranscript('recording-1', { id: 't1', title: 'Ear by ear' }) },
  {
    recordingCode: 'R02',
    transcript: aTranscript('recording-1', { id: 't2', title: 'Court reporter', kind: 'certified' }),
  },
];

describe('what goes into a bundle', () => {
  it('names each transcript with its recording and whether it is certified or checked, and leaves them here', async () => {
    await openEvidence({ transcripts });
    const name = 'Papers and transcripts in the bundle';
    const list = within(await screen.findByRole('list', { name }));
    const rows = list.getAllByRole('listitem').map((row) => row.textContent);
    expect(rows).toEqual([
      expect.stringMatching(/^R01 · Ear by ear.*every line checked by ear/),
      expect.stringMatching(/^R02 · Court reporter.*Certified transcript/),
    ]);
    fireEvent.click(screen.getByRole('checkbox', { name: /^Put papers and checked transcripts in too/ }));
    await vi.waitFor(() => expect(screen.queryByRole('list', { name })).toBeNull());
  });

  it('says in the language of the window what stays here and why', async () => {
    const leftOut = [
      stays('moment', 'private-moment', { code: 'R01', atMs: ms(61_000), text: 'About her mother' }),
      stays('transcript', 'draft', { code: 'R02', text: 'Zoom', lines: { unchecked: 3, all: 10 } }),
      stays('birth-date', 'not-needed'),
    ];
    await openEvidence({ leftOut }, { settings: { language: 'es' }, place: 'Evidencia' });
    fireEvent.click(await screen.findByRole('button', { name: '3 cosas se quedan aquí' }));
    const said = screen.getAllByRole('listitem').map((row) => row.textContent);
    expect(said).toContain(
      'R01 en 0:01:01: About her motherEstá marcado como privado. Lo privado nunca sale del archivo.',
    );
    expect(said).toContain(
      'Una transcripción de R02: ZoomEs un borrador: 3 de 10 líneas no se revisaron con el sonido.',
    );
    expect(said).toContain('La fecha de nacimientoUn paquete no la necesita.');
  });
});
