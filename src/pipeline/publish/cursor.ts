/** Where a reader of a game's log stands: everything up to `sequence` has been seen. */
export interface LogPosition {
  readonly gameId: string;
  readonly sequence: number;
}

/** Opaque text for clients; only {@link parseCursor} may look inside. */
export function formatCursor({ gameId, sequence }: LogPosition): string {
  return Buffer.from(`1:${gameId}:${sequence}`).toString('base64url');
}

/** @returns the position, or `undefined` for a text that {@link formatCursor} did not make. */
export function parseCursor(cursor: string): LogPosition | undefined {
  const text = Buffer.from(cursor, 'base64url').toString('latin1');
  const match = /^1:([A-Za-z0-9_-]{1,64}):(0|[1-9]\d{0,15})$/.exec(text);
  if (!match) return undefined;
  const position = { gameId: match[1]!, sequence: Number(match[2]) };
  return formatCursor(position) === cursor ? position : undefined;
}
