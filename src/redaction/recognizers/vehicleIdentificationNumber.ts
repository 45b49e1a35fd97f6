import { vin } from '../checksums.ts';
import { runsOf } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** Seventeen signs without I, O and Q whose ninth is the check digit. */
export const vehicleIdentificationNumber = patternRecognizer({
  name: 'vehicleIdentificationNumber',
  type: 'VEHICLE_IDENTIFICATION_NUMBER',
  begins: runsOf(17),
  pattern: /(?<![A-Za-z0-9])(?=[0-9]{0,16}[A-HJ-NPR-Z])[A-HJ-NPR-Z0-9]{17}(?![A-Za-z0-9])/g,
  score: 0.75,
  check: { name: 'VIN check digit', passes: vin },
  raisedBy: /\bvin\b|vehicle|chassis|car\b/i,
  raise: 0.2,
});
