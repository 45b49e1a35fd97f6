/**
 * A test whether a pattern ends right at a place in a text. The pattern is matched backwards from
 * there, so a test costs only what the pattern itself may span, wherever in the text it is asked.
 *
 * @param pattern - ends with `$`, which stands for the place
 */
export function endsAt(pattern: RegExp): (text: string, at: number) => boolean {
  const source = pattern.source.replace(/\$$/, '');
  const behind = new RegExp(`(?<=${source})`, `${pattern.flags}y`);
  return (text, at) => {
    behind.lastIndex = at;
    return behind.test(text);
  };
}
