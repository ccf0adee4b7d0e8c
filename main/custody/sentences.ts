import type { CustodyEvent, CustodyFacts, ExportedCustodyEntry } from '../../shared/domain/index.ts';
import { formatTimecode, ms } from '../../shared/time/index.ts';

/** What happened, when the facts are withheld or say no more. */
const PLAIN: Readonly<Record<CustodyEvent, string>> = {
  'archive-created': 'The archive was created.',
  'recovery-confirmed': 'The recovery code was typed back and found right.',
  'passphrase-changed': 'The passphrase was changed.',
  'archive-recovered': 'The archive was opened with the recovery code and got a new passphrase.',
  'list-restored':
    'The list of the meetings was damaged. An older copy of it, or a new list, took its place.',
  'recording-imported': 'A recording was imported.',
  'recording-started': 'A recording was started in Keptword.',
  'microphone-changed': 'Another microphone took over during a recording.',
  'recording-kept': 'A recording made in Keptword ended and was sealed.',
  'recording-recovered': 'A recording made in Keptword ended unexpectedly. It was recovered and sealed.',
  'recording-found':
    'A sealed recording that no list named was found and listed again. It says nothing of the meeting.',
  'gap-noted': 'A stretch of a recording is missing.',
  'capture-set-aside': 'A recording ended unexpectedly and no sound of it can be read. Its files stayed.',
  'recording-described': 'What is said about a recording was changed. The recording itself was not.',
  'recording-deleted': 'A recording was deleted for good.',
  'moment-added': 'A moment was marked.',
  'moment-changed': 'A moment was changed.',
  'moment-deleted': 'A moment was taken out.',
  'moment-restored': 'A moment was brought back.',
  'decision-added': 'A decision was written down.',
  'decision-changed': 'A decision was changed.',
  'decision-deleted': 'A decision was taken out.',
  'decision-restored': 'A decision was brought back.',
  'incident-added': 'A note of what happened, without sound, was written down.',
  'incident-changed': 'A note of what happened was changed.',
  'incident-deleted': 'A note of what happened was taken out.',
  'incident-restored': 'A note of what happened was brought back.',
  'voice-note-added': 'A voice note was spoken about a moment.',
  'voice-note-deleted': 'A voice note was taken out.',
  'voice-note-restored': 'A voice note was brought back.',
  'request-added': 'A request to confirm what was said was written down.',
  'request-changed': 'A request to confirm what was said, or its answer, was changed.',
  'request-deleted': 'A request to confirm what was said was taken out.',
  'request-restored': 'A request to confirm what was said was brought back.',
  'pair-added': 'Two statements were put side by side.',
  'pair-changed': 'What is noted of two statements was changed.',
  'pair-deleted': 'Two statements were no longer put side by side.',
  'pair-restored': 'Two statements were put side by side again.',
  'progress-added': 'What was reported about a goal was written down.',
  'progress-changed': 'What was reported about a goal was changed.',
  'progress-deleted': 'What was reported about a goal was taken out.',
  'progress-restored': 'What was reported about a goal was brought back.',
  'delivery-added': 'What came of a promise or decision was written down.',
  'delivery-changed': 'What came of a promise or decision was changed.',
  'delivery-deleted': 'What came of a promise or decision was taken out.',
  'delivery-restored': 'What came of a promise or decision was brought back.',
  'evaluation-added': 'An evaluation was written down.',
  'evaluation-changed': 'What is written down of an evaluation was changed.',
  'evaluation-deleted': 'What was written down of an evaluation was taken out.',
  'evaluation-restored': 'What was written down of an evaluation was brought back.',
  'need-added': 'A need was written down.',
  'need-changed': 'A need, or what it is tied to, was changed.',
  'need-deleted': 'A need was taken out.',
  'need-restored': 'A need was brought back.',
  'level-added': 'A present level was written down.',
  'level-changed': 'A present level was changed.',
  'level-deleted': 'A present level was taken out.',
  'level-restored': 'A present level was brought back.',
  'goal-deleted': 'A goal, service or accommodation was taken out.',
  'goal-restored': 'A goal, service or accommodation was brought back.',
  'meeting-deleted': 'A meeting was taken out of the lists. Its recordings stayed.',
  'meeting-restored': 'A meeting was brought back.',
  'transcript-added': 'A transcript was added to a recording.',
  'transcript-changed': 'A transcript was worked on.',
  'transcript-deleted': 'A transcript was taken out.',
  'transcript-restored': 'A transcript was brought back.',
  'transcript-exported': 'A transcript was written out of the archive as a file.',
  'document-added': 'A document was attached.',
  'document-described': 'What is said about a document was changed. The document itself was not.',
  'document-taken-out': 'A document was taken out of the lists. Its file stayed.',
  'document-restored': 'A document was brought back.',
  'document-deleted': 'A document was deleted for good.',
  'document-extracted': 'A document was written out of the archive as a file.',
  'passage-added': 'A passage of a document was tied to what was said.',
  'passage-changed': 'What a passage of a document is tied to was changed.',
  'passage-deleted': 'A passage of a document was taken out.',
  'passage-restored': 'A passage of a document was brought back.',
  'recordings-aligned': 'Two recordings of a meeting were laid beside each other.',
  'alignment-removed': 'The comparison of two recordings was taken out. The recordings stayed.',
  'bundle-exported': 'An evidence bundle was made.',
  'briefing-exported': 'A folder of chosen moments for someone new was made.',
  'sound-extracted': 'Sound was taken out of the archive as a file.',
  'share-noted': 'To whom something went that left the archive, and why, was written down.',
  'consent-noted': 'What somebody who was recorded says to passing it on was written down.',
  'integrity-checked': 'Every recording and this log were checked.',
  'list-copies-removed': 'Old copies of the list of meetings were removed. The list itself was not changed.',
  'file-mended': 'The damaged beginning of a sealed file was put back. Its content is the same.',
};

