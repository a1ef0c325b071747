// A page in Chromium: bundled by Vite, served from this machine to this machine.

import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** Bundles the application in `folder` (its index.html) into `folder/bundle`. */
export async function bundle(folder: string): Promise<string> {
  const outDir = join(folder, 'bundle');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true, target: 'es2023' },
    worker: { format: 'es' },
  });
  return outDir;
}

/** Serves the files below `folder` on a free port of the loopback address while `use` runs. */
export async function serve<T>(folder: string, use: (url: string) => Promise<T>): Promise<T> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path === '/' ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      response.writeHead(200, { 'content-type': contentTypes[extname(file)] ?? 'application/octet-stream' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Ends what hangs, and nothing else. */
export const mostMs = 600_000;

/** Opens a page and returns what it put into `window.answer`; what the page complains of becomes an error. */
export async function answerOf(executablePath: string, url: string): Promise<string> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    timeout: mostMs,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(mostMs);
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    await page.goto(url);
    const answer = page.waitForFunction('window.answer');
    const handle = await answer.catch((error: unknown) => {
      throw new Error(`the page gave no answer: ${String(error)}\n${complaints.join('\n')}`);
    });
    const text = String(await handle.jsonValue());
    if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join('\n')}\n${text.slice(0, 500)}`);
    return text;
  } finally {
    await browser.close();
  }
}
