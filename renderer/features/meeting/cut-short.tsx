import { TriangleAlert } from 'lucide-react';
import { type Recording, recordingCode } from '../../../shared/domain/index.ts';
import { useFormat, useTranslation } from '../../i18n/index.ts';
import './cut-short.css';

/** Of a recording whose end was missing when it came in: that it is so, and how much of it can be heard. */
export function CutShortNote({ recording }: { recording: Recording }) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const { cutShort, durationMs, ordinal } = recording;
  if (cutShort === null) return null;
  const heard = format.span(durationMs);
  return (
    <p className="cut-short small">
      <TriangleAlert aria-hidden className="lucide" />
      <span>
        <strong>{t('cut.title', { code: recordingCode(ordinal) })}</strong>{' '}
        {cutShort.msExpected === null
          ? t('cut.open', { heard })
          : t('cut.of', { heard, whole: format.span(cutShort.msExpected) })}
      </span>
    </p>
  );
}

/** The same of every recording of a meeting that is cut short; nothing when all are whole. */
export function CutShortNotes({ recordings }: { recordings: readonly Recording[] }) {
  return recordings.map((one) => <CutShortNote key={one.id} recording={one} />);
}

/** For the proof of a recording: how many bytes are here, and what shows the cut; null of a whole one. */
export function useCutShortProof({ cutShort, bytes }: Recording): string | null {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  if (cutShort === null) return null;
  const { bytesExpected, why } = cutShort;
  const here = format.bytes(bytes);
  const known =
    bytesExpected === null
      ? t('cut.bytes', { here })
      : t('cut.bytesOf', { here, whole: format.bytes(bytesExpected) });
  return `${known} (${why})`;
}
