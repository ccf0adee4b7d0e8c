import { describe, expect, test } from 'vitest';
import { checkMessage, dialog, type MessageOptions } from '../../support/electron-double/dialog.ts';
import { POWER_EVENTS, powerSaveBlockerDouble } from '../../support/electron-double/power.ts';
import { NotInTheDouble, refusable, StrictEmitter, strict } from '../../support/electron-double/strict.ts';

describe('powerSaveBlocker', () => {
  test('gives each start an id of its own, and says of each whether it stands', () => {
    const blocker = strict('powerSaveBlocker', powerSaveBlockerDouble());
    const first = blocker.start('prevent-app-suspension');
    const second = blocker.start('prevent-display-sleep');
    expect(first).not.toBe(second);
    expect([blocker.isStarted(first), blocker.isStarted(second), blocker.isStarted(99)]).toEqual([
      true,
      true,
      false,
    ]);
    expect([blocker.stop(first), blocker.stop(first), blocker.stop(99)]).toEqual([true, false, false]);
    expect([blocker.isStarted(first), blocker.isStarted(second)]).toEqual([false, true]);
  });

  test('refuses another type, an id that is no whole number, and what it does not have', () => {
    const blocker = strict('powerSaveBlocker', powerSaveBlockerDouble());
    expect(() => blocker.start('prevent-everything')).toThrow(NotInTheDouble);
    for (const id of ['1', 1.5, undefined, null]) {
      expect(() => blocker.stop(id as number)).toThrow(TypeError);
      expect(() => blocker.isStarted(id as number)).toThrow(TypeError);
    }
    expect(() => (blocker as unknown as { pause(): void }).pause()).toThrow('powerSaveBlocker.pause');
  });
});

describe('powerMonitor', () => {
  test('knows sleep, waking, the lock and the shutdown, and no other event', () => {
    const monitor = strict('powerMonitor', new StrictEmitter('powerMonitor', POWER_EVENTS));
    const heard: string[] = [];
    for (const name of ['suspend', 'resume', 'lock-screen', 'unlock-screen']) {
      monitor.on(name, () => heard.push(name));
      monitor.emit(name);
    }
    expect(heard).toEqual(['suspend', 'resume', 'lock-screen', 'unlock-screen']);
    expect(() => monitor.on('speed-limit-change', () => undefined)).toThrow(NotInTheDouble);
    expect(() => monitor.on('sleep', () => undefined)).toThrow('the event "sleep" of powerMonitor');
    expect(() => (monitor as unknown as { isOnBatteryPower(): boolean }).isOnBatteryPower()).toThrow(
      NotInTheDouble,
    );
  });

  test('a shutdown can be delayed by its event', () => {
    const monitor = strict('powerMonitor', new StrictEmitter('powerMonitor', POWER_EVENTS));
    monitor.on('shutdown', (event: { preventDefault(): void }) => event.preventDefault());
    const event = refusable({});
    monitor.emit('shutdown', event);
    expect(event.defaultPrevented).toBe(true);
  });
});

describe('showMessageBox', () => {
  const box: MessageOptions = { message: 'Really?', buttons: ['No', 'Yes'], defaultId: 0, cancelId: 0 };

  test('takes what Electron documents, with its buttons and what closing it means', () => {
    expect(checkMessage({ ...box, type: 'question', detail: 'x', title: 't', noLink: true })).toEqual({
      buttons: ['No', 'Yes'],
      cancelId: 0,
    });
  });

  test.each([
    ['no message', { ...box, message: undefined }, 'Message must be a string'],
    ['an unknown type', { ...box, type: 'alarm' }, 'Invalid message box type'],
    ['buttons that are no list', { ...box, buttons: 'Yes' }, 'Buttons must be an array'],
  ])('refuses %s as Electron does', (_what, options, words) => {
    expect(() => checkMessage(options as unknown as MessageOptions)).toThrow(words);
  });

  test.each([
    ['an option that is not imitated', { ...box, checkboxLabel: 'again' }],
    ['an option that does not exist', { ...box, text: 'x' }],
    ['no buttons', { ...box, buttons: [] }],
    ['a guessed cancel button', { message: 'x', buttons: ['Cancel'] }],
    ['a cancel button that is not there', { ...box, cancelId: 2 }],
    ['a default button that is not there', { ...box, defaultId: 2 }],
  ])('throws for %s', (_what, options) => {
    expect(() => checkMessage(options as MessageOptions)).toThrow(NotInTheDouble);
  });

  test('throws over a window that is gone, as every method does there', async () => {
    const gone = { isDestroyed: () => true };
    await expect(dialog.showMessageBox(gone, box)).rejects.toThrow('Object has been destroyed');
  });
});
