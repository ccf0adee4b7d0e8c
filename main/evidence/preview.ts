import type { BundlePreview } from '../../shared/contract/index.ts';
import { type BundleRequest, bundleChoice, recordingCode } from '../../shared/domain/index.ts';
import { msToSamples } from '../../shared/time/index.ts';
import { type OpenArchive, parsed } from '../archive/index.ts';
import {
  type CaseFile,
  type Chosen,
  chooseWhatThereIs,
  gatherCase,
  nothingToExport,
  staysAtHome,
} from './choose/index.ts';
import { bundleName } from './format/index.ts';

/**
 * What a bundle of this choice would hold, and what stays out and why.
 * @throws not-found, mediation-confidential; nothing-to-export when it would be empty and no note can be chosen either
 */
export function previewBundle(archive: OpenArchive, request: BundleRequest): BundlePreview {
  const choice = parsed(bundleChoice, request);
  const file = gatherCase(archive, choice);
  const chosen = chooseWhatThereIs(file, choice);
  const offered = file.notes.filter((note) => !staysAtHome(note));
  if (chosen.exhibits.length + offered.length === 0) throw nothingToExport();
  return {
    name: nameOf(file),
    exhibits: chosen.exhibits.map(({ exhibit, moment, recording }) => ({
      exhibit,
      moment,
      recordingCode: recordingCode(recording.ordinal),
    })),
    recordings: chosen.recordings,
    papers: chosen.papers,
    transcripts: chosen.transcripts.map((transcript) => ({
      transcript,
      recordingCode: recordingCode(
        chosen.recordings.find(({ id }) => id === transcript.recordingId)?.ordinal ?? 0,
      ),
    })),
    progress: chosen.progress,
    deliveries: chosen.deliveries,
    concerns: file.concerns.flatMap(({ raisedIn, private: isPrivate, ...concern }) =>
      isPrivate
        ? []
        : [{ concern, raised: raisedIn.length > 0, chosen: choice.concernIds.includes(concern.id) }],
    ),
    notes: offered.map(({ id, date, time, text, createdAt, meetingId }) => ({
      ...{ id, date, time, text, writtenAt: createdAt, ofMeeting: meetingId === choice.meetingId },
      chosen: choice.incidentIds.includes(id),
    })),
    asks: file.asks,
    leftOut: chosen.leftOut,
    bytes: bytesOf(chosen),
  };
}

/** The name that a bundle of this case bears, as long as it is free. */
export function nameOf(file: CaseFile): string {
  return bundleName(
    file.students.map((student) => student.initials),
    file.meeting.date,
  );
}

/** Received files whole, and clips of 16 bits a sample; the small pages and tables are not counted. */
function bytesOf({ recordings, papers, exhibits }: Chosen): number {
  const received = [...recordings, ...papers].map(({ bytes }) => bytes);
  const clips = exhibits.map(({ moment }) => 2 * (msToSamples(moment.endMs) - msToSamples(moment.startMs)));
  return [...received, ...clips].reduce((total, bytes) => total + bytes, 0);
}
