/** What a plan rests on: needs and the evaluations that found them, and how the child does by area and day. */
export { BaselineOffers } from './baseline-offers.tsx';
export { NeedDetail } from './need-detail.tsx';
export { NeedsOfGoal } from './needs-of-goal.tsx';
export { NeedsTab } from './needs-tab.tsx';
export { PresentLevels, useLevelYears } from './present-levels.tsx';
