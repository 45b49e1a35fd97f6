import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DEVELOPMENT, type Identity } from '../../src/resolvers/identity.ts';
import { axeViolations } from '../support/axe.ts';
import { listenTo, startChromium } from '../support/chromium.ts';
import { faceoffPublication } from '../support/publications.ts';
import { startSiteSystem } from '../support/siteSystem.ts';

let system: Awaited<ReturnType<typeof startSiteSystem>>;
let browser: Browser;
let closeBrowser: () => Promise<void>;
/** Keys that came with requests, and with a socket's first message. */
const keys: unknown[] = [];
const socketKeys: unknown[] = [];
let identity: Identity | undefined = DEVELOPMENT;

beforeAll(async () => {
  system = await startSiteSystem({
    ofRequest(credentials) {
      keys.push(credentials['x-api-key']);
      return identity;
    },
    ofSocket({ apiKey }) {
      socketKeys.push(apiKey);
      return DEVELOPMENT;
    },
  });
  ({ browser, close: closeBrowser } = await startChromium());
});
afterAll(async () => {
  await closeBrowser?.();
  await system?.close();
});

describe('GraphiQL', () => {
  it('is whole for those who listen, by day and by night, and has its answer below on a phone', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 }, colorScheme });
      page.setDefaultTimeout(90_000);
      await page.goto(system.httpUrl);
      await page.locator('.graphiql-query-editor .view-line').nth(5).waitFor();
      // The editor colors its text a moment after it has shown it: the comment on the first line.
      const text = page.locator('.graphiql-query-editor .view-lines');
      await text.locator('[class^="mtk"]:not(.mtk1)').nth(5).waitFor();
      expect(await axeViolations(page), colorScheme).toEqual([]);
      const editors = await page.locator('.graphiql-editors').boundingBox();
      const answer = await page.locator('.graphiql-response').boundingBox();
      expect(answer?.y).toBeGreaterThanOrEqual((editors?.y ?? 0) + (editors?.height ?? 0) - 1);
      expect(answer?.width).toBeGreaterThan(250);
      await page.close();
    }
  });

  it('runs a live subscription from its first example tab, and asks nobody else', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.setDefaultTimeout(90_000);
    const { strangers, errors } = listenTo(page, new URL(system.httpUrl).host);

    await page.goto(system.httpUrl);
    // The button is there before the editor knows the operation.
    await page.locator('.graphiql-query-editor .view-line').nth(5).waitFor();
    await page.getByRole('button', { name: /Execute query/ }).click();
    const response = page.locator('.result-window');
    await response.getByText('SubscriptionStarted').waitFor();
    await system.publish(faceoffPublication(1, { gameId: '2025990025' }));
    await response.getByText('Home Taker').first().waitFor();
    expect(await response.textContent()).toContain('FaceoffPredicted');

    // A key from the tab's headers goes along on both ways, and a query answers in another tab.
    const execute = page.getByRole('button', { name: /Execute query/ });
    const enterKey = async (key: string) => {
      await page.locator('[aria-label="Headers"] .view-line', { hasText: 'x-api-key' }).click();
      // Between the quotes that stand there.
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.insertText(key);
    };
    await page.getByRole('button', { name: /Stop query/ }).click();
    await enterKey('faceoff_of_a_stream');
    await execute.click();
    await expect.poll(() => socketKeys, { timeout: 20_000 }).toContain('faceoff_of_a_stream');
    await page.getByRole('button', { name: /Stop query/ }).click();
    await page.getByRole('button', { name: 'Model', exact: true }).click();
    await enterKey('faceoff_of_a_query');
    await execute.click();
    await response.getByText('"model"').waitFor();
    expect(keys).toContain('faceoff_of_a_query');
    expect(strangers).toEqual([]);
    expect(errors).toEqual([]);
    await page.close();
  });
});

