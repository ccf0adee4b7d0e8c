import type { ImportedTranscript, KeptwordApi, TranscriptSummary } from '../../../shared/contract/index.ts';
import {
  joinedLine,
  type LineColumns,
  type Moment,
  partsOf,
  type Transcript,
  type TranscriptLine,
  wordsDivided,
} from '../../../shared/domain/index.ts';
import { ms } from '../../../shared/time/index.ts';
import type { FakeKeptword } from './fake.ts';
import { wire } from './wire.ts';

const MADE = '2026-11-22T02:10:00.000Z';

/** Transcripts of the made-up archive; a test puts some in and looks at what became of them. */
export class FakeTranscripts {
  readonly all: Transcript[] = [];
  lines: TranscriptLine[] = [];
  readonly drafts = new Map<string, string>();
  checker: string | null = null;
  revision = 0;
  /** What the picker answers. */
  picked: string | null = 'Zoom.vtt';
  /** What is told of an import, besides its lines. */
  told: Partial<ImportedTranscript> = {};
  /** Where the last import said that its first line is heard. */
  firstLineMs: number | null = null;
  #made = 0;

  /** A transcript with lines of two seconds each, from their words: `Name: words`, or words alone. */
  put(recordingId: string, said: readonly string[], change: Partial<Transcript> = {}): Transcript {
    const transcript: Transcript = {
      id: this.#id('transcript'),
      recordingId,
      kind: 'imported',
      title: 'Zoom',
      language: 'en',
      sourceName: 'Zoom.vtt',
      format: 'vtt',
      sha256: 'a'.repeat(64),
      blobId: 'blob-transcript',
      certifiedBy: null,
      certifiedOn: null,
      createdAt: MADE,
      ...change,
    };
    this.all.push(transcript);
    for (const [at, words] of said.entries()) {
      const [, name = null, text = words] = /^(\w[\w .]*): (.*)$/s.exec(words) ?? [];
      this.lines.push(this.line(transcript.id, { startMs: ms(at * 2000), speakerLabel: name, text }));
    }
    return transcript;
  }

  line(transcriptId: string, change: Partial<TranscriptLine>): TranscriptLine {
    const startMs = change.startMs ?? ms(0);
    return {
      id: this.#id('line'),
      transcriptId,
      position: this.lines.length,
      startMs,
      endMs: ms(startMs + 2000),
      timing: 'file',
      speakerId: null,
      speakerLabel: null,
      speakerHow: null,
      text: '',
      checkedBy: null,
      checkedAt: null,
      ...change,
    };
  }

  of(id: string): TranscriptLine[] {
    return this.lines
      .filter(({ transcriptId }) => transcriptId === id)
      .sort((a, b) => a.startMs - b.startMs || a.position - b.position);
  }

  replace(ids: readonly string[], change: (line: TranscriptLine) => TranscriptLine): TranscriptLine[] {
    this.revision += 1;
    this.lines = this.lines.map((line) => (ids.includes(line.id) ? change(line) : line));
    return this.lines.filter(({ id }) => ids.includes(id));
  }

  summary(of: Transcript): TranscriptSummary {
    const lines = this.of(of.id);
    return {
      ...of,
      lines: lines.length,
      checked: lines.filter(({ checkedAt }) => checkedAt !== null).length,
      placed: lines.filter(({ timing }) => timing === 'placed').length,
      revision: this.revision,
    };
  }

  #id(kind: string): string {
    this.#made += 1;
    return `${kind}-${this.#made}`;
  }
}