/** One entry as a sentence or two for people: the parent, her attorney, the other side's expert. */
export function custodySentence(entry: ExportedCustodyEntry): string {
  const plain = PLAIN[entry.event];
  if (entry.facts === null) return plain;
  const more = [
    ...(DETAILS[entry.event]?.(entry.facts) ?? []),
    ...text(entry.facts, 'because', (why) => (why === 'undo' ? 'By undo.' : 'By redo.')),
    ...number(
      entry.facts,
      'clockWentBackSeconds',
      (s) => `The computer’s clock had been set back by ${s} seconds.`,
    ),
  ];
  return [plain, ...more].join(' ');
}

type Details = (facts: CustodyFacts) => string[];

const span: Details = (facts) => {
  const { startMs, endMs, code } = facts;
  if (typeof startMs !== 'number' || typeof endMs !== 'number') return [];
  const from = formatTimecode(ms(startMs), { millis: true });
  const to = formatTimecode(ms(endMs), { millis: true });
  return [`${typeof code === 'string' ? `${code}, ` : ''}${from} to ${to}.`];
};
const reason: Details = (facts) => text(facts, 'reason', (why) => `Reason given: ${why}`);
const file: Details = (facts) => [
  ...text(facts, 'code', (code) => `It is ${code}.`),
  ...text(facts, 'originalName', (name) => `File: ${name}.`),
  ...number(facts, 'bytes', (bytes) => `${bytes} bytes.`),
  ...text(facts, 'sha256', (hash) => `SHA-256 ${hash}.`),
  ...text(facts, 'cutShort', () => 'It is cut short: its end was missing.'),
];

const onPage: Details = (facts) =>
  typeof facts.code === 'string' && typeof facts.page === 'number'
    ? [`${facts.code}, page ${facts.page}.`]
    : [];
const described: Details = (facts) =>
  facts.fields === 'text' ? [...onPage(facts), 'Text was typed from its picture.'] : file(facts);

const started: Details = (facts) => [
  ...text(facts, 'device', (device) => `Microphone: ${device}.`),
  ...(facts.inPlainSight === true ? ['The device was in plain sight.'] : []),
];
/** Causes as a person says them; a newer cause than this program knows is said by its own name. */
const CAUSE: Readonly<Record<string, string>> = {
  paused: 'It was paused for a break.',
  unplugged: 'The microphone went away or was changed.',
  suspended: 'The computer slept.',
  window: 'The window that carried the sound was reloaded.',
  encoder: 'The program that packs the sound was started again.',
  disk: 'The disk did not take it.',
  crashed: 'Keptword or the computer ended unexpectedly.',
  'no-data': 'No sound came from the microphone.',
};
const missing: Details = (facts) => [
  ...text(facts, 'code', (code) =>
    typeof facts.atMs === 'number'
      ? `${code}, at ${formatTimecode(ms(facts.atMs), { millis: true })}.`
      : `${code}.`,
  ),
  ...(typeof facts.lengthMs === 'number'
    ? [`${formatTimecode(ms(facts.lengthMs), { millis: true })} long.`]
    : ['How long it was is not known.']),
  ...text(facts, 'cause', (cause) => CAUSE[cause] ?? `Cause: ${cause}.`),
];

const asked: Details = (facts) => [
  ...text(facts, 'askedOn', (day) => `Asked on ${day}.`),
  ...text(facts, 'answeredOn', (day) => `Answered on ${day}.`),
];

/** The day of a note without sound, and when it was written down. */
const happened: Details = (facts) => [
  ...text(facts, 'date', (day) => `It happened on ${day}.`),
  ...text(facts, 'writtenAt', (at) => `First written at ${at}.`),
];

