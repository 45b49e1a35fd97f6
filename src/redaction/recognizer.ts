import type { Finding } from './finding.ts';
import type { PiiType } from './piiType.ts';
import type { PreparedText } from './preparedText.ts';

/**
 * Finds one kind of personal data. A recognizer only points: it never changes text, knows no other
 * recognizer and runs in time linear in the text, whatever the text is.
 */
export interface Recognizer {
  readonly name: string;
  readonly types: readonly PiiType[];
  /** Every place it believes in, also weakly; places of one recognizer may overlap. */
  find(text: PreparedText): Iterable<Finding>;
}
