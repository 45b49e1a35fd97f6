import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { runCommandLine } from '../../../src/cli/commandLine.ts';
import { leagueDraws, leagueTable } from '../../forecasting/faceoffs/league.ts';

let folder: string;
let input: string;
let said = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'faceoff-forecast-'));
  input = join(folder, 'series.jsonl');
  const x = Array.from({ length: 48 }, (_, t) => 20 + [0, 5, -3, 2][t % 4]! + (t % 5) * 0.2);
  const lines = [
    { id: 'quarters', m: 4, h: 4, x },
    { id: 'point', m: 1, h: 2, x: [7] },
    { id: 'gaps', m: 1, h: 2, x: [1, null, 3, 4, null] },
  ];
  await writeFile(input, lines.map((l) => JSON.stringify(l)).join('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
  said = '';
});

async function run(...args: string[]): Promise<number> {
  const listen = (chunk: unknown): boolean => {
    said += String(chunk);
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(listen);
  vi.spyOn(process.stderr, 'write').mockImplementation(listen);
  return runCommandLine(['forecast', ...args]);
}

interface Line {
  readonly id: string;
  readonly method: string;
  readonly mean: readonly number[];
  readonly q: Readonly<Record<string, readonly number[]>>;
  readonly explanation?: Readonly<Record<'level' | 'trend' | 'season', readonly number[]>>;
}

async function linesOf(path: string): Promise<Line[]> {
  const text = await readFile(path, 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((l) => JSON.parse(l) as Line);
}

describe('faceoff forecast', () => {
  it('writes one line per series in the order of the input', async () => {
    const output = join(folder, 'out.jsonl');
    const args = ['--input', input, '--output', output, '--quantiles', '0.9,0.1'];
    expect(await run('series', ...args)).toBe(0);
    const lines = await linesOf(output);
    expect(lines.map((l) => [l.id, l.method, l.mean.length, Object.keys(l.q)])).toEqual([
      ['quarters', 'ensemble', 4, ['0.1', '0.9']],
      ['point', 'ensemble', 2, ['0.1', '0.9']],
      ['gaps', 'ensemble', 2, ['0.1', '0.9']],
    ]);
    expect(lines[1]!.q['0.9']![0]! - lines[1]!.q['0.1']![0]!).toBeGreaterThan(1);
  });

  it('explains each step where asked: level, trend and season add up to the mean', async () => {
    const output = join(folder, 'explained.jsonl');
    expect(await run('series', '--input', input, '--output', output, '--explain')).toBe(0);
    for (const { mean, explanation: e } of await linesOf(output)) {
      const sums = e!.level.map((v, i) => v + e!.trend[i]! + e!.season[i]!);
      for (const [i, v] of mean.entries()) expect(sums[i]).toBeCloseTo(v, 8);
    }
    const [quarters] = await linesOf(output);
    expect(Math.max(...quarters!.explanation!.season)).toBeGreaterThan(2);
  });

  it('gives one method alone when asked', async () => {
    const output = join(folder, 'naive.jsonl');
    expect(await run('series', '--input', input, '--output', output, '--method', 'naive')).toBe(0);
    const [quarters, point] = await linesOf(output);
    expect(quarters!.method).toBe('naive');
    expect(point!.mean).toEqual([7, 7]);
  });

  it('tells wrong usage from failure by the exit code', async () => {
    expect(await run('series', '--input', input, '--output', 'x', '--quantiles', '2')).toBe(2);
    expect(await run('series', '--input', input, '--output', 'x', '--method', 'oracle')).toBe(2);
    expect(await run('backtest')).toBe(2);
    expect(await run('series', '--input', join(folder, 'none'), '--output', 'x')).toBe(1);
    expect(said).toContain('cannot read');
  });

  it('foresees nothing from no games, and says when the first was', async () => {
    const draws = join(folder, 'faceoffs.parquet');
    await writeFile(draws, leagueTable([...leagueDraws('20232024', 3, 9)]));
    const args = ['--draws', draws, '--output', '-'];
    expect(await run('faceoffs', ...args, '--through', '1999-01-01')).toBe(1);
    expect(said).toContain(`expected games up to 1999-01-01 in ${draws}, whose first is of`);
    expect(await run('faceoffs', ...args, '--schedule', join(folder, 'none.csv'))).toBe(1);
    expect(said).toContain('none.csv: no such file');
    expect(said).not.toContain('    at ');
  });

  it('names the line of a doubled series', async () => {
    const doubled = join(folder, 'doubled.jsonl');
    const line = '{"id":"a","h":1,"x":[1]}\n';
    await writeFile(doubled, line + line);
    expect(await run('series', '--input', doubled, '--output', 'x')).toBe(1);
    expect(said).toContain('line 2: series a came before on line 1');
  });

  it('backtests and draws', async () => {
    expect(await run('backtest', '--input', input, '--windows', '2', '--json')).toBe(0);
    const json = said.split('\n').find((l) => l.startsWith('{'))!;
    expect(JSON.parse(json)).toMatchObject({ total: { wape: expect.any(Number) } });
    const svg = join(folder, 'plot.svg');
    expect(await run('plot', '--input', input, '--id', 'quarters', '--output', svg)).toBe(0);
    expect(await readFile(svg, 'utf8')).toContain('<polygon');
    said = '';
    expect(await run('plot', '--input', input, '--output', svg, '--json')).toBe(0);
    const drawn = said.split('\n').find((l) => l.startsWith('{'))!;
    expect(JSON.parse(drawn)).toMatchObject({ id: 'quarters', output: svg, method: 'ensemble' });
  });

  it('runs a workflow once, however often it is started with the same id', async () => {
    const { openDuckdb } = await import('../../../src/forecasting/warehouse/duckdbWarehouse.ts');
    const warehouse = await openDuckdb(join(folder, 'w.duckdb'));
    await warehouse.query(`CREATE TABLE sales AS
      SELECT 'a' AS item_id, DATE '2024-01-01' + CAST(d AS INTEGER) AS timestamp, d % 7 AS target_value
      FROM range(60) t(d)`);
    await warehouse.close();
    await writeFile(join(folder, 'targets.sql'), 'SELECT * FROM sales');
    const config = {
      source: { kind: 'duckdb', database: 'w.duckdb', targets: 'targets.sql' },
      frequency: 'D',
      horizon: 7,
      output: 'runs-here',
    };
    await writeFile(join(folder, 'run.json'), JSON.stringify(config));
    const start = () => run('run', '--config', join(folder, 'run.json'), '--run-id', 'n', '--json');
    expect((await Promise.all([start(), start()])).sort()).toEqual([0, 1]);
    expect(said).toMatch(/run n is being done by another start since .* \(process \d+ on /);
    const forecast = await readFile(join(folder, 'runs-here/runs/n/forecast.csv'), 'utf8');
    expect(forecast.trimEnd().split('\n')).toHaveLength(8);
    await rm(join(folder, 'w.duckdb'));
    expect(await start()).toBe(0);
    await writeFile(join(folder, 'run.json'), JSON.stringify({ ...config, horizon: 8 }));
    expect(await start()).toBe(1);
    expect(said).toContain('run n was started before with another configuration');
  });
});
