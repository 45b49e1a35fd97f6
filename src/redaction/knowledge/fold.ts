/** Letters that Unicode does not decompose into a base letter and marks. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  '’': "'",
};

/** Words with other than ASCII letters are slow to fold, and texts repeat them. */
const remembered = new Map<string, string>();
const REMEMBERED = 4_096;

/** Lower case without diacritics: `Ødegård` → `odegard`. The key of every knowledge set. */
export function fold(word: string): string {
  const lower = word.toLowerCase();
  let ascii = true;
  for (let i = 0; i < lower.length; i++) {
    if (lower.charCodeAt(i) > 127) {
      ascii = false;
      break;
    }
  }
  if (ascii) return lower;
  let folded = remembered.get(lower);
  if (folded === undefined) {
    folded = lower
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .replace(/[łøđðþßæœı’]/g, (letter) => PLAIN[letter] ?? letter);
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(lower, folded);
  }
  return folded;
}
