import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Series } from '../../../forecasting/series.ts';
import { ExpectedError } from '../../expectedError.ts';
import { jsonLines } from '../../jsonLines.ts';

/**
 * Series of a file of JSON lines `{id, m, h, x}`, gzipped where its name ends so; `-` is stdin.
 *
 * @throws {@link ExpectedError} naming the line
 */
export async function readSeries(path: string): Promise<Series[]> {
  const { SeriesError, toSeries } = await import('../../../forecasting/series.ts');
  const file: Readable = path === '-' ? process.stdin : createReadStream(path);
  const input: Readable = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const failed = new Promise<never>((_, reject) => {
    file.once('error', reject);
    input.once('error', reject);
  });
  const read = async (): Promise<Series[]> => {
    const series: Series[] = [];
    const lines = new Map<string, number>();
    for await (const { number, value } of jsonLines(input)) {
      const one = toSeries(value, `line ${number}`);
      const before = lines.get(one.id);
      if (before !== undefined) {
        throw new ExpectedError(`line ${number}: series ${one.id} came before on line ${before}`);
      }
      lines.set(one.id, number);
      series.push(one);
    }
    return series;
  };
  try {
    const series = await Promise.race([read(), failed]);
    if (series.length === 0) throw new ExpectedError(`${path} holds no series`);
    return series;
  } catch (error) {
    if (error instanceof SeriesError) throw new ExpectedError(error.message);
    if (error instanceof Error && 'code' in error) {
      throw new ExpectedError(`cannot read ${path}: ${error.message}`);
    }
    throw error;
  }
}
