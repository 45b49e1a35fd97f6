/** An event that will never be readable: expected and came, never the payload itself. */
export class TrackingEventError extends Error {
  override readonly name = 'TrackingEventError';
}
