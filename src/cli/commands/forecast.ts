import { Command } from 'commander';
import type { DefineCommand } from '../defineCommand.ts';
import { backtest } from './forecast/backtest.ts';
import { faceoffs } from './forecast/faceoffs.ts';
import { plot } from './forecast/plot.ts';
import { refresh } from './forecast/refresh.ts';
import { run } from './forecast/run.ts';
import { series } from './forecast/series.ts';

/** `faceoff forecast`: forecasts of series and of face-offs. */
export const forecast: DefineCommand = () => {
  const command = new Command('forecast').description(
    'forecast series and face-offs, with backtests that say how far to trust them',
  );
  // Wrong usage is thrown, so that it ends with the exit code of wrong usage.
  for (const part of [series(), backtest(), plot(), faceoffs(), refresh(), run()]) {
    command.addCommand(part.exitOverride());
  }
  return command;
};
