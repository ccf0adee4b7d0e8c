import packageFile from '../../../package.json' with { type: 'json' };
import type { BundleChoice } from '../../../shared/domain/index.ts';
import type { OpenArchive } from '../../archive/index.ts';
import type { Ffmpeg } from '../../media/index.ts';
import type { CaseFile, Chosen } from '../choose/index.ts';
import { custodyForBundle } from './custody.ts';
import type { FolderFacts } from './folder.ts';
import { historyOfExhibits } from './history.ts';
import { transcriptSheets } from './transcripts.ts';

/** What the archive knows of how the chosen things came and were worked on, and of the key that signs. */
export async function factsOf(
  archive: OpenArchive,
  ffmpeg: Ffmpeg,
  { file, chosen, choice }: { file: CaseFile; chosen: Chosen; choice: BundleChoice },
): Promise<FolderFacts> {
  const { signer } = archive.custody;
  const custody = custodyForBundle(archive.custody.entries(), subjectsOf(file, chosen));
  return {
    custody,
    gaps: chosen.recordings.flatMap(({ id }) => archive.index.gaps.ofRecording(id)),
    transcripts: await transcriptSheets(archive, chosen),
    followUp: choice.followUp,
    history: choice.history ? historyOfExhibits(archive, chosen, custody) : [],
    fingerprint: signer.fingerprint,
    publicKeyPem: signer.publicKeyPem,
    archiveId: archive.vault.archiveId,
    madeBy: `Keptword ${packageFile.version}`,
    ffmpeg: `ffmpeg ${ffmpeg.version}`,
    madeOn: archive.clock.now().toISOString().slice(0, 10),
  };
}

/** The things of which the log in the bundle says more than that something was done. */
function subjectsOf(file: CaseFile, chosen: Chosen): ReadonlySet<string> {
  const { recordings, papers, transcripts, decisions, goals, progress, deliveries } = chosen;
  const exhibits = new Set(chosen.exhibits.map(({ moment }) => moment.id));
  const requests = file.requests.filter(({ momentId }) => exhibits.has(momentId));
  const notes = chosen.notes.map(({ note }) => note);
  const things = [
    recordings,
    papers,
    transcripts,
    decisions,
    goals,
    progress,
    deliveries,
    requests,
    notes,
  ].flat();
  return new Set([...things.map(({ id }) => id), ...exhibits]);
}
