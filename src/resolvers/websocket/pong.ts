/** `pong`: a sign of life that nobody asked for; the count of messages has noted it. */
export function pong(): void {}
