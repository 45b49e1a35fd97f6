import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { shortGameScript } from '../../src/simulator/bundledLeague.ts';
import { simulateGame } from '../../src/simulator/simulateGame.ts';
import { writeTrackingFile } from '../../src/simulator/trackingFile.ts';
import type { TrueDraw } from '../../src/simulator/truth.ts';
import type { ModelCard } from '../../src/training/modelCard.ts';
import { followStream, type StreamItem } from '../../src/web/client/followStream.ts';
import { axeViolations } from '../support/axe.ts';
import { listenTo, startChromium } from '../support/chromium.ts';
import { type RunningSystem, startFaceoff } from '../support/runningSystem.ts';

/** With `PICTURES=docs/pictures` the game is played slowly and its screens are kept there. */
const PICTURES = process.env.PICTURES;
const SPEED = PICTURES ? '4' : '8';
const SIZES = {
  laptop: { width: 1280, height: 800 },
  phone: { width: 390, height: 844 },
  television: { width: 1920, height: 1080 },
} as const;

interface Told extends StreamItem {
  readonly prediction: {
    readonly faceoffId: string;
    readonly status: string;
    readonly home: { readonly probability: number };
    readonly change: {
      readonly homeProbabilityChange: number;
      readonly replaced: readonly { readonly name: string }[];
    } | null;
    readonly winner: 'HOME' | 'AWAY' | null;
  };
}

const TOLD = `subscription Told($gameId: ID!, $after: Cursor) {
  faceoffPredicted(gameId: $gameId, after: $after) {
    __typename
    ... on SubscriptionStarted { cursor }
    ... on Lagged { missed resumeFrom }
    ... on FaceoffPredicted {
      sequence cursor
      prediction {
        faceoffId status winner home { probability }
        change { homeProbabilityChange replaced { name } }
      }
    }
  }
}`;

/** Keeps what the page showed only for a while, and where its parts have been, by window width. */
const WATCH_PAGE = `
  window.seen = { changes: [], states: [], places: {} };
  new MutationObserver(() => {
    for (const item of document.querySelectorAll('.moves :is(.isChange, .isOut)')) {
      if (!seen.changes.includes(item.textContent)) seen.changes.push(item.textContent);
    }
    const status = document.querySelector('.duel')?.dataset.status;
    if (status && seen.states.at(-1) !== status) seen.states.push(status);
    const parts = document.querySelectorAll('.scoreboard, .duel, .bar, .ground, .panel, .percent, footer');
    const place = [...parts].map((part) => {
      const { top, height } = part.getBoundingClientRect();
      return Math.round(top + scrollY) + '+' + Math.round(height);
    }).join(' ');
    const places = (seen.places[innerWidth] ??= []);
    if (status && !places.includes(place)) places.push(place);
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
`;

/** A taker has just been waved out, and that moved the number by five points or more. */
const HAS_MOVED_FAR = `(() => {
  const change = document.querySelector('.isREVISED .moves .isOut.isChange:last-child .change');
  return change !== null && Number.parseFloat(change.textContent) >= 5;
})()`;

/** While they line up: the numbers of the ringed players are those of the two cards. */
const ARE_TAKERS_RINGED = `(() => {
  const numbers = (marks) => [...document.querySelectorAll(marks)].map((m) => m.textContent).sort().join();
  return document.querySelector(':is(.isPREDICTED, .isREVISED)') !== null &&
    numbers('.player.taker text') === numbers('.who .number');
})()`;

interface Seen {
  readonly changes: string[];
  readonly states: string[];
  readonly places: Readonly<Record<string, readonly string[]>>;
}

/** Every number in the list of draws, by sequence. */
const shownNumbers = async (page: Page): Promise<Map<number, string>> =>
  new Map(
    await page
      .locator('.log [data-sequence]')
      .evaluateAll((cells) =>
        cells.map((cell): [number, string] => [
          Number(cell.getAttribute('data-sequence')),
          (cell.textContent ?? '').replace(/\D/g, ''),
        ]),
      ),
  );

let directory: string;
let tracking: string;
let truth: readonly TrueDraw[];
let browser: Browser;
let closeBrowser: () => Promise<void>;
/** Killed at the end if the test did not come so far. */
const running: RunningSystem[] = [];
const script = shortGameScript();

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-screen-'));
  tracking = join(directory, 'game.jsonl.gz');
  const game = simulateGame(script, { seed: 3 });
  await writeTrackingFile(tracking, game.events, () => undefined);
  truth = game.truth;
  ({ browser, close: closeBrowser } = await startChromium());
});
afterAll(async () => {
  await closeBrowser?.();
  await Promise.all(running.map((system) => system.kill('SIGKILL')));
  await rm(directory, { recursive: true, force: true });
});

