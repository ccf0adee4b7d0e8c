/** For someone new: a selection of what matters, for whoever missed a meeting or takes over the child. */
export {
  addBriefing,
  changeBriefing,
  getBriefing,
  listBriefings,
  removeBriefing,
  threadForNew,
} from './briefings.ts';
export { briefingSheet } from './sheet.ts';
