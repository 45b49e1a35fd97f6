import { readFile, writeFile } from 'node:fs/promises';

/**
 * Replaces what stands between `<!-- name -->` and `<!-- end name -->` of a Markdown file.
 *
 * @throws {RangeError} when the file has no such place
 */
export async function writeSection(file: string, name: string, text: string): Promise<void> {
  const before = await readFile(file, 'utf8');
  const place = new RegExp(`(<!-- ${name} -->\n)[^]*?(<!-- end ${name} -->)`);
  if (!place.test(before)) {
    throw new RangeError(`expected <!-- ${name} --> and <!-- end ${name} --> in ${file}`);
  }
  await writeFile(
    file,
    before.replace(place, (_, start: string, end: string) => `${start}\n${text}\n\n${end}`),
  );
}
