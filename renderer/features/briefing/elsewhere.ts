/** What Goals shows of the selections for someone new: the way to them. */
export { ForSomeoneNewButton } from './for-someone-new-button.tsx';
