import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The league's public web API; it states no schema and asks for no key. */
export const NHL_WEB_API = 'https://api-web.nhle.com';

/** The league's API does not answer, or answers something else. */
export class NhlWebApiError extends Error {
  override readonly name = 'NhlWebApiError';
}

export interface DownloadOptions {
  /** Where the API is, without a slash at the end. */
  readonly origin: string;
  /** Answers are kept here; what is here is not asked for again. */
  readonly directory: string;
  /** At most so many requests a second, one at a time. */
  readonly requestsPerSecond: number;
  readonly onProgress: (share: number, text: string) => void;
  readonly sleep: (millis: number) => Promise<void>;
  readonly now: () => number;
}

/** What a download did. */
export interface Downloaded {
  readonly games: number;
  readonly requests: number;
}

const ATTEMPTS = 6;
const FIRST_WAIT_MILLIS = 1000;
const LONGEST_WAIT_MILLIS = 60_000;
const REQUEST_TIMEOUT_MILLIS = 30_000;
/** A season has some 57 weeks with its summer; an API that always names a next week ends here. */
const MOST_WEEKS = 70;
const OVER = ['OFF', 'FINAL'];
const HISTORY_GAME_TYPES = [2, 3];

/**
 * Downloads a season's ended games and its rosters as the API gives them: `game-<id>.json`,
 * `roster-<team>-<season>.json`. Begun anew it goes on where it stopped; a game that is not over is
 * left for the next time.
 *
 * @param season - e.g. `20242025`
 * @throws {@link NhlWebApiError} when the API stays away or answers no JSON
 */
export async function downloadSeason(
  season: string,
  options: DownloadOptions,
): Promise<Downloaded> {
  const api = new PoliteApi(options);
  await mkdir(options.directory, { recursive: true });
  const games = await endedGames(season, api, options);
  const teams = new Set<string>();
  for (const [i, { id, home, away }] of games.entries()) {
    options.onProgress((i + 0.5) / (games.length + 1), `game ${i + 1} of ${games.length}`);
    await api.keep(`/v1/gamecenter/${id}/play-by-play`, `game-${id}.json`);
    teams.add(home).add(away);
  }
  for (const team of [...teams].sort()) {
    options.onProgress(1, `roster of ${team}`);
    await api.keep(`/v1/roster/${team}/${season}`, `roster-${team}-${season}.json`);
  }
  return { games: games.length, requests: api.requests };
}

interface Week {
  readonly gameWeek?: readonly {
    readonly games?: readonly {
      readonly id?: number;
      readonly season?: number;
      readonly gameType?: number;
      readonly gameState?: string;
      readonly homeTeam?: { readonly abbrev?: string };
      readonly awayTeam?: { readonly abbrev?: string };
    }[];
  }[];
  readonly nextStartDate?: string;
  readonly playoffEndDate?: string;
}

async function endedGames(season: string, api: PoliteApi, options: DownloadOptions) {
  const games = new Map<number, { id: number; home: string; away: string }>();
  const year = Number(season.slice(0, 4));
  const today = new Date(options.now()).toISOString().slice(0, 10);
  let date: string | undefined = `${year}-09-15`;
  let last = `${year + 1}-10-01`;
  for (let week = 0; week < MOST_WEEKS && date !== undefined && date <= last; week++) {
    options.onProgress(0, `schedule of the week of ${date}`);
    const answer = (await api.get(`/v1/schedule/${date}`)) as Week;
    for (const game of (answer.gameWeek ?? []).flatMap((day) => day.games ?? [])) {
      if (
        game.id !== undefined &&
        String(game.season) === season &&
        HISTORY_GAME_TYPES.includes(game.gameType ?? 0) &&
        OVER.includes(game.gameState ?? '') &&
        game.homeTeam?.abbrev &&
        game.awayTeam?.abbrev
      ) {
        games.set(game.id, { id: game.id, home: game.homeTeam.abbrev, away: game.awayTeam.abbrev });
      }
    }
    const { playoffEndDate: end, nextStartDate: next } = answer;
    // In summer the API may already speak of the season to come.
    if (end?.startsWith(String(year + 1)) && end < last) last = end;
    date = next !== undefined && next > date && next <= today ? next : undefined;
  }
  return [...games.values()].sort((a, b) => a.id - b.id);
}

/** One request at a time, not too many a second, again after what may pass. */
class PoliteApi {
  requests = 0;
  readonly #options: DownloadOptions;
  #last = Number.NEGATIVE_INFINITY;

  constructor(options: DownloadOptions) {
    this.#options = options;
  }

  async get(path: string): Promise<unknown> {
    const { origin, sleep, now, requestsPerSecond } = this.#options;
    const url = `${origin}${path}`;
    let why = '';
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const free = this.#last + 1000 / requestsPerSecond;
      if (free > now()) await sleep(free - now());
      this.#last = now();
      this.requests++;
      let wait = Math.min(LONGEST_WAIT_MILLIS, FIRST_WAIT_MILLIS * 2 ** attempt);
      try {
        const answer = await fetch(url, {
          headers: { accept: 'application/json' },
          signal: AbortSignal.timeout(REQUEST_TIMEOUT_MILLIS),
        });
        const body = await answer.text();
        if (answer.ok) return parse(url, body);
        why = `status ${answer.status}`;
        if (answer.status < 500 && answer.status !== 429) break;
        const asked = Number(answer.headers.get('retry-after'));
        if (asked > 0) wait = Math.min(LONGEST_WAIT_MILLIS, asked * 1000);
      } catch (error) {
        if (error instanceof NhlWebApiError) throw error;
        const cause = error instanceof Error ? (error.cause ?? error) : error;
        why = cause instanceof Error ? cause.message : String(cause);
      }
      if (attempt < ATTEMPTS - 1) await sleep(wait);
    }
    throw new NhlWebApiError(
      `expected an answer from ${url}, got ${why}; what has been downloaded is kept, the same command goes on from there`,
    );
  }

  /** The answer as a file of the directory; nothing is asked when it is there. */
  async keep(path: string, name: string): Promise<void> {
    const file = join(this.#options.directory, name);
    if (existsSync(file)) return;
    const answer = await this.get(path);
    // A file is there whole or not at all, even when the process is killed while writing.
    await writeFile(`${file}.part`, JSON.stringify(answer));
    await rename(`${file}.part`, file);
  }
}

function parse(url: string, body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    throw new NhlWebApiError(`expected JSON from ${url}, got ${body.length} other characters`, {
      cause,
    });
  }
}