/** The calls over them. */
export function transcriptCalls(fake: FakeKeptword): Pick<KeptwordApi, 'transcripts'> {
  const here = fake.transcripts;
  const transcript = (id: string) => here.all.find((one) => one.id === id) ?? gone();
  const line = (id: string) => here.lines.find((one) => one.id === id) ?? gone();
  return {
    transcripts: {
      list: async ({ recordingId }) =>
        here.all.filter((one) => one.recordingId === recordingId).map((one) => here.summary(one)),
      pick: async () =>
        here.picked === null ? null : { fileId: 'file-1', name: here.picked, bytes: 100, dateOnDisk: null },
      import: async ({ recordingId, kind, certifiedBy, certifiedOn, firstLineMs }) => {
        here.firstLineMs = firstLineMs;
        const added = here.put(recordingId, ['First words.'], { kind, certifiedBy, certifiedOn });
        const told = { placed: 0, beyond: 0, unnamed: 0, leftOut: 0, isShifted: false };
        return { outcome: 'imported', transcript: added, lines: 1, ...told, ...here.told };
      },
      start: async ({ recordingId, title }) =>
        here.put(recordingId, [], { kind: 'typed', title, blobId: null, sha256: null, sourceName: null }),
      change: async ({ id, change }) => Object.assign(transcript(id), change),
      remove: async ({ id }) => {
        here.all.splice(here.all.indexOf(transcript(id)), 1);
      },
      open: async ({ id, from, most }) => ({
        transcript: transcript(id),
        revision: here.revision,
        lines: columnsOf(here.of(id).slice(from, from + most)),
      }),
      addLine: async (given) => {
        here.revision += 1;
        const added = here.line(given.transcriptId, {
          startMs: ms(given.startMs),
          endMs: ms(given.endMs),
          timing: 'parent',
          text: given.text ?? '',
        });
        here.lines.push(added);
        return added;
      },
      changeLine: async ({ id, change }) => {
        line(id);
        here.drafts.delete(id);
        const [after] = here.replace([id], (before) => ({
          ...before,
          ...(change.time
            ? { startMs: ms(change.time.startMs), endMs: ms(change.time.endMs), timing: 'parent' as const }
            : {}),
          ...change.speaker,
          ...(change.text === undefined ? {} : { text: change.text, checkedBy: null, checkedAt: null }),
        }));
        return after ?? gone();
      },
      splitLine: async ({ id, text, at, soundMs }) => {
        const before = line(id);
        const words = wordsDivided(text, at);
        if (words === null) throw wire('line-not-split');
        const { first, second, cut } = partsOf(before, words, soundMs);
        const unchecked = { checkedBy: null, checkedAt: null };
        const added = here.line(before.transcriptId, { ...before, ...second, ...unchecked, id: `${id}-b` });
        const [kept] = here.replace([id], (one) => ({ ...one, ...first, ...unchecked }));
        here.lines.push(added);
        here.revision += 1;
        here.drafts.delete(id);
        return { lines: [kept ?? gone(), added], cut, wasChecked: before.checkedAt !== null };
      },
      joinLine: async ({ id, text }) => {
        const before = line(id);
        const all = here.of(before.transcriptId);
        const next = all[all.indexOf(before) + 1];
        if (!next) throw wire('line-is-last');
        if (next.speakerLabel !== before.speakerLabel) throw wire('lines-two-speakers');
        const { joined, seam } = joinedLine({ ...before, text: text ?? before.text }, next);
        here.lines.splice(here.lines.indexOf(next), 1);
        const [after] = here.replace([id], (one) => ({
          ...one,
          ...joined,
          checkedBy: null,
          checkedAt: null,
        }));
        here.revision += 1;
        const wasChecked = before.checkedAt !== null || next.checkedAt !== null;
        return { line: after ?? gone(), goneId: next.id, seam, wasChecked };
      },
      removeLine: async ({ id }) => {
        here.revision += 1;
        here.lines.splice(here.lines.indexOf(line(id)), 1);
      },
      saveDraft: async ({ lineId, text }) => {
        if (text === null) here.drafts.delete(lineId);
        else here.drafts.set(lineId, text);
      },
      history: async ({ id }) => [{ at: MADE, version: line(id) }],
      setSpeaker: async ({ lineIds, speaker }) => here.replace(lineIds, (one) => ({ ...one, ...speaker })),
      renameLabel: async ({ transcriptId, label, speaker }) => {
        const ids = here.of(transcriptId).filter((one) => one.speakerLabel === label);
        return here.replace(
          ids.map(({ id }) => id),
          (one) => ({ ...one, ...speaker, speakerLabel: label }),
        );
      },
      check: async ({ lineIds, by }) => {
        here.checker = by;
        return here.replace(lineIds, (one) => ({ ...one, checkedBy: by, checkedAt: MADE }));
      },
      uncheck: async ({ lineIds }) =>
        here.replace(lineIds, (one) => ({ ...one, checkedBy: null, checkedAt: null })),
      checker: async () => ({ name: here.checker }),
      quote: async ({ lineIds }) => {
        const lines = lineIds.map(line);
        const of = transcript(lines[0]?.transcriptId ?? '');
        if (lines.some(({ checkedAt }) => checkedAt === null)) throw wire('line-not-checked');
        const text = lines.map((one) => one.text).join('\n');
        return { recordingId: of.recordingId, startMs: 0, endMs: 1, text, certified: null };
      },
      makeMoment: async ({ lineIds }) => {
        const [first, ...rest] = lineIds.map(line);
        const [moment] = fake.world.moments;
        if (!first || !moment) throw wire('not-found');
        const checked = [first, ...rest].filter(({ checkedAt }) => checkedAt !== null);
        const made: Moment = {
          ...moment,
          id: `moment-of-${first.id}`,
          recordingId: transcript(first.transcriptId).recordingId,
          startMs: first.startMs,
          endMs: rest.at(-1)?.endMs ?? first.endMs,
          text: checked.map(({ text }) => text).join('\n'),
        };
        fake.world.moments.push(made);
        return made;
      },
      export: async () => ({ saved: true }),
    },
  };
}

function gone(): never {
  throw wire('not-found');
}

/** Nothing is said twice here: each line has a speaker and a check of its own. */
function columnsOf(lines: readonly TranscriptLine[]): LineColumns {
  return {
    id: lines.map(({ id }) => id),
    startMs: lines.map(({ startMs }) => startMs),
    endMs: lines.map(({ endMs }) => endMs),
    timing: lines.map(({ timing }) => timing),
    text: lines.map(({ text }) => text),
    speaker: lines.map((_line, at) => at),
    speakers: lines.map(({ speakerId, speakerLabel, speakerHow }) => ({
      speakerId,
      speakerLabel,
      speakerHow,
    })),
    check: lines.map(({ checkedAt }, at) => (checkedAt === null ? -1 : at)),
    checks: lines.map(({ checkedBy, checkedAt }) => ({ by: checkedBy ?? '', at: checkedAt ?? MADE })),
  };
}
