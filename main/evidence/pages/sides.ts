import type { ReactNode } from 'react';
import {
  claimText,
  claimWord,
  DISPUTE_STATUS,
  type ExhibitSheet,
  type Folder,
  IN_IEP,
  paperLink,
  paperPlace,
} from '../content/index.ts';
import { html, visible } from './html.ts';

/** What is claimed against it, beside what was said; nothing where nothing is disputed. */
export function claimed(folder: Folder, exhibit: ExhibitSheet): ReactNode {
  const { dispute } = exhibit.moment;
  if (dispute === null) return null;
  const paper = paperPlace(folder, dispute.documentId, dispute.page);
  const link = paperLink(folder, dispute.documentId, dispute.page);
  const from = [dispute.by, link === undefined ? paper : null, dispute.where, dispute.on]
    .filter((part) => part !== null)
    .join(', ');
  return html`
    <div className="claim">
      <p className="label">${claimWord(dispute, exhibit.sheet.session.date)}</p>
      <blockquote dir="auto">${visible(claimText(dispute))}</blockquote>
      ${from === '' ? null : html`<p className="label" dir="auto">${visible(from)}</p>`}
      ${paperLine(paper, link)}
      <p className="label">Answer so far: ${DISPUTE_STATUS[dispute.status]}</p>
    </div>
  `;
}

/** What the paper says, beside what was said; nothing while nobody compared them. */
export function written(folder: Folder, exhibit: ExhibitSheet): ReactNode {
  const { inIep, iepPage, iepDocumentId, iepNote } = exhibit.moment;
  if (inIep === null) return null;
  const place = paperPlace(folder, iepDocumentId, iepPage);
  const link = paperLink(folder, iepDocumentId, iepPage);
  return html`
    <div>
      <p className="label">The IEP, as the parent read it</p>
      <p>${IN_IEP[inIep]}${place === null || link !== undefined ? '' : ` (${visible(place)})`}</p>
      ${paperLine(place, link)}
      ${iepNote === null ? null : html`<blockquote dir="auto">${visible(iepNote)}</blockquote>`}
    </div>
  `;
}

/** The paper itself, where it is in the bundle; its name alone stands in the line of facts. */
function paperLine(place: string | null, link: string | undefined): ReactNode {
  if (place === null || link === undefined) return null;
  return html`<p className="label" dir="auto"><a href=${link}>${visible(place)}</a></p>`;
}
