import { runsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Access key ids: a known prefix and 16 signs of base 32 (AWS IAM, unique identifiers). */
export const awsAccessKey = patternRecognizer({
  name: 'awsAccessKey',
  type: 'AWS_ACCESS_KEY',
  begins: runsOf(16, 17, 18, 19, 20),
  pattern:
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{12,16}(?![A-Za-z0-9])|(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])/g,
  score: 0.98,
});
