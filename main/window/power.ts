import { powerMonitor } from 'electron';

/** An unlocked archive does not sleep: memory written to disk by hibernation would hold its keys (SAFETY §1). */
export function lockWithComputer(lock: () => void): void {
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
}