describe('the second screen without a game', () => {
  const site = () => new URL('/', system.httpUrl).href;
  const visit = async (address: string, prepare?: (page: Page) => Promise<unknown>) => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } });
    page.setDefaultTimeout(90_000);
    await prepare?.(page);
    await page.goto(address);
    return page;
  };

  it('says on its own page that there is nothing at an address, and leads back', async () => {
    const page = await visit(new URL('/games/7', system.httpUrl).href);
    await page.getByRole('heading', { name: 'Nothing at this address' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'the game that is on', exact: true }).click();
    await page.getByRole('heading', { name: 'No game is running' }).waitFor();
    await page.close();
  });

  it('says that none is running, and opens the first that begins', async () => {
    const page = await visit(site());
    await page.getByRole('heading', { name: 'No game is running' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    const gameId = '2025990031';
    system.games.add(gameId, { lastSequence: 1 });
    await system.publish(faceoffPublication(1, { gameId }));
    await page.locator('.duel[data-sequence="1"]').waitFor();
    expect(await page.locator('.name strong').allTextContents()).toEqual(['Taker', 'Taker']);
    await page.close();
  });

  it('says that the game of the address is unknown, and opens it when it begins', async () => {
    const page = await visit(`${site()}?game=2025990032`);
    await page.getByRole('heading', { name: 'No game 2025990032' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    system.games.add('2025990032', { lastSequence: 0 });
    await page.locator('.duel.isWAITING').waitFor();
    await page.close();
  });

  it('asks for a key where one is needed, and says when the one it has is not good', async () => {
    identity = undefined;
    try {
      const page = await visit(site(), (fresh) => fresh.clock.install());
      await page.getByRole('heading', { name: 'A key is needed' }).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.getByLabel('API key').fill('faceoff_revoked');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'This key is not good' }).waitFor();
      identity = DEVELOPMENT;
      await page.getByLabel('API key').fill('faceoff_good');
      await page.getByRole('button', { name: 'Use this key' }).click();
      await page.locator('.connection.connected').waitFor();
      // Revoked while the page looks on: the next look at the list of games tells.
      identity = undefined;
      await page.clock.fastForward('00:31');
      await page.getByRole('heading', { name: 'This key is not good' }).waitFor();
      await page.close();
    } finally {
      identity = DEVELOPMENT;
    }
  });

  it('takes a key from the address for an overlay, at which nobody types, and says when it needs one', async () => {
    identity = undefined;
    try {
      const page = await visit(new URL('/overlay/?game=2025990031', site()).href);
      await page.getByText('This server needs a good API key').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      identity = DEVELOPMENT;
      // Only the part behind # differs, so that the page is asked for anew.
      await page.goto(`${site()}overlay/?game=2025990031#key=faceoff_of_an_overlay`);
      await page.reload();
      await page.locator('.board .duel').waitFor({ state: 'attached' });
      expect(keys).toContain('faceoff_of_an_overlay');
      expect(page.url()).not.toContain('faceoff_of_an_overlay');
      await page.close();
    } finally {
      identity = DEVELOPMENT;
    }
  });

  it('says how much it has missed when the log no longer holds it, and goes on', async () => {
    const gameId = '2025990033';
    system.games.add(gameId);
    await system.publish(faceoffPublication(1, { gameId }));
    const page = await visit(`${site()}?game=${gameId}`);
    await page.locator('.connection.connected').waitFor();
    await page.locator('.duel[data-sequence="1"]').waitFor();
    // Four come while nobody delivers, three are forgotten, and the connection breaks.
    await system.log.append([2, 3, 4, 5].map((n) => faceoffPublication(n, { gameId })));
    system.log.forget(gameId, 4);
    const { connections } = system.sender;
    for (const id of connections.overdue(Number.MAX_SAFE_INTEGER, 0, 0))
      connections.close(id, 1001);
    await page.locator('.duel[data-sequence="5"]').waitFor();
    await page.getByText('3 updates came too late to be shown.').waitFor();
    expect(await page.locator('.connection').textContent()).toBe('Fell behind');
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'Load the game anew' }).click();
    await page.locator('.connection.connected').waitFor();
    await page.close();
  });

  it('opens its game again when the server fails at its streams', async () => {
    const gameId = '2025990033';
    const page = await visit(`${site()}?game=${gameId}`);
    await page.locator('.connection.connected').waitFor();
    // Until the page has told: who asks first is not for a test to say.
    const table = vi.spyOn(system.log, 'lastSequence').mockRejectedValue(new Error('it is away'));
    const { connections } = system.sender;
    for (const id of connections.overdue(Number.MAX_SAFE_INTEGER, 0, 0))
      connections.close(id, 1001);
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor();
    table.mockRestore();
    await page.locator('.connection.connected').waitFor();
    await system.publish(faceoffPublication(6, { gameId }));
    await page.locator('.duel[data-sequence="6"]').waitFor();
    const color = 'getComputedStyle(document.querySelector(".home .percent")).color';
    const ofTheTeam = await page.evaluate(color);
    // A number that is not the model's own does not look like one.
    const standIn = { gameId, faceoffId: `${gameId}-1-06`, revision: 2, isStale: true };
    await system.publish(faceoffPublication(7, standIn));
    await page.locator('.duel.isStandIn[data-sequence="7"]').waitFor();
    await page.getByText('stand-in, the model is late').waitFor();
    expect(await page.evaluate(color)).not.toBe(ofTheTeam);
    expect(await axeViolations(page)).toEqual([]);
    await page.close();
  });

  it('is led by the keyboard alone', async () => {
    const page = await visit(`${site()}?game=2025990033`);
    await page.locator('.duel[data-sequence]').waitFor();
    const stops: string[] = [];
    while (stops.length < 30) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(
        "document.activeElement.getAttribute('href') ?? document.activeElement.className",
      );
      if (stop === '' || stops.includes(String(stop))) break;
      stops.push(String(stop));
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle');
      expect([stop, outline]).toEqual([stop, 'solid']);
    }
    expect(stops).toEqual([
      '/',
      ...['33', '32', '31'].map((end) => `/?game=20259900${end}`),
      'scroll',
      '/analysis/?game=2025990033',
      '/graphql',
      '/overlay/?game=2025990033',
    ]);
    await page.close();
  });

  it('has its analysis say that a game is unknown, and offer those that are known', async () => {
    const page = await visit(`${site()}analysis/?game=1999020001`);
    await page.getByText('There is no game 1999020001.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('link', { name: 'open the one that is on' }).click();
    await page.getByRole('heading', { name: /^The game: / }).waitFor();
    await page.close();
  });

  it('lists the newest twenty draws, and all where they are asked for', async () => {
    const gameId = '2025990035';
    system.games.add(gameId, { lastSequence: 0 });
    const page = await visit(`${site()}?game=${gameId}`);
    await page.locator('.duel.isWAITING').waitFor();
    const draws = Array.from({ length: 23 }, (_, n) =>
      faceoffPublication(n + 1, { gameId, faceoffId: `${gameId}-1-${n + 1}` }),
    );
    for (const draw of draws) await system.publish(draw);
    await page.locator('.duel[data-sequence="23"]').waitFor();
    const rows = page.locator('.log tbody tr');
    expect(await rows.count()).toBe(20);
    await page.getByRole('button', { name: 'Show the 3 before' }).click();
    await rows.nth(22).waitFor();
    expect(await page.locator('.log [data-sequence]').last().getAttribute('data-sequence')).toBe(
      '1',
    );
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Only the newest 20' }).click();
    await rows.nth(20).waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(20);
    await page.close();
  });

  it('says that the server is gone, and goes on by itself when it is back', async () => {
    let isGone = true;
    const page = await visit(site(), (fresh) =>
      fresh.route('**/graphql', (route) => (isGone ? route.abort() : route.continue())),
    );
    await page.getByRole('heading', { name: 'The server does not answer' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    isGone = false;
    await page.locator('.duel').waitFor();
    await page.close();
  });
});