/** The analysis of the game that is running: every picture with its numbers, in a page of its own. */
async function checkAnalysis(httpUrl: string): Promise<void> {
  const page = await browser.newPage({ viewport: SIZES.laptop, colorScheme: 'light' });
  page.setDefaultTimeout(90_000);
  const complaints = listenTo(page, new URL(httpUrl).host);
  const batches: string[] = [];
  page.on('request', (request) => {
    const body = request.postData() ?? '';
    if (body.includes('headToHead')) batches.push(body);
  });
  await page.goto(`${httpUrl}/analysis/`);
  const names = [
    'score',
    'explanation',
    'head-to-head',
    'latency',
    'reliability',
    'importance',
    'detector',
  ];
  const cells = new Map<string, string[]>();
  for (const name of names) {
    const figure = page.locator(`#${name}`);
    await figure.locator('svg').waitFor();
    cells.set(name, await figure.locator('td').allTextContents());
  }
  // All pairs of those on the ice were asked for at once: one request a line-up.
  const players = (batches[0]?.match(/: player\(/g) ?? []).length;
  expect(players).toBeGreaterThanOrEqual(6);
  expect(cells.get('head-to-head')?.length).toBeGreaterThanOrEqual(9 * 5);
  const card = JSON.parse(await readFile('models/faceoff/card.json', 'utf8')) as ModelCard;
  const firstBin = card.test.reliability.find(({ count }) => count > 0)?.count;
  expect(cells.get('reliability')?.[2]).toBe(firstBin?.toLocaleString('en-US'));
  expect(cells.get('importance')?.slice(0, 2)).toEqual(['ratingDifference', expect.any(String)]);
  expect(cells.get('detector')?.[5]).toBe('–');
  // Base rate and pushes sum to the log-odds that the title rounds.
  const pushes = cells.get('explanation') ?? [];
  const logOdds = pushes
    .filter((_, index) => index % 3 === 2)
    .reduce((sum, push) => sum + Number(push), 0);
  const title = await page.locator('#explanation svg > title').textContent();
  expect(title).toContain(`${Math.round(100 / (1 + Math.exp(-logOdds)))}–`);

  const importance = page.locator('#importance');
  await importance.locator('summary').click();
  for (const [button, ending] of [
    ['CSV', 'input,share of gain\r\nratingDifference,'],
    ['JSON', '[\n  {\n    "input": "ratingDifference",'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      importance.getByRole('button', { name: button }).click(),
    ]);
    expect(await readFile(await download.path(), 'utf8')).toContain(ending);
  }
  expect(await axeViolations(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await axeViolations(page), 'dark').toEqual([]);
  await page.setViewportSize(SIZES.phone);
  expect(
    await page.evaluate('document.scrollingElement.scrollWidth - innerWidth'),
  ).toBeLessThanOrEqual(0);
  expect(complaints).toEqual({ strangers: [], errors: [] });
  await page.close();
}

/** Texts of the second screen that are cut off at their box. */
const cutTexts = (page: Page): Promise<string[]> =>
  page
    .locator(
      '.state, .name strong, .team, .records dd, .moves, .reasons li, .clock, .wins, .log td',
    )
    .evaluateAll((parts) =>
      parts
        .filter((part) => part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
        .map((part) => `${part.className || part.tagName}: ${part.textContent}`),
    );

/** A laptop at 400 % (WCAG 1.4.10), opened in the middle of a game: what is simulated is said at once. */
async function checkSmallestPhone(httpUrl: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 320, height: 568 } });
  page.setDefaultTimeout(90_000);
  await page.goto(httpUrl);
  await page.locator('.duel[data-sequence]').waitFor();
  expect(await page.locator('footer').textContent()).toContain('Simulated here: people');
  const wide = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth');
  expect(wide).toBeLessThanOrEqual(0);
  expect((await cutTexts(page)).filter((text) => /^(state|clock|DD)/.test(text))).toEqual([]);
  await page.close();
}

