import enApp from './en/app.json' with { type: 'json' };
import enAsks from './en/asks.json' with { type: 'json' };
import enAudio from './en/audio.json' with { type: 'json' };
import enBriefing from './en/briefing.json' with { type: 'json' };
import enChild from './en/child.json' with { type: 'json' };
import enCommon from './en/common.json' with { type: 'json' };
import enConcerns from './en/concerns.json' with { type: 'json' };
import enDisputes from './en/disputes.json' with { type: 'json' };
import enDocuments from './en/documents.json' with { type: 'json' };
import enDrafts from './en/drafts.json' with { type: 'json' };
import enErrors from './en/errors.json' with { type: 'json' };
import enEvidence from './en/evidence.json' with { type: 'json' };
import enFirst from './en/first.json' with { type: 'json' };
import enGlossary from './en/glossary.json' with { type: 'json' };
import enGoals from './en/goals.json' with { type: 'json' };
import enHome from './en/home.json' with { type: 'json' };
import enImport from './en/import.json' with { type: 'json' };
import enIncidents from './en/incidents.json' with { type: 'json' };
import enIssues from './en/issues.json' with { type: 'json' };
import enLetters from './en/letters.json' with { type: 'json' };
import enMeeting from './en/meeting.json' with { type: 'json' };
import enNeeds from './en/needs.json' with { type: 'json' };
import enOutcomes from './en/outcomes.json' with { type: 'json' };
import enQuestions from './en/questions.json' with { type: 'json' };
import enRecord from './en/record.json' with { type: 'json' };
import enReview from './en/review.json' with { type: 'json' };
import enSearch from './en/search.json' with { type: 'json' };
import enSettings from './en/settings.json' with { type: 'json' };
import enTalking from './en/talking.json' with { type: 'json' };
import enTogether from './en/together.json' with { type: 'json' };
import enTranscript from './en/transcript.json' with { type: 'json' };
import enUnlock from './en/unlock.json' with { type: 'json' };
import enVocabulary from './en/vocabulary.json' with { type: 'json' };
import enVoice from './en/voice.json' with { type: 'json' };
import enWritten from './en/written.json' with { type: 'json' };
import esApp from './es/app.json' with { type: 'json' };
import esAsks from './es/asks.json' with { type: 'json' };
import esAudio from './es/audio.json' with { type: 'json' };
import esBriefing from './es/briefing.json' with { type: 'json' };
import esChild from './es/child.json' with { type: 'json' };
import esCommon from './es/common.json' with { type: 'json' };
import esConcerns from './es/concerns.json' with { type: 'json' };
import esDisputes from './es/disputes.json' with { type: 'json' };
import esDocuments from './es/documents.json' with { type: 'json' };
import esDrafts from './es/drafts.json' with { type: 'json' };
import esErrors from './es/errors.json' with { type: 'json' };
import esEvidence from './es/evidence.json' with { type: 'json' };
import esFirst from './es/first.json' with { type: 'json' };
import esGlossary from './es/glossary.json' with { type: 'json' };
import esGoals from './es/goals.json' with { type: 'json' };
import esHome from './es/home.json' with { type: 'json' };
import esImport from './es/import.json' with { type: 'json' };
import esIncidents from './es/incidents.json' with { type: 'json' };
import esIssues from './es/issues.json' with { type: 'json' };
import esLetters from './es/letters.json' with { type: 'json' };
import esMeeting from './es/meeting.json' with { type: 'json' };
import esNeeds from './es/needs.json' with { type: 'json' };
import esOutcomes from './es/outcomes.json' with { type: 'json' };
import esQuestions from './es/questions.json' with { type: 'json' };
import esRecord from './es/record.json' with { type: 'json' };
import esReview from './es/review.json' with { type: 'json' };
import esSearch from './es/search.json' with { type: 'json' };
import esSettings from './es/settings.json' with { type: 'json' };
import esTalking from './es/talking.json' with { type: 'json' };
import esTogether from './es/together.json' with { type: 'json' };
import esTranscript from './es/transcript.json' with { type: 'json' };
import esUnlock from './es/unlock.json' with { type: 'json' };
import esVocabulary from './es/vocabulary.json' with { type: 'json' };
import esVoice from './es/voice.json' with { type: 'json' };
import esWritten from './es/written.json' with { type: 'json' };

/** One namespace a feature. A new feature adds one line to each language; the types below hold them together. */
const en = {
  app: enApp,
  audio: enAudio,
  briefing: enBriefing,
  child: enChild,
  common: enCommon,
  concerns: enConcerns,
  disputes: enDisputes,
  documents: enDocuments,
  drafts: enDrafts,
  errors: enErrors,
  evidence: enEvidence,
  first: enFirst,
  glossary: enGlossary,
  goals: enGoals,
  home: enHome,
  import: enImport,
  asks: enAsks,
  incidents: enIncidents,
  issues: enIssues,
  letters: enLetters,
  meeting: enMeeting,
  needs: enNeeds,
  outcomes: enOutcomes,
  questions: enQuestions,
  record: enRecord,
  review: enReview,
  search: enSearch,
  settings: enSettings,
  talking: enTalking,
  together: enTogether,
  transcript: enTranscript,
  unlock: enUnlock,
  vocabulary: enVocabulary,
  voice: enVoice,
  written: enWritten,
};

/** The same keys with other words. */
type Translated<T> = { [K in keyof T]: T[K] extends string ? string : Translated<T[K]> };

const es: Translated<typeof en> = {
  app: esApp,
  audio: esAudio,
  briefing: esBriefing,
  child: esChild,
  common: esCommon,
  concerns: esConcerns,
  disputes: esDisputes,
  documents: esDocuments,
  drafts: esDrafts,
  errors: esErrors,
  evidence: esEvidence,
  first: esFirst,
  glossary: esGlossary,
  goals: esGoals,
  home: esHome,
  import: esImport,
  asks: esAsks,
  incidents: esIncidents,
  issues: esIssues,
  letters: esLetters,
  meeting: esMeeting,
  needs: esNeeds,
  outcomes: esOutcomes,
  questions: esQuestions,
  record: esRecord,
  review: esReview,
  search: esSearch,
  settings: esSettings,
  talking: esTalking,
  together: esTogether,
  transcript: esTranscript,
  unlock: esUnlock,
  vocabulary: esVocabulary,
  voice: esVoice,
  written: esWritten,
};

export const catalogue = { en, es };
export type Catalogue = typeof en;
export type Language = keyof typeof catalogue;
