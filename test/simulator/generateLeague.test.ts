import { describe, expect, it } from 'vitest';
import {
  BUNDLED_SEED,
  bundledGames,
  bundledLeague,
  bundledPastGames,
} from '../../src/simulator/bundledLeague.ts';
import { parseGameScript } from '../../src/simulator/gameScript.ts';
import { generateLeague } from '../../src/simulator/generateLeague.ts';

const files = '../../src/simulator/league';
const pretty = (value: unknown) => `${JSON.stringify(value)}\n`;

describe('the bundled league', () => {
  // Regenerate the files with `vitest run -u test/simulator/generateLeague.test.ts`.
  it('is what the generator makes', async () => {
    const made = generateLeague(BUNDLED_SEED);
    await expect(pretty(made.league)).toMatchFileSnapshot(`${files}/league.json`);
    await expect(pretty(made.games[0])).toMatchFileSnapshot(`${files}/firstGame.json`);
    await expect(pretty(made.games[1])).toMatchFileSnapshot(`${files}/secondGame.json`);
    await expect(pretty(made.short)).toMatchFileSnapshot(`${files}/shortGame.json`);
  });

  it('has four teams of twenty-one with names and numbers that differ', () => {
    expect(bundledLeague.teams).toHaveLength(4);
    expect(bundledLeague.players).toHaveLength(84);
    expect(new Set(bundledLeague.players.map((p) => p.name)).size).toBe(84);
    for (const { abbreviation } of bundledLeague.teams) {
      const team = bundledLeague.players.filter((p) => p.team === abbreviation);
      expect(new Set(team.map((p) => p.number)).size).toBe(team.length);
    }
  });

  it('gives its takers records that tell them apart', () => {
    const won = new Map<string, { won: number; taken: number }>();
    const count = (id: string, isWon: boolean) => {
      const record = won.get(id) ?? { won: 0, taken: 0 };
      won.set(id, { won: record.won + Number(isWon), taken: record.taken + 1 });
    };
    for (const { homeTakerId, awayTakerId, winner } of bundledPastGames().flatMap((g) => g.draws)) {
      count(homeTakerId, winner === 'HOME');
      count(awayTakerId, winner === 'AWAY');
    }
    const shares = [...won.values()].filter((r) => r.taken >= 100).map((r) => r.won / r.taken);
    expect(shares.length).toBeGreaterThanOrEqual(8);
    expect(Math.max(...shares) - Math.min(...shares)).toBeGreaterThan(0.1);
  });

  it('has every past draw in the game it belongs to', () => {
    const past = bundledPastGames();
    expect(past).toHaveLength(24);
    expect(past.reduce((sum, game) => sum + game.draws.length, 0)).toBe(bundledLeague.draws.length);
    for (const { homeTeam, awayTeam, draws } of past) {
      const teamOf = (id: string) => bundledLeague.players.find((p) => p.id === id)?.team;
      expect(new Set(draws.map((d) => teamOf(d.homeTakerId)))).toEqual(new Set([homeTeam]));
      expect(new Set(draws.map((d) => teamOf(d.awayTakerId)))).toEqual(new Set([awayTeam]));
    }
  });

  it('opens with a game that shows everything once', () => {
    const [game] = bundledGames();
    const waved = game.draws.filter((d) => d.home.takerIds.length + d.away.takerIds.length > 2);
    const power = game.draws.filter((d) => d.home.skaterIds.length !== d.away.skaterIds.length);
    expect(game.draws).toHaveLength(57);
    expect(waved.length).toBeGreaterThanOrEqual(2);
    expect(power.length).toBeGreaterThanOrEqual(5);
    expect(game.draws.some((d) => !d.home.goalkeeperId || !d.away.goalkeeperId)).toBe(true);
    expect((game.end.score?.home ?? 0) + (game.end.score?.away ?? 0)).toBeGreaterThanOrEqual(3);
  });

  it('writes scripts that its own reader takes for any seed', () => {
    for (let seed = 1; seed <= 3; seed++) {
      for (const game of generateLeague(seed).games) {
        expect(parseGameScript(JSON.parse(JSON.stringify(game))).draws).toEqual(game.draws);
      }
    }
  });
});
