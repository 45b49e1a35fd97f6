/** A bar on a terminal, some lines elsewhere: long work says how far it is. */
export class ProgressBar {
  readonly #out: NodeJS.WriteStream;
  #shown = -1;

  constructor(out: NodeJS.WriteStream = process.stderr) {
    this.#out = out;
  }

  /** @param share - 0 to 1 */
  show(share: number, text: string): void {
    const percent = Math.floor(Math.min(1, share) * 100);
    if (this.#out.isTTY) {
      const done = Math.round(percent / 4);
      this.#out.write(`\r\x1b[2K[${'='.repeat(done)}${' '.repeat(25 - done)}] ${percent}% ${text}`);
    } else if (Math.floor(percent / 20) !== Math.floor(this.#shown / 20)) {
      this.#out.write(`${percent}% ${text}\n`);
    }
    this.#shown = percent;
  }

  done(text: string): void {
    this.#out.write(this.#out.isTTY ? `\r\x1b[2K${text}\n` : `${text}\n`);
    this.#shown = -1;
  }
}
