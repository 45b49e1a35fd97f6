import { labelled } from '../labelled.ts';
import { wordsFrom } from '../landmarks.ts';
import { patternRecognizer } from '../patternRecognizer.ts';

/** A VIN by its label; outside North America its check digit is not used. */
export const vehicleIdentificationLabelled = patternRecognizer({
  name: 'vehicleIdentificationLabelled',
  type: 'VEHICLE_IDENTIFICATION_NUMBER',
  needs: /vin|vehicle.?id|chassis/i,
  begins: wordsFrom('vi|ve|ch'),
  pattern: labelled(
    String.raw`vin(?:\s(?:number|no|#)\.?)?|vehicle id(?:entification)?(?:\s(?:number|no)\.?)?|chassis(?:\s(?:number|no)\.?)?`,
    String.raw`(?=[A-Z]{0,10}\d)[A-HJ-NPR-Z0-9]{11,17}`,
  ),
  score: 0.9,
});
