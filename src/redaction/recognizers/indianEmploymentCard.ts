import { patternRecognizer } from '../patternRecognizer.ts';

/** NREGA job card: state letters, district, block, panchayat, family: `RJ-01-001-0001-0001/123`. */
export const indianEmploymentCard = patternRecognizer({
  name: 'indianEmploymentCard',
  type: 'IN_NREGA',
  needs: /\d{3}-\d{3}/,
  pattern: /(?<![\w-])[A-Z]{2}-\d{2}-\d{3}-\d{3,4}-\d{3,4}\/\d{1,6}(?![\w-])/g,
  score: 0.9,
});
