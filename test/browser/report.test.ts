// The HTML report in a real browser: no complaint, nothing sticks out of a narrow page, heat maps have their size.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { htmlReport } from '../../src/report/html.ts';
import { commanded, fleetResult, widest } from '../report/fleet.ts';
import { describeWithChromium } from '../support/optional.ts';
import { mostMs } from '../support/page.ts';

const fleet = await fleetResult();
const pages = [
  ['five replicas', fleet, 5],
  ['the widest fleet', commanded(widest(fleet)), 512],
] as const;

describeWithChromium('the page of a fleet', (executablePath) => {
  const folder = mkdtempSync(join(tmpdir(), 'tokenworks-page-'));
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath,
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
      timeout: mostMs,
    });
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  test.each(pages)('%s: 1280 and 390 px wide, light and dark', async (name, result, replicas) => {
    const path = join(folder, `${name}.html`);
    writeFileSync(path, htmlReport(result));
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
      page.setDefaultTimeout(mostMs);
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(`file://${path}`);
      expect(complaints).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      const heights = await page
        .locator('.heat')
        .evaluateAll((panels) => panels.map((panel) => panel.getBoundingClientRect().height));
      expect(heights).toHaveLength(4);
      for (const height of heights) expect(height).toBeGreaterThan(replicas);
      // p99 and max are on the page, however narrow it is, and a curve shows its values where it is pointed at
      for (const rank of ['p99', 'max']) {
        const cell = await page.locator(`#latency td[data-t="${rank}"]`).first().boundingBox();
        expect((cell?.x ?? width) + (cell?.width ?? 0), rank).toBeLessThanOrEqual(width);
      }
      const readOut = page.locator('#latency .probe b').nth(20);
      expect(await readOut.isVisible()).toBe(false);
      await page.locator('#latency .probe').nth(20).hover();
      expect(await readOut.isVisible()).toBe(true);
      expect(await readOut.textContent()).toMatch(/within: E2E .*TTFT .*TPOT /);
      await page.close();
    }
  });
});
