/** The game of the address, if it names one. */
export const gameOfAddress = (): string | undefined =>
  new URLSearchParams(window.location.search).get('game')?.trim() || undefined;
