/** Types that have a node id. */
export type NodeType =
  | 'Game'
  | 'Player'
  | 'Faceoff'
  | 'FaceoffPrediction'
  | 'FaceoffForecast'
  | 'RedactedRecord';

/** Unique over all types; clients treat it as opaque. */
export function toNodeId(type: NodeType, key: string): string {
  return `${type}:${key}`;
}

/** The key in a node id of that type; any other text is taken as the key itself. */
export function keyOf(type: NodeType, id: string): string {
  return id.startsWith(`${type}:`) ? id.slice(type.length + 1) : id;
}
