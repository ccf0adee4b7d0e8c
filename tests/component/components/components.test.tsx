import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { toWireError } from '../../../renderer/bridge/index.ts';
import {
  Button,
  ConfirmDialog,
  copyText,
  DateField,
  ErrorNotice,
  FormDialog,
  OutcomeBadge,
  ProgressBar,
  Select,
  TextArea,
} from '../../../renderer/components/index.ts';
import { catalogue, chooseLanguage, useFormat } from '../../../renderer/i18n/index.ts';
import { ERROR_CODES } from '../../../shared/contract/index.ts';
import { renderWith } from '../../support/bridge/index.ts';

describe('progress', () => {
  it('says how far, how long still, and can be stopped', async () => {
    let stopped = 0;
    const { user } = renderWith(
      <ProgressBar
        label="Adding"
        progress={{ done: 30, total: 120, leftMs: 61_000 }}
        onCancel={() => {
          stopped += 1;
        }}
      />,
    );
    const bar = screen.getByRole('progressbar', { name: 'Adding' });
    expect(bar.getAttribute('aria-valuenow')).toBe('25');
    expect(bar.getAttribute('aria-valuetext')).toBe('25 percent. About 1 min 5 s left.');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(stopped).toBe(1);
  });

  it('does not pretend to know', () => {
    renderWith(<ProgressBar label="Adding" progress={{ done: 30, total: null, leftMs: null }} />);
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
    expect(screen.getByText('Working…')).toBeTruthy();
  });
});

describe('a form in a dialog', () => {
  it('is sent once by two presses that come before the page knows of the first, and again later', async () => {
    let sent = 0;
    renderWith(
      <FormDialog
        title="A form"
        isOpen
        submit="Add"
        onClose={() => undefined}
        onSubmit={() => {
          sent += 1;
        }}
      >
        {null}
      </FormDialog>,
    );
    const form = screen.getByRole('button', { name: 'Add' }).closest('form') as HTMLFormElement;
    fireEvent.submit(form);
    fireEvent.submit(form);
    expect(sent).toBe(1);
    // What was wrong was put right: the next press counts.
    await waitFor(() => {
      fireEvent.submit(form);
      expect(sent).toBe(2);
    });
  });
});

describe('a form in a window that was opened from another form', () => {
  type DatedFormProps = { title: string; onSent: string[]; children?: ReactNode };
  function DatedForm({ title, onSent, children }: DatedFormProps) {
    const [isOpen, setOpen] = useState(false);
    return (
      <>
        <Button onPress={() => setOpen(true)}>Open {title}</Button>
        <FormDialog
          title={title}
          isOpen={isOpen}
          submit={`Save ${title}`}
          onClose={() => setOpen(false)}
          onSubmit={() => onSent.push(title)}
        >
          <DateField label={`Day of ${title}`} value="2026-10-20" onChange={() => undefined} />
          {children}
        </FormDialog>
      </>
    );
  }

  it('is sent alone, also from a part of its day', async () => {
    const sent: string[] = [];
    const { user } = renderWith(
      <DatedForm title="outer" onSent={sent}>
        <DatedForm title="inner" onSent={sent} />
      </DatedForm>,
    );
    await user.click(screen.getByRole('button', { name: 'Open outer' }));
    await user.click(screen.getByRole('button', { name: 'Open inner' }));
    await user.click(screen.getByRole('button', { name: 'Save inner' }));
    expect(sent).toEqual(['inner']);
    await new Promise((resolve) => setTimeout(resolve));
    const [part] = within(screen.getByRole('group', { name: /Day of inner/ })).getAllByRole('spinbutton');
    act(() => part?.focus());
    await user.keyboard('{Enter}');
    expect(sent).toEqual(['inner', 'inner']);
  });
});

describe('a text that is copied', () => {
  afterEach(() => Reflect.deleteProperty(document, 'execCommand'));
  /** As a browser does it that asks for no permission; `takes` is false where it refuses. */
  const browser = (takes: boolean) => {
    const put: string[] = [];
    Object.assign(document, {
      execCommand: (what: string) => {
        const clipboardData = { setData: (kind: string, text: string) => put.push(`${kind}: ${text}`) };
        if (takes) document.dispatchEvent(Object.assign(new Event(what), { clipboardData }));
        return takes;
      },
    });
    return put;
  };

  it('needs no permission of the clipboard, since the window has none', async () => {
    const put = browser(true);
    await copyText('Sixty minutes');
    expect(put).toEqual(['text/plain: Sixty minutes']);
    // What she marks and copies herself is not touched.
    document.dispatchEvent(new Event('copy'));
    expect(put).toHaveLength(1);
  });

  it('is never said to be copied when it was not', async () => {
    browser(false);
    await expect(copyText('Sixty minutes')).rejects.toThrow();
  });
});

