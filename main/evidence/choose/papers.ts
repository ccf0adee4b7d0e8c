import type { LeftOut } from '../../../shared/contract/index.ts';
import { documentCode, type Paper } from '../../../shared/domain/index.ts';
import type { CaseFile, Chosen, NamedPaper } from './case-file.ts';
import { stays } from './left-out.ts';

/**
 * The papers that an exhibit, a decision or a note of the bundle is held against. Any other paper stays at home, and so does
 * one that was taken out, or that is another child's: a bundle says no more than its exhibits need.
 */
export function choosePapers(
  file: CaseFile,
  { exhibits, decisions, notes }: Pick<Chosen, 'exhibits' | 'decisions' | 'notes'>,
  wanted: boolean,
  leftOut: LeftOut[],
): NamedPaper[] {
  const named = new Set<string | null>([
    ...exhibits.flatMap(({ moment }) => [moment.iepDocumentId, moment.dispute?.documentId ?? null]),
    ...decisions.map(({ iepDocumentId }) => iepDocumentId),
    ...notes.map(({ note }) => note.documentId),
  ]);
  const said = new Set([...exhibits.map(({ moment }) => moment.id), ...decisions.map(({ id }) => id)]);
  for (const { documentId, momentId, decisionId } of file.passages) {
    if (said.has(momentId ?? '') || said.has(decisionId ?? '')) named.add(documentId);
  }
  const papers: NamedPaper[] = [];
  for (const paper of [...file.papers].sort(byDay)) {
    const why = reasonToLeaveOut(file, paper, { named: named.has(paper.id), wanted });
    if (why === null) papers.push(paper);
    else leftOut.push(stays('paper', why, { code: documentCode(paper.ordinal), text: paper.title }));
  }
  return papers;
}

function reasonToLeaveOut(
  { students }: CaseFile,
  paper: NamedPaper,
  { named, wanted }: { named: boolean; wanted: boolean },
): LeftOut['why'] | null {
  if (!named) return 'not-named';
  if (!paper.kept) return 'taken-out';
  if (paper.studentId !== null && students.every(({ id }) => id !== paper.studentId)) {
    return 'other-child';
  }
  return wanted ? null : 'papers-unwanted';
}

/** Strict order of dates; what bears none comes last, in the order in which it came. */
function byDay(a: Paper, b: Paper): number {
  if (a.date === b.date) return a.ordinal - b.ordinal;
  if (a.date === null) return 1;
  if (b.date === null) return -1;
  return a.date < b.date ? -1 : 1;
}
