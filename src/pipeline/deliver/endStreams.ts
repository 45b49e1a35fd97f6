import { errorFrame } from './frames.ts';
import type { AudienceMember, Audiences, ConnectionSender, ListeningRights } from './ports.ts';
import { type Pause, PostQueue } from './postQueue.ts';

export interface EndStreamsPorts {
  readonly audiences: Pick<Audiences, 'leave' | 'removeConnection'>;
  readonly sender: Pick<ConnectionSender, 'post'>;
  readonly rights: ListeningRights;
  readonly pause: Pause;
  readonly random: () => number;
}

/** Said when a key ends while its streams are open. */
export const KEY_ENDED = 'The API key has ended: connect again with a new one.';

/**
 * Ends the streams whose key has ended, each with an `error`: a client must hear that no more comes.
 *
 * @returns the members that may go on
 */
export async function endStreamsWithoutRight(
  members: readonly AudienceMember[],
  { audiences, sender, rights, pause, random }: EndStreamsPorts,
): Promise<readonly AudienceMember[]> {
  const keyIds = new Set(members.flatMap(({ keyId }) => keyId ?? []));
  if (keyIds.size === 0) return members;
  const ended = await rights.ended(keyIds);
  if (ended.size === 0) return members;
  const queue = new PostQueue(sender, pause, random);
  const hasEnded = ({ keyId }: AudienceMember) => keyId !== undefined && ended.has(keyId);
  await Promise.all(
    members.filter(hasEnded).map(async (member) => {
      const { connectionId, subscriptionId } = member;
      const result = await queue.post(
        connectionId,
        errorFrame(subscriptionId, 'EXPIRED', KEY_ENDED),
      );
      if (result === 'GONE') await audiences.removeConnection(connectionId);
      else await audiences.leave(member);
    }),
  );
  return members.filter((member) => !hasEnded(member));
}
