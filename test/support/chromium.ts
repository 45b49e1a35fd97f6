import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, type Page, chromium as playwright } from 'playwright-core';

/** Software drawing; no sandbox, since containers have none to give. */
const ARGUMENTS = [
  '--no-sandbox',
  '--no-zygote',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--font-render-hinting=none',
];

/** One Chromium of the package, or the one that `CHROMIUM_PATH` names. */
export async function startChromium(): Promise<{
  readonly browser: Browser;
  close(): Promise<void>;
}> {
  const profile = await mkdtemp(join(tmpdir(), 'faceoff-chromium-'));
  const browser = await playwright.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    args: ARGUMENTS,
    headless: true,
    env: { ...process.env, HOME: profile },
  });
  return {
    browser,
    async close() {
      await browser.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** What a page does that it should not. */
export interface PageComplaints {
  /** Addresses outside the server that were asked. */
  readonly strangers: string[];
  /** Errors on its console and errors that nobody caught. */
  readonly errors: string[];
}

/** Listens to a page from now on. `host` is the server's, with port. */
export function listenTo(page: Page, host: string): PageComplaints {
  const strangers: string[] = [];
  const errors: string[] = [];
  const check = (url: string) => {
    const { host: asked, protocol } = new URL(url);
    if (asked !== host && !['data:', 'blob:'].includes(protocol)) strangers.push(url);
  };
  page.on('request', (request) => check(request.url()));
  page.on('websocket', (socket) => check(socket.url()));
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { strangers, errors };
}
