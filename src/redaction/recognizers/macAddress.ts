import { patternRecognizer } from '../patternRecognizer.ts';

/** Six pairs of hexadecimal digits with one kind of separator, or three dotted groups of four. */
export const macAddress = patternRecognizer({
  name: 'macAddress',
  type: 'MAC_ADDRESS',
  needs: /[:.-]/,
  pattern:
    /(?<![\w:-])(?:[0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4})(?![\w:-])/gi,
  score: 0.9,
});
