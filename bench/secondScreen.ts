/**
 * What the second screen costs and how soon it tells: bytes of script, time from load to the first
 * number, time from each publication to its number in the page, share of a core in steady play at
 * the speed of `npm start` (eight times real, so with eight times the draws), and memory over a
 * whole game played fast. Needs `npm run build`.
 *
 * `npm run bench -- secondScreen [steady seconds, 60] [speed of the whole game, 40]`, or `memory` for
 * the page's memory over the draws of two games alone.
 */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { quantile } from '../src/cli/play/playReport.ts';
import { startChromium } from '../test/support/chromium.ts';
import { faceoffPublication } from '../test/support/publications.ts';
import { type RunningSystem, startFaceoff } from '../test/support/runningSystem.ts';
import { startSiteSystem } from '../test/support/siteSystem.ts';

const STEADY_SPEED = 8;
const [steadySeconds = 60, speed = 40] = process.argv.slice(2).map(Number);

/** Two games have about so many. */
const DRAWS_OF_TWO_GAMES = 120;

/** Notes when each number stands in the page, by the wall clock, and when the first one does. */
const WATCH = `
  window.shown = {};
  new MutationObserver(() => {
    for (const cell of document.querySelectorAll('.log [data-sequence]')) {
      shown[cell.dataset.sequence] ??= performance.timeOrigin + performance.now();
    }
    if (document.querySelector('.duel[data-sequence]')) window.first ??= performance.now();
  }).observe(document, { subtree: true, childList: true });
`;

const SHOWN = 'JSON.stringify({ first: window.first, shown: window.shown })';

interface Shown {
  readonly first: number;
  readonly shown: Readonly<Record<string, number>>;
}

/** Bytes of all scripts that the page loads, gzipped. */
async function scriptBytes(): Promise<number> {
  const page = await readFile('dist/web/index.html', 'utf8');
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((m) => m[1]!);
  const bodies = await Promise.all(scripts.map((name) => readFile(join('dist/web', name))));
  return bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0);
}

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.addInitScript(WATCH);
  await page.goto(url);
  await page.locator('.duel[data-sequence]').waitFor({ timeout: 120_000 });
  return page;
}

/** When each number of a game was published, by sequence, epoch milliseconds. */
async function publishedTimes(httpUrl: string, gameId: string): Promise<Map<number, number>> {
  const times = new Map<number, number>();
  let after: string | null = null;
  for (;;) {
    const response: Response = await fetch(`${httpUrl}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($id: ID!, $after: Cursor) { game(id: $id) { predictions(first: 100, after: $after) {
          nodes { sequence publishedTime } pageInfo { hasNextPage endCursor } } } }`,
        variables: { id: gameId, after },
      }),
    });
    const { data } = (await response.json()) as {
      data: {
        game: {
          predictions: {
            nodes: { sequence: number; publishedTime: string }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      };
    };
    const { nodes, pageInfo } = data.game.predictions;
    for (const { sequence, publishedTime } of nodes) times.set(sequence, Date.parse(publishedTime));
    if (!pageInfo.hasNextPage) return times;
    after = pageInfo.endCursor;
  }
}

/** Milliseconds from publication to the page, of what was published while it looked on. */
async function latencies(page: Page, httpUrl: string): Promise<number[]> {
  const { shown } = JSON.parse((await page.evaluate(SHOWN)) as string) as Shown;
  const gameId = await page.evaluate(
    "new URL(document.querySelector('[aria-current]').href).searchParams.get('game')",
  );
  const published = await publishedTimes(httpUrl, String(gameId));
  const [first = 0] = Object.keys(shown).map(Number);
  return Object.entries(shown).flatMap(([sequence, at]) => {
    const time = published.get(Number(sequence));
    return time === undefined || Number(sequence) === first ? [] : [at - time];
  });
}

const summary = (values: readonly number[]) => ({
  count: values.length,
  p50: Math.round(quantile(values, 0.5)),
  p95: Math.round(quantile(values, 0.95)),
  max: Math.round(Math.max(...values)),
});

/** CPU seconds so far: the page's renderer, its main thread alone, and all of Chromium. */
async function cpuSeconds(browserSession: CDPSession, pageSession: CDPSession) {
  const { processInfo } = await browserSession.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  const { metrics } = await pageSession.send('Performance.getMetrics');
  return {
    renderer: Math.max(...renderers.map(({ cpuTime }) => cpuTime)),
    all: processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0),
    mainThread: metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN,
  };
}

async function usedHeapMegabytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 2 ** 20;
}