const aligned: Details = (facts) => [
  ...text(
    facts,
    'code',
    (code) => text(facts, 'secondCode', (second) => `${code} and ${second}.`).at(0) ?? `${code}.`,
  ),
  ...text(facts, 'method', (how) => (how === 'by-hand' ? 'Set by hand.' : 'Found by their sound.')),
  ...number(facts, 'offsetMs', (ms) => `What is at 0 of the first is at ${ms} ms of the second.`),
  ...number(facts, 'driftPpm', (ppm) => `Their clocks differ by ${ppm} millionths.`),
  ...number(facts, 'confidencePercent', (n) => `${n} of 100 places agree within 20 ms.`),
  ...number(facts, 'onlyInFirst', (n) => `Stretches only in the first: ${n}.`),
  ...number(facts, 'onlyInSecond', (n) => `Only in the second: ${n}.`),
];

const DETAILS: Readonly<Partial<Record<CustodyEvent, Details>>> = {
  'archive-recovered': (facts) =>
    text(facts, 'at', (at) => `It was at ${at}, when there was no list to write it into.`),
  'recording-imported': file,
  'recording-started': started,
  'recording-kept': file,
  'recording-recovered': file,
  'recording-found': file,
  'list-restored': (facts) => text(facts, 'copyOf', (at) => `The copy is from ${at}.`),
  'file-mended': file,
  'gap-noted': missing,
  'microphone-changed': (facts) => [
    ...text(facts, 'code', (code) => `In ${code}.`),
    ...text(facts, 'device', (device) => `Microphone: ${device}.`),
    ...(facts.reason === 'system-silent' ? ['The one before gave no sound.'] : []),
  ],
  'recording-described': file,
  'recording-deleted': (facts) => [...file(facts), ...reason(facts)],
  'moment-added': span,
  'moment-changed': span,
  'moment-deleted': span,
  'moment-restored': span,
  'meeting-deleted': reason,
  'recordings-aligned': aligned,
  'request-added': asked,
  'request-changed': asked,
  'request-deleted': asked,
  'request-restored': asked,
  'incident-added': happened,
  'incident-changed': happened,
  'incident-deleted': happened,
  'incident-restored': happened,
  'transcript-added': (facts) => [
    ...text(facts, 'code', (code) => `It belongs to ${code}.`),
    ...(facts.kind === 'certified' ? ['It is a certified one.'] : []),
    ...text(facts, 'sourceName', (name) => `File: ${name}.`),
    ...text(facts, 'sha256', (hash) => `SHA-256 ${hash}.`),
  ],
  'transcript-changed': (facts) =>
    [
      ...text(facts, 'code', (code) => `It belongs to ${code}.`),
      ...number(facts, 'checked', (n) => (n === 0 ? '' : `Lines checked by ear: ${n}.`)),
      ...number(facts, 'unchecked', (n) => (n === 0 ? '' : `Lines that need a check again: ${n}.`)),
      ...(facts.edited === true ? ['Lines were edited.'] : []),
    ].filter((line) => line !== ''),
  'transcript-deleted': (facts) => [
    ...text(facts, 'code', (code) => `It belonged to ${code}.`),
    ...reason(facts),
  ],
  'document-added': file,
  'document-described': described,
  'document-taken-out': file,
  'document-restored': file,
  'document-deleted': (facts) => [...file(facts), ...reason(facts)],
  'document-extracted': file,
  'passage-added': onPage,
  'passage-changed': onPage,
  'passage-deleted': onPage,
  'passage-restored': onPage,
  'bundle-exported': (facts) => [
    ...text(facts, 'name', (name) => `Name: ${name}.`),
    ...text(facts, 'manifestHash', (hash) => `SHA-256 of its list of files: ${hash}.`),
  ],
  'briefing-exported': (facts) => [
    ...text(facts, 'name', (name) => `Name: ${name}.`),
    ...text(facts, 'manifestHash', (hash) => `SHA-256 of its list of files: ${hash}.`),
  ],
  'sound-extracted': (facts) => [
    ...file(facts),
    ...(facts.decodedFrom === 'copy' ? ['Its original is damaged, so the copy for listening was used.'] : []),
    ...text(facts, 'missing', (spans) => `Damaged, and silence in the file: ${spans}.`),
  ],
  'list-copies-removed': (facts) => number(facts, 'copies', (copies) => `Copies: ${copies}.`),
  'integrity-checked': (facts) =>
    [
      facts.ok === true ? 'All was as it should be.' : '',
      ...number(facts, 'findings', (n) => (n === 0 ? '' : `Things found wrong: ${n}.`)),
    ].filter((line) => line !== ''),
};

function text(facts: CustodyFacts, name: string, say: (value: string) => string): string[] {
  const value = facts[name];
  return typeof value === 'string' && value !== '' ? [say(value)] : [];
}

function number(facts: CustodyFacts, name: string, say: (value: number) => string): string[] {
  const value = facts[name];
  return typeof value === 'number' ? [say(value)] : [];
}
