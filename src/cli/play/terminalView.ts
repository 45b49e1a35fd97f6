import type {
  WatchedGame,
  WatchedPrediction,
  WatchedSituation,
  WatchedTaker,
} from './gameWatcher.ts';

const SPOTS: Readonly<Record<string, string>> = {
  CENTER: 'center ice',
  DEFENSIVE_LEFT: 'home end, left',
  DEFENSIVE_RIGHT: 'home end, right',
  NEUTRAL_NEAR_LEFT: 'neutral near home, left',
  NEUTRAL_NEAR_RIGHT: 'neutral near home, right',
  NEUTRAL_FAR_LEFT: 'neutral near away, left',
  NEUTRAL_FAR_RIGHT: 'neutral near away, right',
  OFFENSIVE_LEFT: 'away end, left',
  OFFENSIVE_RIGHT: 'away end, right',
};

const percent = (share: number): string => `${Math.round(share * 100)}%`;
const lastName = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** The two abbreviations, known once the game has begun. */
export interface TeamNames {
  readonly home: string;
  readonly away: string;
}

function scoreLine({ score, strength }: WatchedSituation, teams: TeamNames): string {
  const goals = score
    ? `${teams.home} ${score.home}–${score.away} ${teams.away}`
    : `${teams.home}–${teams.away} score unknown`;
  return strength && strength.text !== '5v5' ? `${goals} ${strength.text}` : goals;
}

const BAR = 20;

/** Both sides' share as a bar that a terminal without colors shows too. */
function bar(homeShare: number): string {
  const home = Math.round(homeShare * BAR);
  return '█'.repeat(home) + '░'.repeat(BAR - home);
}

function side(taker: WatchedTaker): string {
  const number = taker.number === null ? '' : `#${taker.number} `;
  return `${number}${lastName(taker.name)}`;
}

/**
 * A prediction as one line: clock, score, dot, both takers with probabilities, what changed.
 * `undefined` for what a terminal need not say (the drop itself).
 */
export function predictionLine(
  prediction: WatchedPrediction,
  teams: TeamNames,
): string | undefined {
  const { situation, home, away, status, winner } = prediction;
  if (status === 'DROPPED') return undefined;
  if (status === 'DECIDED') {
    const taker = winner === 'HOME' ? home : away;
    const was = percent(taker.probability);
    return `${' '.repeat(11)}└ ${winner === 'HOME' ? teams.home : teams.away} ${side(taker)} wins it (had ${was})`;
  }
  const said = `${situation.clock.padEnd(10)} ${scoreLine(situation, teams)} · ${SPOTS[prediction.homeSpot] ?? prediction.homeSpot}`;
  const chances = `${side(home)} ${percent(home.probability)} ${bar(home.probability)} ${percent(away.probability)} ${side(away)}`;
  const marks = [
    ...changes(prediction),
    ...(prediction.isStale ? ['model late, stand-in value'] : []),
    ...(prediction.isLate ? ['late'] : []),
  ];
  return `${said.padEnd(52)} ${chances}${marks.length > 0 ? `  ↻ ${marks.join('; ')}` : ''}`;
}

function changes({ change, home }: WatchedPrediction): string[] {
  if (!change) return [];
  const moved = home.probability - change.previousHomeProbability;
  const points = `home ${moved >= 0 ? '+' : '−'}${Math.abs(moved * 100).toFixed(1)} points`;
  if (change.replaced.length === 0) return [`situation changed, ${points}`];
  const who = change.replaced.map(({ name }) => lastName(name)).join(' and ');
  return [`${who} waved out, ${points}`];
}

/** A change of the game as one line. */
export function gameLine(game: WatchedGame, teams: TeamNames): string | undefined {
  if (game.change === 'STARTED') {
    const simulated = game.simulated.length > 0 ? ` (simulated: ${game.simulated.join(', ')})` : '';
    return `── ${teams.away} at ${teams.home}${simulated}`;
  }
  if (game.change === 'ENDED') return `── final: ${scoreLine(game.situation, teams)}`;
  if (game.change === 'PERIOD') return `── ${game.situation.clock}`;
  return `${game.situation.clock.padEnd(10)} ${scoreLine(game.situation, teams)}`;
}

/**
 * Lines on one stream with a progress bar under them, where the stream is a terminal; elsewhere
 * lines alone.
 */
export class TerminalView {
  readonly #out: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  #bar = '';

  constructor(out: NodeJS.WritableStream & { isTTY?: boolean; columns?: number }) {
    this.#out = out;
  }

  line(text: string): void {
    if (!this.#out.isTTY) {
      this.#out.write(`${text}\n`);
      return;
    }
    this.#out.write(`\r\x1b[2K${text}\n${this.#bar}`);
  }

  /** @param share - of the game, 0 to 1 */
  progress(share: number, text: string): void {
    if (!this.#out.isTTY) return;
    const width = Math.max(10, Math.min(40, (this.#out.columns ?? 80) - text.length - 12));
    const done = Math.round(share * width);
    this.#bar = `[${'='.repeat(done)}${' '.repeat(width - done)}] ${percent(share).padStart(4)} ${text}`;
    this.#out.write(`\r\x1b[2K${this.#bar}`);
  }

  clear(): void {
    if (this.#out.isTTY) this.#out.write('\r\x1b[2K');
    this.#bar = '';
  }
}
