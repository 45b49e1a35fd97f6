/**
 * Converts offsets of one text between UTF-16 units (JavaScript, this room) and Unicode code points
 * (Amazon Comprehend). Built once for a text; texts without surrogate pairs cost nothing.
 */
export class CodePoints {
  /** UTF-16 offsets of the characters outside the basic plane, ascending. */
  readonly #pairs: number[] = [];
  readonly length: number;

  constructor(text: string) {
    for (let i = 0; i < text.length - 1; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0xd800 || unit > 0xdbff) continue;
      const next = text.charCodeAt(i + 1);
      if (next >= 0xdc00 && next <= 0xdfff) {
        this.#pairs.push(i);
        i++;
      }
    }
    this.length = text.length - this.#pairs.length;
  }

  /** Code points before a UTF-16 offset; an offset inside a pair counts as its begin. */
  fromUtf16(offset: number): number {
    return offset - this.#before(offset);
  }

  /** The UTF-16 offset of a code point offset. */
  toUtf16(offset: number): number {
    // The k-th pair stands at code point pairs[k] - k.
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#pairs[middle]! - middle < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  }

  #before(offset: number): number {
    let low = 0;
    let high = this.#pairs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#pairs[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
