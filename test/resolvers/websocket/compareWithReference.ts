import { expect } from 'vitest';
import type { Dialogue } from './dialogues.ts';
import { play, type Transport } from './playDialogue.ts';

/** One dialogue on both: equal frames, but where ours must differ. */
export async function compareWithReference(
  own: Transport,
  reference: Transport,
  dialogue: Dialogue,
): Promise<void> {
  const [ours, theirs] = await Promise.all([play(own, dialogue), play(reference, dialogue)]);
  expect(ours.length).toBeGreaterThan(0);
  if (dialogue.ours) {
    expect(ours).toEqual(dialogue.ours);
    expect(ours).not.toEqual(theirs);
  } else expect(ours).toEqual(theirs);
}
