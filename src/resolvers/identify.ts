import { DEVELOPMENT, type Identity } from './identity.ts';

/** Finds whose key it is; `undefined` for a key that is unknown, revoked or expired. */
export type FindKey = (key: string) => Promise<Identity | undefined>;

/**
 * Who asks, from the headers of a request or the payload of `connection_init`: the key in
 * `x-api-key`, `apiKey`, or `Authorization: Bearer`.
 *
 * @param withoutKey - the role of a request without a key; `undefined` refuses it
 * @returns `undefined` when nobody may ask like this
 */
export async function identify(
  credentials: Readonly<Record<string, unknown>>,
  findKey: FindKey,
  withoutKey: Identity | undefined,
): Promise<Identity | undefined> {
  const key = keyOf(credentials);
  return key === undefined ? withoutKey : findKey(key);
}

function keyOf(credentials: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, value] of Object.entries(credentials)) {
    if (typeof value !== 'string' || value === '') continue;
    const lower = name.toLowerCase();
    if (lower === 'x-api-key' || lower === 'apikey') return value;
    if (lower === 'authorization' && /^bearer /i.test(value)) return value.slice(7).trim();
  }
  return undefined;
}

/** The role of a request without a key: everything on one's own machine, nothing elsewhere. */
export function roleWithoutKey(
  environment: Readonly<Record<string, string | undefined>>,
): Identity | undefined {
  const isOpen =
    environment.EXECUTION_ENVIRONMENT === 'embedded' && environment.REQUIRE_KEYS !== 'true';
  return isOpen ? DEVELOPMENT : undefined;
}
