import htm from 'htm';
import { createElement, Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { relativeLink } from '../format/index.ts';
import type { Cell, Table } from '../tables/index.ts';
import { STYLE } from './style.ts';

const parse = htm.bind<ReactNode>((type, props, ...children) => createElement(type, props, ...children));

/**
 * Tagged templates that become React elements: every value in them is text and is escaped by React. There is no way
 * to put markup in from a name, a note or an imported field.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): ReactNode {
  const made = parse(strings, ...values);
  return Array.isArray(made) ? createElement(Fragment, null, ...made) : made;
}

export type Page = {
  path: string;
  title: string;
  body: ReactNode;
  /** Stands at the head of every printed page. Only plain letters and digits of it are used. */
  running?: string;
};

/** One self-contained page: no script, nothing fetched, its only style inside it. */
export function renderPage(page: Page): string {
  const markup = renderToStaticMarkup(html`
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          httpEquiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; media-src 'self' file:; base-uri 'none'; form-action 'none'"
        />
        <meta name="referrer" content="no-referrer" />
        <title>${visible(page.title)}</title>
        <style>
          ${page.running === undefined ? STYLE : `${STYLE}${runningHead(page.running)}`}
        </style>
      </head>
      <body>
        ${page.body}
      </body>
    </html>
  `);
  return `<!doctype html>\n${markup}\n`;
}

/** A sheet that falls out of a pile still says what it belongs to. It stands in a style, so no other sign gets in. */
function runningHead(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9 .,:-]/g, '').slice(0, 120);
  return `@page { @top-left { content: "${plain}"; font: 8.5pt sans-serif; } }\n`;
}

/** Names and what they are, under each other. */
export function factList(facts: readonly (readonly [string, string])[]): ReactNode {
  return html`
    <dl className="facts">
      ${facts.map(([term, text]) => [html`<dt key=${`${term}-t`}>${term}</dt>`, html`<dd key=${`${term}-d`} dir="auto" className=${term === 'SHA-256' ? 'hash' : undefined}>${visible(text)}</dd>`])}
    </dl>
  `;
}

/** The meeting that a table is about: on the page itself, since pages are handed on one by one. */
export type About = { title: string; date: string; child: string };

/** A page that holds one table, with the way back to START-HERE. */
export function tablePage(path: string, table: Table, about: About): string {
  const isBroad = table.columns.length > MOST_UPRIGHT;
  return renderPage({
    path,
    title: `${table.title}: ${about.title}, ${about.date}`,
    running: `${table.title}, meeting of ${about.date}`,
    body: html`
      <header className=${isBroad ? 'strip broad' : 'strip'}><a href=${relativeLink(path, 'START-HERE.html')}>Back to START-HERE</a></header>
      <main className=${isBroad ? 'broad' : undefined}>
        <p className="kicker" dir="auto">${visible(`${about.title}, ${about.date}. Child: ${about.child}`)}</p>
        <h1>${table.title}</h1>
        <p className="note">${table.note}</p>
        <p className="note">The same table for a spreadsheet: <a href=${`${table.name}.csv`}>${`${table.name}.csv`}</a></p>
        ${tableMarkup(path, table)}
      </main>
    `,
  });
}

/** With more columns than these a table is printed across the page, and may be as wide as the window. */
const MOST_UPRIGHT = 6;

/** The table itself, in a frame of its own that scrolls by keyboard when it is wider than the page. */
export function tableMarkup(path: string, table: Table): ReactNode {
  return html`
    <div className="wide" role="region" aria-label=${`Table: ${table.title}`} tabIndex="0">
      <table>
        <thead>
          <tr>
            ${table.columns.map((column) => html`<th key=${column} scope="col">${column}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${table.rows.map((row, position) => html`<tr key=${position}>${row.map((one, column) => bodyCell(path, one, column))}</tr>`)}
        </tbody>
      </table>
    </div>
  `;
}

function bodyCell(path: string, one: Cell, column: number): ReactNode {
  const content =
    one.file === undefined
      ? visible(one.text)
      : html`<a href=${relativeLink(path, one.file)}>${visible(one.text)}</a>`;
  const width = widthOf(one.text);
  return column === 0
    ? html`<th key=${column} scope="row" className=${width} dir="auto">${content}</th>`
    : html`<td key=${column} className=${width} dir="auto">${content}</td>`;
}

/** What has no space for so long is a path, a hash or an attempt to make a table wider than any page. */
const LONGEST_WORD = 24;

/** Dates, times and numbers stay on one line, hashes and paths may break anywhere, sentences get room. */
function widthOf(text: string): string | undefined {
  if (/^[0-9a-f]{64}$/.test(text)) return 'hash';
  if (/^[0-9:.-]{1,14}$/.test(text)) return 'short';
  if (text.split(/\s+/).some((word) => word.length > LONGEST_WORD)) return 'path';
  return text.length > 40 ? 'long' : undefined;
}

/**
 * Control characters (other than line breaks) and characters that turn the reading direction around are shown as a
 * replacement mark: a name must not be able to make a page read other than it is written.
 */
export function visible(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
