import { readFile } from 'node:fs/promises';
import { type GameScript, GameScriptError, parseGameScript } from './gameScript.ts';

/**
 * Reads a game script from a JSON file.
 * @throws {@link GameScriptError} in one line: which file, what was expected, what came
 */
export async function readScriptFile(path: string): Promise<GameScript> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'no such file' : (code ?? String(cause));
    throw new GameScriptError(`${path}: cannot be read (${reason})`, { cause });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GameScriptError(`${path}: expected a game script as JSON, got something else`, {
      cause,
    });
  }
  try {
    return parseGameScript(value);
  } catch (error) {
    if (!(error instanceof GameScriptError)) throw error;
    throw new GameScriptError(`${path}: ${error.message}`, { cause: error });
  }
}
