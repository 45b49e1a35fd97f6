import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DynamoForecasts } from '../../src/aws/dynamoForecasts.ts';
import { dayOf, leagueDraws, leagueTable, scheduleOf } from '../forecasting/faceoffs/league.ts';
import { type DynaliteTables, startDynaliteTables } from '../support/dynaliteTables.ts';
import { runFaceoff } from '../support/runningSystem.ts';

const SEASON = '20232024';
const PLAYED = 45;

const refresh = (parameters: readonly string[], environment: Record<string, string> = {}) =>
  runFaceoff(['forecast', 'refresh', ...parameters], environment);

let directory: string;
let tables: DynaliteTables | undefined;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'faceoff-refresh-'));
});
afterEach(async () => {
  await tables?.close();
  tables = undefined;
  await rm(directory, { recursive: true, force: true });
});

describe('faceoff forecast refresh', () => {
  it('stores forecasts, accuracy and the basis of what-ifs where the API reads them', async () => {
    const draws = join(directory, 'faceoffs.parquet');
    await writeFile(draws, leagueTable([...leagueDraws(SEASON, PLAYED, 9)]));
    const schedule = join(directory, 'games.csv');
    const games = scheduleOf(SEASON, PLAYED, 12).map(
      (g, i) => `${i},${SEASON},R,${g.gameDate},${g.homeTeam},${g.awayTeam}`,
    );
    const header = 'game_id,season,game_type,game_date,home_team,away_team';
    await writeFile(schedule, [header, ...games].join('\n'));
    tables = await startDynaliteTables(['Game']);
    const { stdout, stderr, code } = await refresh(
      ['--draws', draws, '--schedule', schedule, '--accuracy', '--json'],
      {
        GAME_TABLE: 'Game',
        AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint,
        AWS_REGION: 'us-east-1',
        AWS_ACCESS_KEY_ID: 'local',
        AWS_SECRET_ACCESS_KEY: 'local',
      },
    );
    expect(code, stderr).toBe(0);
    expect(stderr).toContain('forecasting');
    const summary = JSON.parse(stdout);
    expect(summary).toMatchObject({ table: 'Game', knownThrough: dayOf(SEASON, PLAYED - 1) });
    const stored = new DynamoForecasts(tables.client, 'Game');
    const team = (await stored.forTeams(['BOS'])).get('BOS')!;
    expect(team.find((f) => f.span === 'NEXT_10')).toMatchObject({ games: 10 });
    expect(await stored.accuracy()).toHaveLength(summary.accuracyRows);
    const [answer] = await stored.whatIf([
      {
        subject: { kind: 'TEAM', team: 'BOS' },
        games: [{ opponent: team[0]!.opponents[0]!.replace('@', ''), isHome: true }],
      },
    ]);
    expect(answer).toMatchObject({ games: 1 });
  });

  it.each([
    [['--draws', 'none.parquet'], { GAME_TABLE: 'Game', AWS_REGION: 'us-east-1' }, 'none.parquet'],
    [['--draws', 'none.parquet', '--directory', 'nowhere'], {}, 'GAME_TABLE'],
  ])('says what was expected: %j', async (parameters, environment, words) => {
    const { code, stderr } = await refresh(parameters, environment);
    expect([code, stderr]).toEqual([1, expect.stringContaining(words)]);
  });
});
