import htm from 'htm';
import { createElement, Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { relativeLink } from './names.ts';
import { STYLE } from './style.ts';
import type { Cell, Table } from './table.ts';

const parse = htm.bind<ReactNode>((type, props, ...children) => createElement(type, props, ...children));

/**
 * Tagged templates that become React elements: every value in them is text and is escaped by React. There is no way
 * to put markup in from a name, a note or an imported field.
 */
export function html(strings: TemplateStringsArray, ...values: unknown[]): ReactNode {
  const made = parse(strings, ...values);
  return Array.isArray(made) ? createElement(Fragment, null, ...made) : made;
}

export type Page = { path: string; title: string; body: ReactNode };

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
          ${STYLE}
        </style>
      </head>
      <body>
        ${page.body}
      </body>
    </html>
  `);
  return `<!doctype html>\n${markup}\n`;
}

/** Names and what they are, under each other. */
export function factList(facts: readonly (readonly [string, string])[]): ReactNode {
  return html`
    <dl className="facts">
      ${facts.map(([term, text]) => [html`<dt key=${`${term}-t`}>${term}</dt>`, html`<dd key=${`${term}-d`} dir="auto" className=${term === 'SHA-256' ? 'hash' : undefined}>${visible(text)}</dd>`])}
    </dl>
  `;
}

/** A page that holds one table, with the way back to START-HERE. */
export function tablePage(path: string, table: Table): string {
  return renderPage({
    path,
    title: table.title,
    body: html`
      <header className="strip"><a href=${relativeLink(path, 'START-HERE.html')}>Back to START-HERE</a></header>
      <main>
        <h1>${table.title}</h1>
        <p className="note">${table.note}</p>
        <p className="note">The same table for a spreadsheet: <a href=${`${table.name}.csv`}>${`${table.name}.csv`}</a></p>
        ${tableMarkup(path, table)}
      </main>
    `,
  });
}

/** With more columns than these a table is printed across the page. */
const MOST_UPRIGHT = 6;

/** The table itself, in a frame of its own that scrolls by keyboard when it is wider than the page. */
export function tableMarkup(path: string, table: Table): ReactNode {
  return html`
    <div className=${table.columns.length > MOST_UPRIGHT ? 'wide many' : 'wide'} role="region" aria-label=${`Table: ${table.title}`} tabIndex="0">
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

/** Dates, times and numbers stay on one line, hashes may break anywhere, sentences get room. */
function widthOf(text: string): string | undefined {
  if (/^[0-9a-f]{64}$/.test(text)) return 'hash';
  if (/^[0-9:.-]{1,14}$/.test(text)) return 'short';
  return text.length > 40 ? 'long' : undefined;
}

/**
 * Control characters (other than line breaks) and characters that turn the reading direction around are shown as a
 * replacement mark: a name must not be able to make a page read other than it is written.
 */
export function visible(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');
}