async function steadyPlay(browser: Browser, system: RunningSystem) {
  // Until the first line-up there is no number to wait for.
  await (await open(browser, system.httpUrl)).close();
  const firstMillis: number[] = [];
  for (let visit = 0; visit < 5; visit++) {
    // A page of its own has nothing in its cache.
    const visitor = await open(browser, system.httpUrl);
    firstMillis.push((JSON.parse((await visitor.evaluate(SHOWN)) as string) as Shown).first);
    await visitor.close();
  }
  const page = await open(browser, system.httpUrl);
  const pageSession = await page.context().newCDPSession(page);
  await pageSession.send('Performance.enable');
  const browserSession = await browser.newBrowserCDPSession();
  const before = await cpuSeconds(browserSession, pageSession);
  const began = performance.now();
  await pause(steadySeconds * 1000);
  const after = await cpuSeconds(browserSession, pageSession);
  const seconds = (performance.now() - began) / 1000;
  const share = (key: keyof typeof before) =>
    Number(((after[key] - before[key]) / seconds).toFixed(4));
  const told = await latencies(page, system.httpUrl);
  await page.close();
  return {
    firstNumberMillis: summary(firstMillis),
    steady: {
      speed: STEADY_SPEED,
      seconds: Math.round(seconds),
      rendererShareOfCore: share('renderer'),
      mainThreadShareOfCore: share('mainThread'),
      // Headless, all drawing is done in software, by Chromium's GPU process.
      chromiumShareOfCore: share('all'),
      publicationToPageMillis: told.length > 0 ? summary(told) : null,
    },
  };
}

async function wholeGame(browser: Browser, system: RunningSystem) {
  const page = await open(browser, system.httpUrl);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap: number[] = [];
  const over = page.locator('.duel.isOVER').waitFor({ timeout: 1_200_000 });
  let isOver = false;
  void over.then(() => {
    isOver = true;
  });
  while (!isOver) {
    heap.push(await usedHeapMegabytes(session));
    await Promise.race([over, pause(10_000)]);
  }
  heap.push(await usedHeapMegabytes(session));
  const told = await latencies(page, system.httpUrl);
  const draws = (await page.locator('.wins b').allTextContents()).reduce(
    (sum, won) => sum + Number(won),
    0,
  );
  await page.close();
  return {
    speed,
    draws,
    publicationToPageMillis: summary(told),
    heapMegabytes: heap.map((megabytes) => Number(megabytes.toFixed(2))),
  };
}

/**
 * Memory over the draws of two games in one: the page follows a log that is written draw by draw, a
 * prediction, two revisions, a drop and a result each.
 */
async function twoGames(browser: Browser) {
  const system = await startSiteSystem();
  // Once the browser is gone: a page that closes still says so to the gateway.
  closeSite = () => system.close();
  const gameId = '2018020204';
  system.games.add(gameId, { lastSequence: 0 });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${system.httpUrl.replace(/graphql$/, '')}?game=${gameId}`);
  await page.locator('.duel.isWAITING').waitFor();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const heap: Record<number, number> = {};
  let sequence = 0;
  for (let draw = 1; draw <= DRAWS_OF_TWO_GAMES; draw++) {
    const faceoffId = `${gameId}-${1 + Math.floor(draw / 40)}-${String(draw).padStart(2, '0')}`;
    const states = ['PREDICTED', 'REVISED', 'REVISED', 'DROPPED', 'DECIDED'] as const;
    for (const status of states) {
      const winner = status === 'DECIDED' ? 'HOME' : null;
      await system.publish(faceoffPublication(++sequence, { gameId, faceoffId, status, winner }));
    }
    await page.locator(`.duel[data-sequence="${sequence}"]`).waitFor();
    if (draw % 20 === 0) heap[draw] = Number((await usedHeapMegabytes(session)).toFixed(2));
  }
  await page.close();
  return { draws: DRAWS_OF_TWO_GAMES, heapMegabytesAfterDraw: heap };
}

const directory = await mkdtemp(join(tmpdir(), 'faceoff-bench-'));
const { browser, close } = await startChromium();
const systems: RunningSystem[] = [];
let closeSite = async () => {};
const start = async (name: string, speedOf: number) => {
  const system = await startFaceoff([
    '--speed',
    String(speedOf),
    '--directory',
    join(directory, name),
  ]);
  systems.push(system);
  return system;
};
async function played() {
  const real = await start('real', STEADY_SPEED);
  const steady = await steadyPlay(browser, real);
  await real.kill('SIGKILL');
  const fast = await start('fast', speed);
  const game = await wholeGame(browser, fast);
  await fast.kill('SIGKILL');
  return { scriptGzippedBytes: await scriptBytes(), ...steady, game };
}

try {
  const figures = process.argv[2] === 'memory' ? {} : await played();
  console.log(JSON.stringify({ ...figures, twoGames: await twoGames(browser) }, null, 2));
} finally {
  await Promise.all(systems.map((system) => system.kill('SIGKILL')));
  await close();
  await closeSite();
  await rm(directory, { recursive: true, force: true });
}
