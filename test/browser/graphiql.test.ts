import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as playwright } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildContext } from '../../src/resolvers/context.ts';
import { buildHttpServer } from '../../src/resolvers/http/httpServer.ts';
import { DEVELOPMENT } from '../../src/resolvers/identity.ts';
import { DocumentGate } from '../../src/resolvers/limits/documentGate.ts';
import { QUERY_LIMITS } from '../../src/resolvers/limits/queryLimits.ts';
import { buildFaceoffSchema } from '../../src/resolvers/schema.ts';
import { startDeliverySystem } from '../support/deliverySystem.ts';
import { MemoryBudget } from '../support/memoryBudget.ts';
import { faceoffPublication } from '../support/publications.ts';

let system: Awaited<ReturnType<typeof startDeliverySystem>>;
const schema = buildFaceoffSchema();
let browser: Browser;
let profile: string;

beforeAll(async () => {
  system = await startDeliverySystem({}, async (resolverPorts) => {
    const server = await buildHttpServer({
      schema,
      gate: new DocumentGate(schema, QUERY_LIMITS),
      budget: new MemoryBudget(),
      report: () => {},
      contextFor: (identity) => buildContext(resolverPorts, identity),
      identify: async () => DEVELOPMENT,
    });
    return {
      webDirectory: resolve('dist/web'),
      http: (payload) => server.handle(JSON.parse(payload), 'browser'),
    };
  });
  profile = await mkdtemp(join(tmpdir(), 'faceoff-chromium-'));
  browser = await playwright.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromium.executablePath()),
    args: chromium.args,
    headless: true,
    env: { ...process.env, HOME: profile },
  });
});
afterAll(async () => {
  await browser?.close();
  await system?.close();
  await rm(profile, { recursive: true, force: true });
});

describe('GraphiQL', () => {
  it('runs a live subscription from its first example tab, and asks nobody else', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const strangers: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      const { host, protocol } = new URL(request.url());
      const isOwn = host === new URL(system.httpUrl).host || ['data:', 'blob:'].includes(protocol);
      if (!isOwn) strangers.push(request.url());
    });
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });

    await page.goto(system.httpUrl);
    await page.getByRole('button', { name: /Execute query/ }).click();
    const response = page.locator('.result-window');
    await response.getByText('SubscriptionStarted').waitFor();
    await system.publish(faceoffPublication(1, { gameId: '2025990025' }));
    await response.getByText('Home Taker').first().waitFor();
    expect(await response.textContent()).toContain('FaceoffPredicted');
    expect(strangers).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});
