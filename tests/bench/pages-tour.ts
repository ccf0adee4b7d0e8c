import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright';
import { FULL, GOAL, NEED, PAPERS, PLAYLIST } from './pages-world.ts';

/** One page, or a dialog that shows a long list, and the press that leads to it. */
export type Stop = {
  name: string;
  /** The key of renderer/app/routes.tsx that it belongs to. */
  at: string;
  /** To where the press is. Not measured. */
  from: readonly Press[];
  press: Press;
  /** Something that is there as soon as the page has its things. */
  shows: string;
};
type Press = (page: Page) => Locator;

const rail = (name: string): Press => {
  return (page) => page.getByRole('navigation').getByText(name, { exact: true });
};
const button = (name: string | RegExp): Press => {
  return (page) => page.getByRole('button', { name }).first();
};
const tab = (name: string): Press => {
  return (page) => page.getByRole('tab', { name, exact: true });
};
const settings = button('Settings');
const toMeeting = [rail('Meetings'), button(new RegExp(`^${FULL}`))] as const;
const goals = rail('Goals');
const paper = new RegExp(`^${PAPERS[0]}`);

const planTab = (name: string, shows: string): Stop => ({
  ...{ name: `Goals, ${name}`, at: 'goals', from: [goals], press: tab(name), shows },
});
const ofMeeting = (name: string, at: string, press: Press, shows: string): Stop => ({
  ...{ name, at, from: toMeeting, press, shows },
});

/** Every stop of the tour. */
export const STOPS: readonly Stop[] = [
  { name: 'Home', at: 'home', from: [rail('Meetings')], press: rail('Home'), shows: '.list-row' },
  { name: 'Meetings', at: 'meetings', from: [rail('Home')], press: rail('Meetings'), shows: '.list-row' },
  {
    ...{ name: 'What happened', at: 'incidents', from: [rail('Meetings')] },
    ...{ press: button('What happened'), shows: '.list-row' },
  },
  {
    ...{ name: 'Asked of the school', at: 'asks', from: [rail('Meetings')] },
    ...{ press: button('Asked of the school'), shows: '.items .item' },
  },
  {
    ...{ name: 'Meeting', at: 'meeting', from: [rail('Meetings')] },
    ...{ press: button(new RegExp(`^${FULL}`)), shows: '.person' },
  },
  ofMeeting('Bring in', 'import', button('Add more'), '.page h1'),
  ofMeeting('Record', 'record', button('Record'), '.page h1'),
  {
    ...{ name: 'Listen and mark', at: 'review' },
    // The part that was open last is open again: here, the moments.
    from: [...toMeeting, button('Listen and mark'), tab('Moments'), ...toMeeting],
    ...{ press: button('Listen and mark'), shows: '.moment-button' },
  },
  {
    ...{ name: 'Transcript', at: 'transcript' },
    from: [...toMeeting, button('Listen and mark'), tab('Transcript')],
    ...{ press: button('Full page'), shows: '.transcript-head' },
  },
  {
    ...{ name: 'Paper beside the sound', at: 'review' },
    from: [...toMeeting, button('Listen and mark'), tab('Moments')],
    ...{ press: tab('Paper'), shows: '.text-page' },
  },
  ofMeeting('Agreed and not agreed', 'outcomes', button('What was agreed'), '.section li'),
  ofMeeting('Said and written of a meeting', 'written', button('Said and written'), 'tbody td'),
  ofMeeting('Two recordings', 'together', button('Compare two recordings of this meeting'), '.page .button'),
  { name: 'Goals', at: 'goals', from: [rail('Home')], press: goals, shows: '.list-row' },
  {
    ...{ name: 'Thread of a goal', at: 'goals', from: [goals, tab('Goals')] },
    ...{ press: button(new RegExp(`${GOAL}:`)), shows: '.list-long .list-row' },
  },
  planTab('Needs', '.need-met'),
  {
    ...{ name: 'A need', at: 'goals', from: [goals, tab('Needs')] },
    ...{ press: button(new RegExp(`^${NEED}\\b`)), shows: '.page h1' },
  },
  planTab('Promises', '.list-row'),
  {
    ...{ name: 'Was due, not delivered', at: 'goals', from: [goals, tab('Promises')] },
    press: (page) => page.getByText('Was due, not delivered', { exact: true }),
    shows: '.missed-count',
  },
  planTab('Questions', '.question-card'),
  planTab('Said and written', 'tbody td'),
  planTab('Disputes', '.dispute-card'),
  {
    ...{ name: 'Two statements, the dialog', at: 'goals', from: [goals, tab('Disputes')] },
    ...{ press: button('Put two statements side by side'), shows: '[role=dialog] fieldset .select-value' },
  },
  {
    ...{ name: 'Two statements, the choice', at: 'goals' },
    from: [goals, tab('Disputes'), button('Put two statements side by side')],
    press: (page) => page.getByRole('group', { name: 'First statement' }).getByRole('button').last(),
    shows: '[role=option]',
  },
  planTab('Documents', '.list-row'),
  {
    ...{ name: 'Agenda', at: 'agenda', from: [goals, tab('Promises')] },
    ...{ press: button('Agenda for the next meeting'), shows: '.agenda-section' },
  },
  {
    ...{ name: 'A document', at: 'document', from: [goals, tab('Documents')] },
    ...{ press: button(paper), shows: '.pdf-words span' },
  },
  {
    ...{ name: 'Two papers compared', at: 'compare', from: [goals, tab('Documents')] },
    ...{ press: button('Compare two'), shows: '[aria-label="Changes"]' },
  },
  {
    ...{ name: 'For my child', at: 'playlists', from: [goals] },
    ...{ press: button('For my child'), shows: '.list-row' },
  },
  {
    ...{ name: 'A list for the child', at: 'playlists', from: [goals, button('For my child')] },
    ...{ press: button(new RegExp(`^${PLAYLIST}`)), shows: '.child-item' },
  },
  {
    ...{ name: 'Moments for the child, the dialog', at: 'playlists' },
    from: [goals, button('For my child'), button(new RegExp(`^${PLAYLIST}`))],
    ...{ press: button('Choose moments'), shows: '[role=dialog] li' },
  },
  { name: 'Search', at: 'search', from: [rail('Home')], press: rail('Search'), shows: '[type=search]' },
  { name: 'Evidence', at: 'evidence', from: [rail('Home')], press: rail('Evidence'), shows: 'li' },
  { name: 'Settings', at: 'settings', from: [rail('Home')], press: settings, shows: '[role=tab]' },
  {
    ...{ name: 'Settings, the log', at: 'settings', from: [settings] },
    ...{ press: (page) => page.getByRole('tab').nth(3), shows: '.log-number' },
  },
];

/** Pages that no stop leads to: whoever adds a page adds a stop. */
export function unvisited(): string[] {
  const file = join(import.meta.dirname, '..', '..', 'renderer', 'app', 'routes.tsx');
  const pages = [...readFileSync(file, 'utf8').matchAll(/^ {2}(\w+): \{$/gm)].map(([, at]) => at ?? '');
  if (pages.length === 0) throw new Error('the table of pages was not understood');
  return pages.filter((at) => !STOPS.some((stop) => stop.at === at));
}