/** The overlay of a broadcast: the same takers, on nothing. */
async function checkOverlay(httpUrl: string): Promise<void> {
  const page = await browser.newPage({ viewport: SIZES.television });
  page.setDefaultTimeout(90_000);
  const complaints = listenTo(page, new URL(httpUrl).host);
  await page.goto(`${httpUrl}/overlay/`);
  await page.locator('.third:not(.isQuiet) .duel[data-sequence]').waitFor();
  const grounds = await page.evaluate(
    '[document.documentElement, document.body].map((part) => getComputedStyle(part).background)',
  );
  for (const ground of grounds as string[]) expect(ground).toContain('rgba(0, 0, 0, 0) none');
  const box = await page.locator('.third').boundingBox();
  expect(box?.y).toBeGreaterThan(SIZES.television.height / 2);
  expect(await axeViolations(page)).toEqual([]);
  expect(complaints).toEqual({ strangers: [], errors: [] });
  await page.close();
}

/** A page as people open it, watched from its first moment. */
async function openScreen(httpUrl: string) {
  const page = await browser.newPage({ viewport: SIZES.laptop, colorScheme: 'light' });
  page.setDefaultTimeout(90_000);
  const complaints = listenTo(page, new URL(httpUrl).host);
  await page.addInitScript(WATCH_PAGE);
  await page.goto(httpUrl);
  await page.locator('.duel[data-sequence]').waitFor();
  await page.locator('.player').first().waitFor();
  return { page, complaints };
}

/** At each size every part has had one place and one height all along. */
async function expectNoJump(page: Page): Promise<Seen> {
  const seen = (await page.evaluate('seen')) as Seen;
  for (const [width, places] of Object.entries(seen.places)) {
    expect(places, width).toHaveLength(1);
  }
  return seen;
}

