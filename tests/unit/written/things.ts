import {
  type Decision,
  type DisputeRequest,
  decision,
  disputeRequest,
  type Moment,
  moment,
  type Paper,
  paper,
  UNSAID,
} from '../../../shared/domain/index.ts';

const AT = '2026-10-20T15:30:00.000Z';

export function said(id: string, change: Partial<Moment> = {}): Moment {
  return moment.parse({
    id,
    recordingId: 'r1',
    startMs: 0,
    endMs: 1000,
    type: 'promise',
    text: id,
    ...UNSAID,
    createdAt: AT,
    updatedAt: AT,
    ...change,
  });
}

export function decided(id: string, change: Partial<Decision> = {}): Decision {
  return decision.parse({ id, meetingId: 'm1', text: id, createdAt: AT, ...change });
}

export function asked(id: string, change: Partial<DisputeRequest> = {}): DisputeRequest {
  return disputeRequest.parse({
    id,
    momentId: 'a',
    askedOn: '2026-10-21',
    how: 'email',
    createdAt: AT,
    ...change,
  });
}

let papers = 0;
export function aPaper(id: string, change: Partial<Paper> = {}): Paper {
  papers += 1;
  return paper.parse({
    id,
    ordinal: papers,
    kind: 'iep',
    title: id,
    originalName: `${id}.pdf`,
    mediaType: 'application/pdf',
    sha256: 'a'.repeat(64),
    bytes: 10,
    pages: 3,
    createdAt: AT,
    ...change,
  });
}
