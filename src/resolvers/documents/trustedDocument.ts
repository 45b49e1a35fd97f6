import { createHash } from 'node:crypto';

/** A document that was registered: partners may ask for it by its hash. */
export interface TrustedDocument {
  /** SHA-256 of the text, hex. */
  readonly hash: string;
  readonly text: string;
  /** Name of its operation; empty without one. */
  readonly name: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

/** Registered documents. DynamoDB: `DOCUMENT#hash / DOCUMENT` in `Records`, index `DOCUMENTS`. */
export interface TrustedDocuments {
  /** A document that is there already stays as it is. */
  add(document: TrustedDocument): Promise<void>;
  find(hash: string): Promise<TrustedDocument | undefined>;
  /** Oldest first. */
  list(): Promise<readonly TrustedDocument[]>;
  /** False when there is none of that hash. */
  remove(hash: string): Promise<boolean>;
}

/** The name of a document everywhere: SHA-256 of its very text, hex. */
export function hashOfDocument(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
