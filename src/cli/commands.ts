import { analyze } from './commands/analyze.ts';
import { detect } from './commands/detect.ts';
import { documents } from './commands/documents.ts';
import { evaluate } from './commands/evaluate.ts';
import { fitDetector } from './commands/fitDetector.ts';
import { forecast } from './commands/forecast.ts';
import { history } from './commands/history.ts';
import { keys } from './commands/keys.ts';
import { pii } from './commands/pii.ts';
import { query } from './commands/query.ts';
import { records } from './commands/records.ts';
import { redact } from './commands/redact.ts';
import { reset } from './commands/reset.ts';
import { review } from './commands/review.ts';
import { schema } from './commands/schema.ts';
import { simulate } from './commands/simulate.ts';
import { start } from './commands/start.ts';
import { train } from './commands/train.ts';
import type { DefineCommand } from './defineCommand.ts';

/**
 * Every `faceoff` command, in the order of the help text. A new command is one file in
 * `commands/` and one line here. Bodies import their rooms dynamically, so that `--help` is fast.
 */
export const commands: readonly DefineCommand[] = [
  start,
  reset,
  history,
  train,
  evaluate,
  analyze,
  review,
  simulate,
  detect,
  fitDetector,
  pii,
  redact,
  records,
  keys,
  documents,
  schema,
  query,
  forecast,
];
