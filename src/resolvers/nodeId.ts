/** Types that have a node id. */
export const NODE_TYPES = [
  'Game',
  'Team',
  'Player',
  'Faceoff',
  'FaceoffPrediction',
  'FaceoffForecast',
  'RedactedRecord',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** Unique over all types; clients treat it as opaque. */
export function toNodeId(type: NodeType, key: string): string {
  return `${type}:${key}`;
}

/** The key in a node id of that type; any other text is taken as the key itself. */
export function keyOf(type: NodeType, id: string): string {
  return id.startsWith(`${type}:`) ? id.slice(type.length + 1) : id;
}

/** Type and key of a node id; `undefined` for text that is none. */
export function parseNodeId(
  id: string,
): { readonly type: NodeType; readonly key: string } | undefined {
  const end = id.indexOf(':');
  const type = NODE_TYPES.find((known) => known === id.slice(0, Math.max(0, end)));
  const key = id.slice(end + 1);
  return type && key !== '' ? { type, key } : undefined;
}