describe('a button that has begun something', () => {
  it('keeps its name and says that it works, for those who listen', () => {
    renderWith(<Button isPending>Save</Button>);
    const save = screen.getByRole('button', { name: 'Save' });
    expect(save.querySelector('[role="progressbar"]')?.getAttribute('aria-label')).toBe('Working…');
  });
});

describe('what is wrong in a form', () => {
  function Form() {
    const [tried, setTried] = useState(false);
    return (
      <FormDialog
        title="A form"
        isOpen
        submit="Add"
        onClose={() => undefined}
        onSubmit={() => setTried(true)}
      >
        <DateField label="Day" value="2026-10-20" onChange={() => undefined} />
        <TextArea
          label="Words"
          value=""
          onChange={() => undefined}
          error={tried ? 'Write them.' : undefined}
        />
      </FormDialog>
    );
  }

  it('gets the focus, also where several lines fit', async () => {
    const { user } = renderWith(<Form />);
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Words' })));
  });
});

describe('errors', () => {
  it.each(ERROR_CODES)('has a sentence for %s in both languages', (code) => {
    expect(catalogue.en.errors[code].length).toBeGreaterThan(10);
    expect(catalogue.es.errors[code].length).toBeGreaterThan(10);
  });

  it('are alerts', () => {
    renderWith(<ErrorNotice error={{ code: 'cancelled', message: 'x' }} />);
    expect(screen.getByRole('alert').textContent).toContain('Stopped. What was finished before is kept.');
  });

  it('come from whatever was thrown', () => {
    expect(toWireError({ code: 'disk-full', message: 'm' }).code).toBe('disk-full');
    expect(toWireError(new TypeError('boom'))).toMatchObject({
      code: 'unexpected',
      details: 'TypeError: boom',
    });
    expect(toWireError({ code: 'made-up', message: 'm' }).code).toBe('unexpected');
  });
});

describe('fields', () => {
  function Chooser() {
    const [value, setValue] = useState<'a' | 'b' | null>(null);
    return (
      <>
        <Select
          label="Letter"
          options={[
            { value: 'a', label: 'Alpha' },
            { value: 'b', label: 'Beta' },
          ]}
          value={value}
          onChange={setValue}
          none="No letter"
        />
        <output>{String(value)}</output>
      </>
    );
  }

  it('a choice works by keyboard and can be emptied', async () => {
    const { user } = renderWith(<Chooser />);
    await user.tab();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByRole('option', { name: 'Beta' }));
    expect(screen.getByText('b')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Letter/ }));
    await user.click(await screen.findByRole('option', { name: 'No letter' }));
    expect(screen.getByText('null')).toBeTruthy();
  });

  function Day() {
    const [day, setDay] = useState<string | null>(null);
    return (
      <>
        <DateField label="Day" value={day} onChange={setDay} />
        <output>{String(day)}</output>
      </>
    );
  }

  it('a date is typed part by part', async () => {
    const { user } = renderWith(<Day />);
    await user.tab();
    await user.keyboard('10202026');
    expect(screen.getByText('2026-10-20')).toBeTruthy();
    expect(screen.queryByText('Tuesday, October 20, 2026')).toBeNull();
  });

  it('a date whose figures could be another day stands in words too', async () => {
    const { user } = renderWith(<Day />);
    await user.tab();
    await user.keyboard('10112026');
    expect(screen.getByText('Sunday, October 11, 2026').getAttribute('aria-hidden')).toBe('true');
  });
});

describe('small things', () => {
  it('a question before something hard starts on Cancel', async () => {
    renderWith(
      <ConfirmDialog title="Delete?" isOpen confirm="Delete" danger onCancel={() => {}} onConfirm={() => {}}>
        For good.
      </ConfirmDialog>,
    );
    expect(await screen.findByRole('alertdialog', { name: 'Delete?' })).toBeTruthy();
    expect(document.activeElement?.textContent).toBe('Cancel');
  });

  it('an outcome is icon and word', () => {
    const { container } = renderWith(<OutcomeBadge outcome="not-agreed" />);
    expect(container.textContent).toBe('Not agreed');
    expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true');
  });

  it('the language follows the computer unless told otherwise', () => {
    expect(chooseLanguage('system', 'es-MX')).toBe('es');
    expect(chooseLanguage('system', 'de-DE')).toBe('en');
    expect(chooseLanguage('en', 'es-MX')).toBe('en');
  });

  it('dates stay days, times and sizes are said as people say them', () => {
    function Said() {
      const format = useFormat();
      return (
        <p>
          {[
            format.day('2026-10-20'),
            format.span(725_000),
            format.span(0),
            format.timecode(725_000),
            format.bytes(48_000_000),
          ].join('|')}
        </p>
      );
    }
    renderWith(<Said />, { language: 'en' });
    expect(screen.getByText('October 20, 2026|12 min 5 s|0 s|0:12:05|48 MB')).toBeTruthy();
  });
});
