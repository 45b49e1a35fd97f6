import { patternRecognizer } from '../patternRecognizer.ts';

/** A web address with a scheme or `www.`, or a bare host of a well-known kind (`club.example.com`). */
export const url = patternRecognizer({
  name: 'url',
  type: 'URL',
  needs: /[./]/,
  pattern:
    /(?<![\p{L}\p{N}@._/-])(?:(?:https?|ftp|wss?):\/\/[^\s<>"'`{}|\\^]{1,2000}|www\.[^\s<>"'`{}|\\^]{2,2000}|(?:[a-z0-9][a-z0-9-]{0,62}\.){1,4}(?:com|org|net|io|gov|edu|app|dev|info|biz|co\.uk|ca|de|fr|eu|me|tv|us)(?![\p{L}\p{N}_-])(?:\/[^\s<>"'`{}|\\^]{0,2000})?)/giu,
  trimEnd: /[.,;:!?)\]]{1,3}$/,
  score: 0.9,
  lower: 0.5,
  loweredBy:
    /^\s(?:Arena|Center|Centre|Cup|Park|Stadium|Inc|Ltd)\b|\b(?:version|package|module|file|import|namespace)[\s:]{1,3}$/i,
});
