import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** No axe finding in any theme, and nothing that scrolls sideways at 900x600 with text at 200 %: of what is shown now. */
export async function expectEasy(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark', 'contrast']) {
    // A button takes its new colour over some frames: it is looked at when it has it.
    await page.evaluate(async (wish) => {
      document.documentElement.dataset.theme = wish;
      await new Promise(requestAnimationFrame);
      const turning = document.getAnimations().filter((one) => one instanceof CSSTransition);
      await Promise.allSettled(turning.map((one) => one.finished));
    }, theme);
    // What react-aria has just said aloud (a button that was busy) points for some seconds at what is gone.
    const axe = new AxeBuilder({ page }).setLegacyMode().exclude('[data-live-announcer]');
    const { violations } = await axe.analyze();
    const said = violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
    expect(said, `${name} ${theme}`).toEqual([]);
  }
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'light';
    document.documentElement.style.setProperty('--text-scale', '2');
  });
  await page.setViewportSize({ width: 900, height: 600 });
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  await expect.poll(wide, name).toBeLessThanOrEqual(0);
  await page.evaluate(() => document.documentElement.style.setProperty('--text-scale', '1'));
  await page.setViewportSize({ width: 1280, height: 800 });
}