describe('the second screen', () => {
  // Games are played one after another here, so that none ends before a slow machine has looked.
  it(
    'stands at every size, by day and by night, and so do its overlay and its analysis',
    async () => {
      const state = join(directory, 'looked-at');
      const system = await startFaceoff(['--speed', SPEED, '--directory', state]);
      running.push(system);
      const { page, complaints } = await openScreen(system.httpUrl);
      expect(await page.locator('.connection').textContent()).toBe('Live');
      // The rink of the rules, and the two who take the draw are ringed on it.
      expect(await page.locator('.rink :is(.redMark, .blueMark)').count()).toBe(9);
      expect(await page.locator('.rink .circle').count()).toBe(5);
      await expect.poll(() => page.evaluate(ARE_TAKERS_RINGED), { timeout: 90_000 }).toBe(true);
      expect(await page.locator('.noPlayers').isVisible()).toBe(false);
      for (const [name, size] of Object.entries(SIZES)) {
        await page.setViewportSize(size);
        if (PICTURES) {
          await page.emulateMedia({ colorScheme: name === 'television' ? 'dark' : 'light' });
          await expect.poll(() => page.evaluate(HAS_MOVED_FAR), { timeout: 600_000 }).toBe(true);
          await page.locator('.players:not(.stale) .taker').first().waitFor();
          await page.screenshot({ path: join(PICTURES, `${name}.png`) });
        }
        // From one draw into the next: numbers, changes, results and reasons have come and gone.
        const before = await page.evaluate<number>('seen.states.length');
        await expect
          .poll(() => page.evaluate('seen.states.length'), { timeout: 90_000 })
          .toBeGreaterThan(before + 3);
        const wide = await page.evaluate('document.scrollingElement.scrollWidth - innerWidth');
        expect(wide, name).toBeLessThanOrEqual(0);
        const lowest = (await page.locator('.bar').first().boundingBox())?.y ?? Number.NaN;
        expect(lowest, name).toBeLessThan(size.height);
        expect(await cutTexts(page), name).toEqual([]);
        expect(await axeViolations(page), name).toEqual([]);
      }
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await axeViolations(page), 'dark').toEqual([]);
      expect(
        await page.evaluate(
          "getComputedStyle(document.querySelector('.player, .barHome')).transitionDuration",
        ),
      ).toBe('0s');
      expect(Object.keys((await expectNoJump(page)).places)).toHaveLength(3);
      expect(complaints).toEqual({ strangers: [], errors: [] });
      await page.close();

      await checkSmallestPhone(system.httpUrl);
      await checkOverlay(system.httpUrl);
      await checkAnalysis(system.httpUrl);
      await system.kill('SIGKILL');
    },
    PICTURES ? 1_800_000 : 420_000,
  );

  it.skipIf(PICTURES)(
    'shows every number of a game, through a kill and a restart of the server',
    async () => {
      const state = join(directory, 'killed');
      const args = ['--replay', tracking, '--once', '--speed', SPEED, '--directory', state];
      const first = await startFaceoff(args);
      running.push(first);
      const { port } = new URL(first.httpUrl);

      // What was told, as an independent client hears it.
      const told: Told[] = [];
      const failures: unknown[] = [];
      const client = createClient({
        url: first.webSocketUrl,
        webSocketImpl: WebSocket,
        retryAttempts: 1000,
        shouldRetry: () => true,
        retryWait: (retries) =>
          new Promise((resolve) => setTimeout(resolve, Math.min(retries, 5) * 100)),
      });
      const stop = followStream<Told>(client, {
        query: TOLD,
        variables: { gameId: script.gameId },
        field: 'faceoffPredicted',
        onEvent: (item) => void told.push(item),
        onError: (error) => void failures.push(error),
      });

      const { page, complaints } = await openScreen(first.httpUrl);
      await page.locator('.log td:last-child:is(.home, .away)').nth(2).waitFor();
      await first.kill('SIGKILL');
      await page.getByText('The server does not answer').waitFor();
      expect(await page.locator('.connection').textContent()).toBe('Reconnecting');
      expect(await page.locator('.log tbody tr').count()).toBeGreaterThan(2);

      const second = await startFaceoff([...args, '--port', port]);
      running.push(second);
      for (const sign of ['.connection:is(.connected, .over)', '.duel.isOVER']) {
        await page
          .locator(sign)
          .waitFor()
          .catch(async (cause) => {
            const shows = await page.locator('body').innerText();
            throw new Error(`no ${sign} on:\n${shows}\nserver:\n${second.output()}`, { cause });
          });
      }
      expect(await second.exited, second.output()).toBe(0);
      stop();
      expect(failures).toEqual([]);

      const shown = await shownNumbers(page);
      const firstShown = Math.min(...shown.keys());
      const numbers = told.filter(
        ({ sequence = 0, prediction: { status } }) =>
          ['PREDICTED', 'REVISED'].includes(status) && sequence >= firstShown,
      );
      // The page opened during the first line-up: nearly all of the game is compared.
      expect(numbers.length).toBeGreaterThan(truth.length);
      expect(numbers.map(({ sequence = 0 }) => [sequence, shown.get(sequence)])).toEqual(
        numbers.map(({ sequence, prediction }) => [
          sequence,
          String(Math.round(prediction.home.probability * 100)),
        ]),
      );

      const seen = await expectNoJump(page);
      const wavedOut = numbers.filter(({ prediction }) => prediction.change?.replaced.length);
      expect(wavedOut.length).toBeGreaterThan(0);
      for (const { prediction } of wavedOut) {
        const { homeProbabilityChange, replaced } = prediction.change ?? { replaced: [] };
        const change = Math.abs(homeProbabilityChange ?? 0);
        // What rounds to nothing is not said.
        const points = change < 0.0005 ? '' : `+${(change * 100).toFixed(1)}`;
        const names = replaced.map(({ name }) => name.split(' ').at(-1)).join(', ');
        const words = seen.changes.find(
          (text) => text.includes(points) && text.endsWith(`${names} waved out`),
        );
        expect(words, `${points} ${names} waved out, in ${seen.changes}`).toBeDefined();
      }
      expect(seen.states).toEqual(expect.arrayContaining(['DROPPED', 'DECIDED', 'OVER']));

      // The account of the night, against what happened.
      const decided = told.filter(({ prediction }) => prediction.status === 'DECIDED');
      expect(await page.locator('.log tbody tr').count()).toBe(truth.length);
      const homeWins = truth.filter(({ winner }) => winner === 'HOME').length;
      expect(await page.locator('.wins b').allTextContents()).toEqual([
        String(homeWins),
        String(truth.length - homeWins),
      ]);
      const hits = decided.filter(
        ({ prediction: { home, winner } }) => home.probability >= 0.5 === (winner === 'HOME'),
      ).length;
      const brier =
        decided.reduce(
          (sum, { prediction: { home, winner } }) =>
            sum + (home.probability - (winner === 'HOME' ? 1 : 0)) ** 2,
          0,
        ) / decided.length;
      expect((await page.locator('.figures dd').allTextContents()).slice(0, 2)).toEqual([
        `${hits} of ${decided.length}`,
        brier.toFixed(3).slice(1),
      ]);

      // While the server was gone the browser itself reports each failed try; nothing else did.
      const own = complaints.errors.filter(
        (text) => !/ERR_CONNECTION|WebSocket connection/.test(text),
      );
      expect(own).toEqual([]);
      expect(complaints.strangers).toEqual([]);
      await page.close();
    },
    420_000,
  );
});
