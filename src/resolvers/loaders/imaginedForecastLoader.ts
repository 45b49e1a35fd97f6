import DataLoader from 'dataloader';
import { whatIfKey } from '../../forecasting/faceoffs/whatIf.ts';
import {
  type FaceoffWhatIf,
  type Forecasts,
  UnknownTeamError,
  type WhatIfQuestion,
} from '../../forecasting/ports.ts';
import { callerError } from '../errors.ts';

/** What-ifs of players and teams: all questions of one tick in one batched read, each asked once. */
export function imaginedForecastLoader(
  forecasts: Pick<Forecasts, 'whatIf'>,
): DataLoader<WhatIfQuestion, FaceoffWhatIf | undefined, string> {
  return new DataLoader<WhatIfQuestion, FaceoffWhatIf | undefined, string>(
    async (questions) => {
      const answers = await forecasts.whatIf(questions);
      return answers.map((answer) =>
        answer instanceof UnknownTeamError
          ? callerError('BAD_USER_INPUT', `Expected opponents that are teams: ${answer.message}.`)
          : answer,
      );
    },
    { cacheKeyFn: whatIfKey },
  );
}
