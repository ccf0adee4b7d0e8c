import { fireEvent, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepFocus } from '../../../renderer/app/keep-focus.ts';

let end: () => void;

beforeEach(() => {
  document.body.innerHTML = `
    <main>
      <div class="page">
        <h1 tabindex="-1">Goals</h1>
        <section>
          <h2>Promises</h2>
          <ul>
            <li><button id="play-1">Play 1</button><button id="out-1">Take out 1</button></li>
            <li><button id="play-2">Play 2</button><button id="out-2">Take out 2</button></li>
            <li><button id="play-3">Play 3</button><button id="out-3">Take out 3</button></li>
          </ul>
        </section>
        <button id="other">Other</button>
      </div>
    </main>`;
  end = keepFocus();
});

afterEach(() => {
  end();
  document.body.innerHTML = '';
});

const byId = (id: string) => document.getElementById(id) as HTMLElement;
const rowOf = (id: string) => byId(id).closest('li') as HTMLElement;
const has = (selector: string) =>
  waitFor(() => expect(document.activeElement).toBe(document.querySelector(selector)));
const frames = () => new Promise((done) => setTimeout(done, 80));

describe('The focus when what had it goes away', () => {
  it('goes to the row that took the place, and from the last row to the one before', async () => {
    byId('out-2').focus();
    rowOf('out-2').remove();
    await has('#play-3');
    rowOf('play-3').remove();
    await has('#play-1');
  });

  it('goes to the heading of its part when the list is empty, and to the title when the part is gone', async () => {
    byId('out-1').focus();
    document.querySelector('ul')?.remove();
    await has('h2');
    document.querySelector('section')?.remove();
    await has('h1');
  });

  it.each([
    ['a part that can be folded away', 'div data-part="review/voice"'],
    ['what stands beside the page', 'aside'],
  ])('stays in %s, however long the page around it is', async (_name, tag) => {
    const part = `<${tag}><h3>Notes</h3><button id="note">Out</button></${tag.split(' ')[0]}>`;
    document.querySelector('section')?.insertAdjacentHTML('beforeend', part);
    byId('note').focus();
    byId('note').remove();
    await has('h3');
  });

  it('goes on in the row when a button cannot be pressed any more', async () => {
    byId('play-2').focus();
    // A browser takes the focus from what is disabled; jsdom leaves that out.
    byId('play-2').blur();
    byId('play-2').setAttribute('disabled', '');
    await has('#out-2');
    byId('play-2').removeAttribute('disabled');
    byId('out-2').blur();
    byId('out-2').setAttribute('disabled', '');
    await has('#play-2');
  });

  it('goes from a dialog that closed to where the opener was', async () => {
    byId('out-2').focus();
    document.body.insertAdjacentHTML('beforeend', '<div role="dialog"><button id="yes">Yes</button></div>');
    byId('yes').focus();
    rowOf('out-2').remove();
    document.querySelector('[role="dialog"]')?.remove();
    await has('#play-3');
  });

  it('stays in the list of a dialog that would give it to the button which closes it', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div role="dialog"><header class="dialog-head"><button id="close">Close</button></header>
       <ul><li><button id="add-1">Add 1</button></li><li><button id="add-2">Add 2</button></li></ul></div>`,
    );
    byId('add-1').focus();
    byId('add-1').replaceWith('In the list');
    byId('close').focus();
    await has('#add-2');
  });

  it('goes on from the title of a dialog whose form has given way to its answer', async () => {
    document.body.insertAdjacentHTML(
      'beforeend',
      `<div role="dialog"><header class="dialog-head"><h2>Add papers</h2><button id="close">Close</button></header>
       <form><button id="send">Add</button></form></div>`,
    );
    byId('send').focus();
    document.querySelector('form')?.replaceWith('Kept');
    await has('[role="dialog"] h2');
    // Tab: the keyboard was held at the title for good.
    byId('close').focus();
    await frames();
    expect(document.activeElement).toBe(byId('close'));
  });

  it('is not moved when somebody put it elsewhere, or clicked beside everything', async () => {
    byId('out-1').focus();
    byId('other').focus();
    rowOf('out-1').remove();
    await frames();
    expect(document.activeElement).toBe(byId('other'));
    byId('out-2').focus();
    fireEvent.pointerDown(document.body);
    byId('out-2').blur();
    await frames();
    rowOf('out-2').remove();
    await frames();
    expect(document.activeElement).toBe(document.body);
  });
});
