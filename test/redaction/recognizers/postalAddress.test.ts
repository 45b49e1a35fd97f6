import { describe, expect, it } from 'vitest';
import { PreparedText } from '../../../src/redaction/preparedText.ts';
import { postalAddress } from '../../../src/redaction/recognizers/postalAddress.ts';

const found = (text: string) =>
  [...postalAddress.find(new PreparedText(text))]
    .filter(({ score }) => score >= 0.5)
    .map(({ begin, end }) => text.slice(begin, end));

describe('postalAddress', () => {
  it.each([
    [
      'Come to 482 Birchmount Road, Dayton, OH 45402 on Monday.',
      '482 Birchmount Road, Dayton, OH 45402',
    ],
    [
      'Loss location: Door No. 310, Sardar Patel Marg, Jaipur 302462',
      'Door No. 310, Sardar Patel Marg, Jaipur 302462',
    ],
    ['i live at 5099 s walnut street, dayton, oh 45402', '5099 s walnut street, dayton, oh 45402'],
  ])('reads %s', (text, address) => expect(found(text)).toEqual([address]));

  it.each([
    'On March 12, Oak Street and Elm Street were closed.',
    'Wake-up calls: 212 Shanahan 7 am; 305 Tremblay 8:29 PM',
    'Game 7, Boston 4, Toronto 3',
  ])('reads no address in %s', (text) => expect(found(text)).toEqual([]));
});
